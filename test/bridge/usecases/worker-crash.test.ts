import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EFFECT_TRANSITIONS, type Effect } from '../../../bridge/domain/effect.ts';
import { instant } from '../../../bridge/domain/time.ts';
import type { Database } from '../../../bridge/ports/database.ts';
import type { Deps } from '../../../bridge/usecases/deps.ts';
import { runEffect } from '../../../bridge/usecases/effects/run-effect.ts';
import { startWorld, type World } from '../../support/world.ts';
import { arrive, begin, effectsOf, kindsOf, paidFor, refundsOf, settleWith, unsettled } from './steps.ts';

const REFUNDS = { method: 'POST', path: /\/orders\/\d+\/refunds/ };
const LEASE_MS = 90_000;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** One of two shirts: enough is left on the order for the same refund once more. */
async function dueRefund() {
  const begun = await begin(world, {}, 1);
  await arrive(world, begun);
  const [effect] = await effectsOf(world, begun.id, 'refund');
  return { ...begun, effectId: effect!.id };
}

function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

const claim = (effectId: string) =>
  world.deps.database.transaction((tx) => tx.claimEffect(effectId, instant(world.deps.clock.now()), LEASE_MS));

describe('A worker that dies', () => {
  it('before it sent anything: when its lease has run out, another does the effect without a look', async () => {
    const { effectId, id, order } = await dueRefund();
    expect(await claim(effectId)).toMatchObject({ effect: { state: 'in_flight', sentAt: null } });
    await world.settle();
    expect(paidFor(world, order)).toEqual([]);
    world.pass(LEASE_MS - 1);
    await runEffect(world.deps, effectId);
    expect(paidFor(world, order)).toEqual([]);
    world.pass(1);
    await world.settle();
    expect((await world.detail(id)).state).toBe('closed');
    expect(paidFor(world, order)).toHaveLength(1);
  });

  it('after it sent, before it recorded: another looks, finds the refund, and a late word of the first changes nothing', async () => {
    const { effectId, id, order } = await dueRefund();
    const death = gate();
    const store: Deps['store'] = {
      ...world.deps.store,
      async createRefund(request) {
        await world.deps.store.createRefund(request);
        await death.opened;
        return { type: 'unknown', code: 'timeout', message: '' };
      },
    };
    const dying = runEffect({ ...world.deps, store }, effectId);
    await expect.poll(() => paidFor(world, order)).toHaveLength(1);
    world.pass(LEASE_MS);
    await world.settle();
    const found = await world.detail(id);
    expect([found.state, found.payouts[0]?.state]).toEqual(['closed', 'settled']);

    const effects = await effectsOf(world, id, 'refund');
    death.open();
    await dying;
    expect(await world.detail(id)).toEqual(found);
    expect(await effectsOf(world, id, 'refund')).toEqual(effects);
    expect([paidFor(world, order).length, refundsOf(world, order)]).toEqual([1, 1]);
  });

  it('is not dead but slow: what has lost its lease sends nothing', async () => {
    const { effectId, id, order } = await dueRefund();
    const stuck = gate();
    const store: Deps['store'] = {
      ...world.deps.store,
      async getOrder(orderId, rules) {
        await stuck.opened;
        return world.deps.store.getOrder(orderId, rules);
      },
    };
    const slow = runEffect({ ...world.deps, store }, effectId);
    await expect.poll(async () => (await effectsOf(world, id, 'refund'))[0]?.state).toBe('in_flight');
    world.pass(LEASE_MS);
    await world.settle();
    expect(paidFor(world, order)).toHaveLength(1);
    const sent = world.wooFaults.log.length;
    stuck.open();
    await slow;
    const writes = world.wooFaults.log.slice(sent).filter(({ method }) => method !== 'GET');
    expect(writes).toEqual([]);
    expect(paidFor(world, order)).toHaveLength(1);
  });
});

describe('Wake-ups that come too often', () => {
  it('eight at once for one effect: it is done once', async () => {
    const { effectId, order, ...begun } = await dueRefund();
    await Promise.all(Array.from({ length: 8 }, () => runEffect(world.deps, effectId)));
    await world.settle();
    await runEffect(world.deps, effectId);
    expect(paidFor(world, order)).toHaveLength(1);
    expect(kindsOf(world, begun)).toEqual(['received', 'refunded']);
  });

  it('for an effect that does not exist, or before it is due, do nothing', async () => {
    await runEffect(world.deps, '00000000-0000-4000-8000-000000000000');
    await runEffect(world.deps, 'no id at all');
    world.shippo.switches.refuse = { status: 503 };
    const { id } = await begin(world);
    world.shippo.switches.refuse = null;
    const label = await unsettled(world, id, 'buy_label');
    await runEffect(world.deps, label.id);
    expect((await unsettled(world, id, 'buy_label')).tries).toBe(label.tries);
  });
});

describe('The states of an effect', () => {
  it('change only as the table says, through a lost answer to doubt', async () => {
    const { id } = await dueRefund();
    const changes: (readonly [Effect['state'], Effect['state']])[] = [];
    const database = recording(world.deps.database, changes);
    world.wooFaults.rules.add({ match: REFUNDS, fault: { status: 503, headers: { 'retry-after': '1' } }, times: 1 });
    world.wooFaults.rules.add({ match: REFUNDS, fault: 'cut-before', times: 1 });
    for (let round = 0; round < 6; round += 1) {
      await settleWith(world, { database });
      world.pass(60_000);
    }
    expect((await world.detail(id)).payouts[0]?.state).toBe('in_doubt');
    expect(changes.map((change) => change.join(' → '))).toEqual(
      expect.arrayContaining(['in_flight → pending', 'in_flight → in_doubt']),
    );
    for (const [from, to] of changes.filter(([from, to]) => from !== to)) {
      expect(EFFECT_TRANSITIONS[from] as readonly string[]).toContain(to);
    }
  });
});

/** Notes each change of state that is saved. */
function recording(database: Database, changes: (readonly [Effect['state'], Effect['state']])[]): Database {
  return {
    ...database,
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          ...tx,
          async saveEffect(effect) {
            const before = await tx.lockEffect(effect.id);
            if (before) changes.push([before.state, effect.state]);
            await tx.saveEffect(effect);
          },
        }),
      ),
  };
}
