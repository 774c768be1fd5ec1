import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { createRefund } from '../../standins/woocommerce/refunds.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, ask, paidFor, timeline, type Begun } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setPolicy({
    outboundShipping: 'full_return',
    moneyMoves: moneyMovesOn('inspection'),
    resolutions: offering('refund', 'store_credit'),
  });
});
afterAll(() => world.close());

const MINUTE_MS = 60_000;

/** Two shirts, and as many e-books that are never sent back: the order has room for more than its shirts. */
function placed(): Order {
  const lines = [world.products.shirt, world.products.ebook].map((product) => ({ product, quantity: 2 }));
  return placeOrder(world.woo.shop, { lines });
}

/** The shipping line of the order, with its tax, as wp-admin does it. */
function refundShipping({ id, shipping_lines: [line] }: Order): void {
  const { id: itemId, total, taxes } = line!;
  const tax = taxes.map((one) => ({ id: one.id, refund_total: Number(one.total) }));
  const amount = (Number(total) + tax.reduce((all, one) => all + one.refund_total, 0)).toFixed(2);
  world.pass(MINUTE_MS);
  createRefund(world.woo.shop, id, {
    ...{ amount, api_refund: false, api_restock: false },
    line_items: [{ id: itemId, quantity: 0, refund_total: Number(total), refund_tax: tax }],
  });
  world.woo.shop.book.orders.find((one) => one.id === id)!.modified = world.clock.now();
}

async function bringBack(begun: Begun) {
  await arrive(world, begun);
  await world.settle();
}

/** Cents that were paid for the order's first line. */
function worthOfShirts({ line_items: [shirts] }: Order): number {
  return Math.round((Number(shirts!.total) + Number(shirts!.total_tax)) * 100);
}

const paid = (order: Order) => paidFor(world, order).reduce((all, one) => all + one, 0);

describe('Shipping that somebody refunds in WooCommerce', () => {
  it.each(['refund', 'store_credit'] as const)(
    'while its return is open (%s) waits for a person',
    async (resolution) => {
      const order = placed();
      value(await world.submit(order, [[0, 2, { resolution }]]));
      const id = await world.newestId();
      await world.settle();
      refundShipping(order);
      await readOrders(world.deps);
      await world.settle();
      expect((await world.detail(id)).payouts).toMatchObject([{ held: 'refunded_elsewhere' }]);
      await arrive(world, { id });
      await world.settle();
      value(await world.command(id, { type: 'release_payout', resolution }));
      await world.settle();
      const [payout] = (await world.detail(id)).payouts;
      expect(payout).toMatchObject({ state: 'settled', breakdown: { total: worthOfShirts(order) } });
    },
  );

  it('and was not read yet is not paid again', async () => {
    const order = placed();
    const begun = await ask(world, order, 2);
    refundShipping(order);
    await bringBack(begun);
    expect((await world.detail(begun.id)).payouts).toMatchObject([{ state: 'failed' }]);
    expect(paid(order)).toBe(0);
  });

  it('since a return was paid without it is not paid again with the one that comes last', async () => {
    const order = placed();
    const [first, second] = [await ask(world, order, 1), await ask(world, order, 1)];
    await bringBack(second);
    expect(timeline(await world.detail(second.id))).toContain('refund_without_shipping');
    refundShipping(order);
    await readOrders(world.deps);
    await bringBack(first);
    expect(paid(order)).toBe(worthOfShirts(order));
  });
});
