import type { Fault, Match, SeenRequest } from '../standins/fault-proxy.ts';
import type { Case } from './cases.ts';
import type { FaultName, Target } from './kinds.ts';
import { SLOW_MS, TOO_LONG_MS } from './pace.ts';
import type { ChaosWorld } from './world.ts';

/** ms */
export interface Outages {
  readonly database: number;
  readonly store: number;
}

const FAULTS: Record<FaultName, Fault> = {
  lost: 'cut-after',
  cut: 'cut-before',
  timeout: { hold: TOO_LONG_MS },
  late: { delay: TOO_LONG_MS },
  '500': { status: 500, body: 'Internal Server Error' },
  '500_acted': { status: 500, body: '{"code":"internal_server_error","message":"A critical error."}', acts: true },
  '429': { status: 429, headers: { 'retry-after': '1' } },
  wrong_body: { status: 200, body: '<html>Checking your browser…</html>', acts: true },
  slow: { delay: SLOW_MS },
  twice: 'twice',
};

const write =
  (method: string, path: RegExp, body = /(?:)/) =>
  (seen: SeenRequest) =>
    seen.method === method && path.test(seen.path.split('?')[0] ?? '') && body.test(seen.body);

/** The call that does an act. */
const CALLS: Record<Target, Match> = {
  buy_label: write('POST', /^\/transactions\/?$/),
  refund: write('POST', /\/orders\/\d+\/refunds$/, /"api_refund":true/),
  refund_by_hand: write('POST', /\/orders\/\d+\/refunds$/, /"api_refund":false/),
  restock: write('POST', /\/bridge\/restock$/),
  store_credit: write('POST', /\/coupons$/),
  credit_balance: write('PUT', /\/coupons\/\d+$/),
  exchange_order: write('POST', /\/orders$/),
  exchange_status: write('PUT', /\/orders\/\d+$/),
  order_note: write('POST', /\/bridge\/order-notes$/),
  email: write('POST', /\/bridge\/email$/),
  void_label: write('POST', /^\/refunds\/?$/),
  webhook: write('POST', /^\/boomerang$/),
};

/** The store's, unless it is named here. */
const PEERS: Partial<Record<Target, 'carrier' | 'ear'>> = {
  buy_label: 'carrier',
  void_label: 'carrier',
  webhook: 'ear',
};

/** Sets what is to go wrong at the next call of the case's act, whosever it is. */
export function arm(world: ChaosWorld, { target, fault, trouble, random }: Case, outages: Outages): void {
  const { proxy } = world[PEERS[target] ?? 'shop'];
  const match = CALLS[target];
  const bad = FAULTS[fault];
  const kill = () => world.bridges.forEach((bridge) => bridge.kill());
  const acts = bad !== 'cut-before' && !(typeof bad === 'object' && 'status' in bad && !bad.acts);
  const how = random.pick(['hang', 'cut'] as const);
  switch (trouble) {
    case 'none':
      return proxy.rules.add({ match, fault: bad, times: 1 });
    case 'kill_before':
      proxy.rules.add({ match, fault: 'cut-before', times: 1, on: (moment) => moment === 'asked' && kill() });
      return proxy.rules.add({ match, fault: bad, times: 1 });
    case 'kill_during': {
      const during = acts ? 'passed' : 'asked';
      return proxy.rules.add({ match, fault: bad, times: 1, on: (moment) => moment === during && kill() });
    }
    case 'kill_after': {
      const after = bad === 'cut-before' ? 'asked' : 'answered';
      return proxy.rules.add({ match, fault: bad, times: 1, on: (moment) => moment === after && kill() });
    }
    case 'database_gone': {
      const ways = how === 'hang' ? 'crash' : 'cut';
      const begin = () => void world.databaseGone(outages.database, ways);
      return proxy.rules.add({ match, fault: bad, times: 1, on: (moment) => moment === 'asked' && begin() });
    }
    case 'store_gone': {
      const begin = () => void world.storeGone(outages.store, how);
      return proxy.rules.add({ match, fault: bad, times: 1, on: (moment) => moment === 'asked' && begin() });
    }
  }
}
