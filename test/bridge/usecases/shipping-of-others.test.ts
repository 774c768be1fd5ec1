import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, ask, mailsOf, paidFor, timeline, unsettled } from './steps.ts';

/** As orders of the stand-in have it, without tax. */
const SHIPPING = 700;
const AT_RECEIPT = { refund: 'receipt', store_credit: 'receipt', exchange: 'receipt' } as const;
const INSPECTED = { refund: 'inspection', store_credit: 'inspection', exchange: 'inspection' } as const;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => {
  world.woo.gateways['boomtest']!.mood = 'pays';
});

const moves = (when: typeof AT_RECEIPT | typeof INSPECTED) => ({
  outboundShipping: 'full_return' as const,
  moneyMoves: { guest: when, known: when, ceiling: null, ceilingDays: 30 },
});

async function twoReturns() {
  const lines = [{ product: world.products.shirt, quantity: 2 }];
  const order = placeOrder(world.woo.shop, { lines });
  return [await ask(world, order, 1), await ask(world, order, 1)] as const;
}

async function inspectNone(id: string) {
  const { lines } = await world.detail(id);
  const found = lines.map(({ orderLineId, quantity }) => ({
    ...{ orderLineId, sellable: 0, damaged: 0, missing: quantity, lowered: null },
  }));
  value(await world.command(id, { type: 'inspect', lines: found }));
}

describe('Shipping of an order that comes back in two parcels', () => {
  it('is paid with the parcel that comes last, and each page and e-mail adds up', async () => {
    await world.setPolicy(moves(INSPECTED));
    const [first, second] = await twoReturns();
    await arrive(world, second);
    await world.settle();
    const early = await world.detail(second.id);
    expect(timeline(early)).toContain('refund_without_shipping');
    expect(early.payouts[0]?.breakdown.lines.map(({ kind }) => kind)).toContain('not_back');
    await arrive(world, first);
    await world.settle();
    const last = await world.detail(first.id);
    expect(timeline(last)).toContain('refund_with_shipping');
    const shipping = last.payouts[0]?.breakdown.lines.find(({ kind }) => kind === 'shipping');
    expect(shipping?.amount).toBe(SHIPPING);
    expect(mailsOf(world, first).at(-1)).toMatchObject({ kind: 'refunded' });
    const [before = 0, after = 0] = paidFor(world, first.order);
    expect(after - before).toBeGreaterThanOrEqual(SHIPPING);
    expect(last.payouts[0]).toMatchObject({ state: 'settled', breakdown: { total: after } });
  });

  it('is asked after anew by a new attempt: what the other parcel turned out to miss is not paid', async () => {
    await world.setPolicy(moves(AT_RECEIPT));
    const [first, second] = await twoReturns();
    value(await world.command(first.id, { type: 'receive' }));
    await world.settle();
    world.woo.gateways['boomtest']!.mood = 'refuses';
    value(await world.command(second.id, { type: 'receive' }));
    await world.settle();
    const failed = await world.detail(second.id);
    expect(failed.payouts[0]?.state).toBe('failed');
    await inspectNone(first.id);
    world.woo.gateways['boomtest']!.mood = 'pays';
    const { id: effectId } = await unsettled(world, second.id, 'refund');
    value(await world.command(second.id, { type: 'try_again', effectId }));
    await world.settle();
    const [one = 0, two = 0] = paidFor(world, first.order);
    // Of two shirts the last has the odd cent.
    expect(two - one).toBeLessThanOrEqual(1);
    const paid = await world.detail(second.id);
    expect(paid.payouts[0]).toMatchObject({ state: 'settled', breakdown: { total: two } });
    expect(timeline(paid)).toEqual(expect.arrayContaining(['tried_again', 'refund_without_shipping', 'refunded']));
  });
});

describe('Where no money is refunded', () => {
  it('shipping that comes with an exchange is credit, as it would have been with the other parcel', async () => {
    const resolutions = offering('store_credit', 'exchange');
    const exchange = { ...resolutions.exchange, scope: 'any' as const };
    await world.setPolicy({ ...moves(INSPECTED), resolutions: { ...resolutions, exchange } });
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }] });
    const instead = { exchange: { productId: world.products.shirt.id, variationId: 0 } as never };
    const ids: string[] = [];
    for (const wish of [{ resolution: 'exchange', ...instead }, { resolution: 'store_credit' }] as const) {
      value(await world.submit(order, [[0, 1, wish]]));
      ids.push(await world.newestId());
      await world.settle();
    }
    for (const id of ids.toReversed()) {
      await arrive(world, { id });
      await world.settle();
    }
    const last = await world.detail(ids[0]!);
    expect(timeline(last)).toContain('refund_with_shipping');
    expect(last.payouts).toMatchObject([{ resolution: 'store_credit' }, { resolution: 'exchange' }]);
    expect(last.payouts.map(({ state }) => state)).toEqual(['settled', 'settled']);
    expect(paidFor(world, order)).toEqual([]);
  });
});
