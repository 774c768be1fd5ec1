import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { pino } from 'pino';
import { compose, type Composed } from '../../bridge/composition.ts';
import { readConfig } from '../../bridge/config.ts';
import type { LookupResponse, ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ReturnDetail, StaffCommand } from '../../bridge/contract/staff.ts';
import type { PolicyRules } from '../../bridge/domain/policy.ts';
import type { Result } from '../../bridge/domain/result.ts';
import { instant } from '../../bridge/domain/time.ts';
import type { Limits } from '../../bridge/usecases/deps.ts';
import { runEffect } from '../../bridge/usecases/effects/run-effect.ts';
import type { RequestContext } from '../../bridge/usecases/request-context.ts';
import { startFaultProxy, type FaultProxy } from '../standins/fault-proxy.ts';
import { startShippoStandin, type ShippoStandin } from '../standins/shippo/server.ts';
import { startWooStandin, type WooStandin } from '../standins/woocommerce/index.ts';
import type { Order } from '../standins/woocommerce/types.ts';
import { ANA, stockShop, type SampleProducts } from './shop.ts';

const SECRET = 'a-test-secret-of-more-than-32-bytes';

/** The whole bridge on a real database, with stand-in peers behind fault proxies and a clock that the test moves. */
export interface World extends Composed {
  readonly woo: WooStandin;
  readonly shippo: ShippoStandin;
  readonly wooFaults: FaultProxy;
  readonly shippoFaults: FaultProxy;
  readonly products: SampleProducts;
  /** Lets time pass, ms. */
  pass(ms: number): void;
  /** Runs what is due now, and what that wakes, until all is quiet. */
  settle(): Promise<void>;
  /** As `settle`, moving the clock to each next due time, at most so far, ms. */
  settleWithin(ms: number): Promise<void>;
  lookUp(order: Order, email?: string): Promise<LookupResponse>;
  /** Submits lines as [line index, quantity]. */
  submit(order: Order, lines: readonly (readonly [number, number])[]): Promise<Result<ReturnStatus>>;
  /** Id of the newest return. */
  newestId(): Promise<string>;
  detail(returnId: string): Promise<ReturnDetail>;
  command(returnId: string, command: StaffCommand): Promise<Result<ReturnDetail>>;
  setPolicy(change: Partial<PolicyRules>): Promise<void>;
  close(): Promise<void>;
}

export const GUEST: RequestContext = { requester: { type: 'guest', ip: '203.0.113.7' }, traceId: 'trace-guest' };
export const STAFF: RequestContext = {
  requester: { type: 'staff', id: 1, name: 'Olga Owner', caps: ['manage_boomerang_returns'], ip: '203.0.113.8' },
  traceId: 'trace-staff',
};

export function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}

export interface WorldOptions {
  /** null: the owner has given none. Default: a test token. */
  readonly token?: string | null;
  readonly limits?: Partial<Limits>;
  /** Default: a fresh one of the test run. A benchmark, which is no test, brings its own. */
  readonly database?: { readonly url: string; close(): Promise<void> };
}

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  let nowMs = Date.parse('2026-11-20T10:00:00Z');
  const now = () => nowMs;
  const fresh = options.database ?? (await (await import('./database.ts')).freshDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'boomerang-world-'));
  const woo = await startWooStandin({ now, boomerangSecrets: [SECRET] });
  const wooFaults = await startFaultProxy({ target: woo.url });
  woo.shop.siteUrl = wooFaults.url;
  const shippo = await startShippoStandin({ now });
  const shippoFaults = await startFaultProxy({ target: shippo.url });
  const products = stockShop(woo.shop);
  const config = readConfig({
    WORDPRESS_URL: wooFaults.url,
    WC_KEY: woo.key,
    WC_SECRET: woo.secret,
    BOOMERANG_SECRET: SECRET,
    DATABASE_URL: fresh.url,
    DATA_DIR: dataDir,
    SHIPPO_URL: shippoFaults.url,
  });
  const log: Logger = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  const composed = await compose(config, log, {
    clock: { now },
    ...(options.limits ? { limits: options.limits } : {}),
  });
  const { handlers, deps } = composed;
  const token = options.token === undefined ? 'shippo_test_abcdefgh' : options.token;
  if (token !== null) value(await handlers.shippoToken({ body: { token }, query: undefined, params: {} }, STAFF));

  async function settle(): Promise<void> {
    for (;;) {
      const due = await deps.database.dueEffects(instant(nowMs), 50);
      if (due.length === 0) return;
      for (const { id } of due) await runEffect(deps, id);
    }
  }

  const world: World = {
    ...composed,
    woo,
    shippo,
    wooFaults,
    shippoFaults,
    products,
    pass: (ms) => void (nowMs += ms),
    settle,
    async settleWithin(ms) {
      const end = nowMs + ms;
      for (;;) {
        await settle();
        if (nowMs >= end) return;
        nowMs = Math.min(end, nowMs + 1_000);
      }
    },
    async lookUp(order, email = ANA) {
      const body = { orderNumber: String(order.id), email };
      return value(await handlers.lookup({ body, query: undefined, params: {} }, GUEST)) as LookupResponse;
    },
    async submit(order, lines) {
      const found = await world.lookUp(order);
      const body = {
        token: found.token,
        requestId: randomUUID(),
        lines: lines.map(([index, quantity]) => ({
          lineId: order.line_items[index]?.id ?? 0,
          quantity,
          reasonId: 'too_small',
          comment: '',
        })),
        comment: '',
        resolution: 'refund' as const,
        locale: 'en_US',
      };
      return (await handlers.submit({ body, query: undefined, params: {} }, GUEST)) as Result<ReturnStatus>;
    },
    async newestId() {
      const query = { sort: 'number', direction: 'desc', page: 1, perPage: 1 } as const;
      const { items } = value(await handlers.listReturns({ body: undefined, query, params: {} }, STAFF));
      const [newest] = items;
      if (!newest) throw new Error('There is no return');
      return newest.id;
    },
    async detail(id) {
      return value(
        await handlers.getReturn({ body: undefined, query: undefined, params: { id } }, STAFF),
      ) as ReturnDetail;
    },
    async command(id, command) {
      const { revision } = await world.detail(id);
      const input = { body: { revision, command }, query: undefined, params: { id } };
      return (await handlers.command(input, STAFF)) as Result<ReturnDetail>;
    },
    async setPolicy(change) {
      const { version, rules } = value(
        await handlers.getPolicy({ body: undefined, query: undefined, params: {} }, STAFF),
      );
      const body = { basedOn: version, rules: { ...rules, ...change } } as never;
      value(await handlers.savePolicy({ body, query: undefined, params: {} }, STAFF));
    },
    async close() {
      await composed.stop();
      await Promise.all([wooFaults.stop(), shippoFaults.stop()]);
      await Promise.all([woo.stop(), shippo.stop()]);
      await fresh.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return world;
}
