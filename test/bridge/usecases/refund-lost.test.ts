import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { woocommerceStore } from '../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, begin, kindsOf, paidFor, refundsOf, settleWith, timeline, unsettled } from './steps.ts';

const REFUNDS = { method: 'POST', path: /\/orders\/\d+\/refunds/ };
const SETTLES_MS = 65_000;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => {
  world.wooFaults.clear();
  world.woo.gateways['boomtest']!.mood = 'pays';
  world.woo.switches.guard = true;
});

/** Cents of two shirts with tax. */
const WHOLE = 10841;

describe('The answer to a refund is lost after it was paid', () => {
  it.each(['cut-after', 'empty', 'half'] as const)('(%s): it is looked up, one refund, settled', async (fault) => {
    const begun = await begin(world);
    await arrive(world, begun);
    world.wooFaults.rules.add({ match: REFUNDS, fault, times: 1 });
    await world.settle();
    expect(paidFor(world, begun.order)).toEqual([WHOLE]);
    expect(await unsettled(world, begun.id, 'refund')).toMatchObject({ state: 'in_flight', tries: 1 });

    world.pass(3_000);
    await world.settle();
    const detail = await world.detail(begun.id);
    expect([detail.state, detail.payouts[0]?.state]).toEqual(['closed', 'settled']);
    expect(paidFor(world, begun.order)).toEqual([WHOLE]);
    expect(refundsOf(world, begun.order)).toBe(1);
    expect(kindsOf(world, begun)).toEqual(['received', 'refunded']);
  });

  it('(no answer within the time limit): the same', async () => {
    const begun = await begin(world);
    await arrive(world, begun);
    world.wooFaults.rules.add({ match: REFUNDS, fault: { delay: 600 }, times: 1 });
    const { key, secret } = world.woo;
    await settleWith(world, {
      store: woocommerceStore({ url: world.wooFaults.url, key, secret, writeTimeoutMs: 200 }),
    });
    expect((await unsettled(world, begun.id, 'refund')).trouble?.code).toBe('timeout');
    await expect.poll(() => paidFor(world, begun.order)).toEqual([WHOLE]);
    world.pass(3_000);
    await world.settle();
    expect((await world.detail(begun.id)).payouts[0]?.state).toBe('settled');
    expect(refundsOf(world, begun.order)).toBe(1);
  });

  it('looks again while the store does not answer the look either', async () => {
    const begun = await begin(world);
    await arrive(world, begun);
    world.wooFaults.rules.add({ match: REFUNDS, fault: 'cut-after', times: 1 });
    world.wooFaults.rules.add({ match: { path: '/refunds' }, fault: { status: 502 }, times: 2 });
    await world.settle();
    await world.settleWithin(20_000);
    expect((await world.detail(begun.id)).payouts[0]?.state).toBe('settled');
    expect(refundsOf(world, begun.order)).toBe(1);
  });

  it('is recorded once where the gateway can not refund, and the owner pays by hand', async () => {
    const begun = await begin(world, { gateway: 'cod' });
    await arrive(world, begun);
    world.wooFaults.rules.add({ match: REFUNDS, fault: 'cut-after', times: 1 });
    await world.settle();
    world.pass(3_000);
    await world.settle();
    const recorded = await world.detail(begun.id);
    expect(recorded.payouts[0]).toMatchObject({ state: 'pending', awaitsHand: true });
    expect([recorded.state, recorded.attention]).toEqual(['inspected', 'pay_by_hand']);
    expect(recorded.can).toContain('paid_by_hand');
    expect([refundsOf(world, begun.order), paidFor(world, begun.order)]).toEqual([1, []]);
    const paid = value(await world.command(begun.id, { type: 'paid_by_hand', resolution: 'refund' }));
    await world.settle();
    expect([paid.state, paid.payouts[0]?.state, paid.payouts[0]?.byHand]).toEqual(['closed', 'settled', true]);
    expect(kindsOf(world, begun)).toEqual(['received', 'owner_pay_by_hand', 'refunded']);
    const promised = paid.ledger.filter(({ account }) => account === 'promised');
    expect(promised.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  });
});

describe('A refund of which the store shows nothing', () => {
  async function inDoubt() {
    const begun = await begin(world);
    await arrive(world, begun);
    world.wooFaults.rules.add({ match: REFUNDS, fault: 'cut-before', times: 1 });
    await world.settle();
    world.pass(3_000);
    await world.settle();
    expect((await world.detail(begun.id)).payouts[0]?.state).toBe('pending');
    world.pass(SETTLES_MS);
    await world.settle();
    const detail = await world.detail(begun.id);
    expect([detail.payouts[0]?.state, detail.attention]).toEqual(['in_doubt', 'in_doubt']);
    expect(kindsOf(world, begun)).toEqual(['received', 'owner_in_doubt']);
    return { ...begun, effectId: (await unsettled(world, begun.id, 'refund')).id };
  }

  it('is in doubt, and stays so by itself for a week', async () => {
    const { id, order } = await inDoubt();
    world.pass(7 * 86_400_000);
    await world.settle();
    expect((await world.detail(id)).payouts[0]?.state).toBe('in_doubt');
    expect(paidFor(world, order)).toEqual([]);
  });

  it('is settled by the word "it was paid", and nothing is sent', async () => {
    const { id, effectId, order } = await inDoubt();
    value(await world.command(id, { type: 'resolve_doubt', effectId, happened: true }));
    await world.settle();
    const detail = await world.detail(id);
    expect([detail.state, detail.payouts[0]?.state]).toEqual(['closed', 'settled']);
    expect(timeline(detail)).toContain('doubt_resolved');
    expect(paidFor(world, order)).toEqual([]);
  });

  it('is paid once, in a new attempt, by the word "it was not"', async () => {
    const { id, effectId, order } = await inDoubt();
    value(await world.command(id, { type: 'resolve_doubt', effectId, happened: false }));
    const again = await world.command(id, { type: 'resolve_doubt', effectId, happened: false });
    expect(again).toMatchObject({ ok: false, problem: { code: 'not_possible_now' } });
    await world.settle();
    expect((await world.detail(id)).payouts[0]?.state).toBe('settled');
    expect(paidFor(world, order)).toEqual([WHOLE]);
    expect(world.woo.book.claims.some(({ key }) => key === `${effectId}-2`)).toBe(true);
  });
});

describe('Why the look matters', () => {
  /** The refund is paid, its answer lost; a look shows nothing (if blind); the owner then says "it was not paid", wrongly. */
  async function wrongWord(blind: boolean) {
    const begun = await begin(world, {}, 1);
    await arrive(world, begun);
    world.woo.switches.guard = false;
    world.wooFaults.rules.add({ match: REFUNDS, fault: 'cut-after', times: 1 });
    world.wooFaults.rules.add({ match: { method: 'GET', path: '/refunds' }, fault: { status: 200, body: '[]' } });
    await world.settle();
    world.pass(SETTLES_MS + 3_000);
    await world.settle();
    const { id: effectId, state } = await unsettled(world, begun.id, 'refund');
    expect(state).toBe('in_doubt');
    if (!blind) world.wooFaults.clear();
    value(await world.command(begun.id, { type: 'resolve_doubt', effectId, happened: false }));
    await world.settle();
    return paidFor(world, begun.order).length;
  }

  it('pays nothing more while the list of refunds is empty and the order itself names one', async () => {
    expect(await wrongWord(true)).toBe(1);
  });

  it('pays once when the look before the new attempt sees it, whatever the owner said', async () => {
    expect(await wrongWord(false)).toBe(1);
  });
});
