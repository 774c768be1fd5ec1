import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runEffect } from '../../../bridge/usecases/effects/run-effect.ts';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { setStatus } from '../../standins/woocommerce/order-status.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, effectsOf, timeline } from './steps.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.setPolicy({ moneyMoves: moneyMovesOn('inspection'), resolutions: offering('refund', 'store_credit') });
});
afterEach(() => world.close());

type WooOrder = ReturnType<typeof placeOrder>;

async function read(): Promise<void> {
  world.pass(11 * 60_000);
  await readOrders(world.deps);
  await world.settle();
}

async function arrived(order: WooOrder, units: number, resolution?: 'store_credit') {
  value(await world.submit(order, [[0, units, resolution ? { resolution } : {}]]));
  const id = await world.newestId();
  await world.settle();
  await arrive(world, { id });
  await world.settle();
  return id;
}

const creditOf = async (id: string) => (await world.deps.database.findReturn(id))!.credit!;
const couponOf = (code: string) => world.woo.shop.book.coupons.find((one) => one.code === code.toLowerCase())!;

/** Goods that a credit paid, the shipping by card; `units` of them came back and are credit again. */
async function restored(units: number) {
  const lines = [{ product: world.products.shirt, quantity: 2 }];
  const firstId = await arrived(placeOrder(world.woo.shop, { lines }), 2, 'store_credit');
  const { code } = await creditOf(firstId);
  const order = placeOrder(world.woo.shop, { lines, coupon: code.toLowerCase() });
  await read();
  const againId = await arrived(order, units);
  return { firstId, againId, order, code };
}

describe.each(['cancelled', 'failed'])('Credit whose order is %s after it was given again', (status) => {
  it('stays used, in our books and in WooCommerce, and the return says so', async () => {
    const { firstId, againId, order, code } = await restored(2);
    setStatus(world.woo.shop, order, status);
    await read();
    const [first, again] = [await creditOf(firstId), await creditOf(againId)];
    expect(first).toMatchObject({ state: 'used', left: 0, used: first.amount });
    expect(again).toMatchObject({ state: 'open', left: first.amount });
    expect(Number(couponOf(code).amount)).toBe(0);
    const told = (await world.detail(firstId)).timeline.filter(({ data }) => Number(data['kept'] ?? 0) > 0);
    expect(told).toMatchObject([{ type: 'credit_used', data: { amount: 0, kept: first.amount } }]);
  });

  it('comes back only for what was not given again', async () => {
    const { firstId, againId, order, code } = await restored(1);
    setStatus(world.woo.shop, order, status);
    await read();
    const [first, again] = [await creditOf(firstId), await creditOf(againId)];
    expect(again.amount).toBeLessThan(first.amount);
    expect(first).toMatchObject({ state: 'open', left: first.amount - again.amount });
    const rest = couponOf(code).amount;
    expect(Number(rest)).toBeGreaterThan(0);
    expect(Number(rest)).toBeLessThan(Number(couponOf(again.code).amount) + 0.02);
  });

  it('counts once where the order is paid after all', async () => {
    const { firstId, order } = await restored(2);
    setStatus(world.woo.shop, order, status);
    await read();
    setStatus(world.woo.shop, order, 'processing');
    await read();
    const first = await creditOf(firstId);
    expect(first).toMatchObject({ state: 'used', left: 0, used: first.amount, overusedAt: null });
  });
});

describe.each(['balance', 'once'] as const)('The old coupon of a credit that is given again (%s)', (usage) => {
  it.each([1, 2])('holds nothing any more before an order that ends can free it (%i of 2)', async (units) => {
    const offered = offering('refund', 'store_credit');
    await world.setPolicy({ resolutions: { ...offered, storeCredit: { ...offered.storeCredit, usage } } });
    const lines = [{ product: world.products.shirt, quantity: 2 }];
    const { code } = await creditOf(await arrived(placeOrder(world.woo.shop, { lines }), 2, 'store_credit'));
    // Nobody has read this order before it comes back, and nobody does when it ends.
    const order = placeOrder(world.woo.shop, { lines, coupon: code.toLowerCase() });
    await arrived(order, units);
    setStatus(world.woo.shop, order, 'cancelled');
    expect(couponOf(code)).toMatchObject({ usage_count: 0, amount: 0 });
  });
});

it('A credit is given again once, though it has paid for two orders', async () => {
  const { order } = await restored(2);
  // WooCommerce lets a failed order be paid whose coupon another order has used since.
  const second = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }] });
  Object.assign(second, {
    coupon_lines: structuredClone(order.coupon_lines),
    line_items: structuredClone(order.line_items),
  });
  second.line_items.forEach((line, at) => Object.assign(line, { id: 9000 + at }));
  Object.assign(second, { total: order.total, tax_lines: structuredClone(order.tax_lines) });
  const id = await arrived(second, 2);
  const entry = (await world.deps.database.findReturn(id))!;
  expect(entry.credit).toBeNull();
  expect(timeline(await world.detail(id))).toContain('credit_failed');
});

it('A credit is given again once, though two orders that it has paid come back at one moment', async () => {
  const lines = [{ product: world.products.shirt, quantity: 2 }];
  const firstId = await arrived(placeOrder(world.woo.shop, { lines }), 2, 'store_credit');
  const { code, amount } = await creditOf(firstId);
  const order = placeOrder(world.woo.shop, { lines, coupon: code.toLowerCase() });
  const second = placeOrder(world.woo.shop, { lines });
  Object.assign(second, {
    coupon_lines: structuredClone(order.coupon_lines),
    line_items: structuredClone(order.line_items),
  });
  second.line_items.forEach((line, at) => Object.assign(line, { id: 9000 + at }));
  Object.assign(second, { total: order.total, tax_lines: structuredClone(order.tax_lines) });
  await read();
  const ids: string[] = [];
  for (const one of [order, second]) {
    value(await world.submit(one, [[0, 2]]));
    ids.push(await world.newestId());
    await world.settle();
  }
  for (const id of ids) await arrive(world, { id });
  const effects = await Promise.all(ids.map((id) => effectsOf(world, id, 'store_credit')));
  await Promise.all(effects.flat().map(({ id }) => runEffect(world.deps, id)));
  await world.settle();
  const given = (await Promise.all(ids.map((id) => world.deps.database.findReturn(id)))).map((one) => one?.credit);
  expect(given.filter(Boolean)).toMatchObject([{ amount }]);
});
