import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, begin, bought, paidFor } from './steps.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.setPolicy({ moneyMoves: moneyMovesOn('inspection'), resolutions: offering('refund', 'store_credit') });
});
afterEach(() => world.close());

/** Paid by card in each order, and not paid back here; with tax, cents. */
const SHIPPING = 760;
const cents = (total: number) => Math.round(total * 100);

/** Credit for two shirts, spent on as many units of something. */
async function spentOn(quantity: number) {
  const lines = [{ product: world.products.shirt, quantity: 2 }];
  const first = placeOrder(world.woo.shop, { lines });
  value(await world.submit(first, [[0, 2, { resolution: 'store_credit' }]]));
  const id = await world.newestId();
  await world.settle();
  await arrive(world, { id });
  await world.settle();
  const { credit } = (await world.deps.database.findReturn(id))!;
  const order = placeOrder(world.woo.shop, {
    lines: [{ product: world.products.shirt, quantity }],
    coupon: credit!.code.toLowerCase(),
  });
  return { order, credit: credit! };
}

async function given(order: Awaited<ReturnType<typeof spentOn>>['order'], units: number) {
  value(await world.submit(order, [[0, units]]));
  const id = await world.newestId();
  await world.settle();
  await arrive(world, { id });
  await world.settle();
  const entry = (await world.deps.database.findReturn(id))!;
  return { entry, refunds: paidFor(world, order), labels: bought(world, entry) };
}

describe('An order that was paid with store credit', () => {
  it('and goes back is credit again, with a code of its own, and a label', async () => {
    const { order, credit } = await spentOn(2);
    expect(cents(order.total)).toBe(SHIPPING);
    const { entry, refunds, labels } = await given(order, 2);
    expect(entry.parcel.state).toBe('closed');
    expect(refunds).toEqual([]);
    expect(labels).toBe(1);
    expect(entry.credit).toMatchObject({ amount: credit.amount, couponAmount: credit.couponAmount, state: 'open' });
    expect(entry.credit?.code).not.toBe(credit.code);
  });

  it('and with a card for the rest gives each its own', async () => {
    const { order, credit } = await spentOn(3);
    const card = cents(order.total) - SHIPPING;
    expect(card).toBeGreaterThan(0);
    const { entry, refunds } = await given(order, 3);
    expect(refunds).toEqual([card]);
    expect(entry.credit?.amount).toBe(credit.amount);
  });
});

it('A shirt that money paid gives money', async () => {
  const begun = await begin(world);
  await arrive(world, begun);
  await world.settle();
  expect(paidFor(world, begun.order)).toHaveLength(1);
});
