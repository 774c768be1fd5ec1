import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { setStatus } from '../../standins/woocommerce/order-status.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import type { AskedWish } from '../../support/drive-bridge.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { timeline } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const resolutions = offering('store_credit', 'exchange', 'keep');
  await world.setPolicy({
    orderStates: ['completed', 'processing', 'on-hold'],
    offlineGateways: ['invoice'],
    resolutions: { ...resolutions, exchange: { ...resolutions.exchange, scope: 'any' } },
    withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'], returnCost: 'store' },
    moneyMoves: moneyMovesOn('approval'),
  });
});
afterAll(() => world.close());

type Way = 'refund' | 'store_credit' | 'exchange';
const WAYS: readonly Way[] = ['refund', 'store_credit', 'exchange'];
const STATES = ['processing', 'on-hold'] as const;
const GATEWAYS = ['cod', 'bacs', 'cheque', 'invoice'] as const;
const CASES = GATEWAYS.flatMap((gateway) => STATES.map((status) => [gateway, status] as const));

function wishOf(resolution: Way): Partial<AskedWish> {
  const exchange = { productId: world.products.poster.id, variationId: 0 };
  return resolution === 'exchange' ? { resolution, exchange: exchange as never } : { resolution };
}

function place(gateway: string, status: string): Order {
  const lines = [{ product: world.products.shirt, quantity: 2 }];
  const order = placeOrder(world.woo.shop, { lines, gateway, status, paid: false });
  kept(order).paid = null;
  return order;
}

const kept = ({ id }: Order) => world.woo.shop.book.orders.find((one) => one.id === id)!;

async function withdraw(order: Order, resolution: Way = 'refund', units = 2) {
  const lines = [[0, units, wishOf(resolution)]] as const;
  value(await world.submit(order, lines, { kind: 'withdrawal', name: 'Ana Diaz' }));
  const id = await world.newestId();
  await world.settle();
  await world.command(id, { type: 'sent' });
  await world.settle();
  return id;
}

/** Minor units of refunds, coupons and orders that came of these returns. */
async function given(order: Order, ids: readonly string[]) {
  const details = await Promise.all(ids.map((id) => world.detail(id)));
  const refunds = world.woo.book.refunds.filter((one) => one.order_id === order.id);
  const refunded = refunds.reduce((sum, one) => sum + Math.round(Number(one.amount) * 100), 0);
  const credit = details.reduce((sum, one) => sum + (one.credit?.amount ?? 0), 0);
  const exchanged = details.filter((one) => one.exchange?.state === 'released').length;
  return { refunded, credit, exchanged };
}

describe.each(CASES)('An order by %s in %s', (gateway, status) => {
  it('is closed for a return, and its withdrawal gets nothing until somebody says more', async () => {
    const order = place(gateway, status);
    expect((await world.lookUp(order)).refusal?.code).toBe('not_paid');
    const id = await withdraw(order);
    const detail = await world.detail(id);
    expect([detail.payment, detail.can.includes('money_arrived')]).toEqual(['awaited', true]);
    expect(await given(order, [id])).toMatchObject({ refunded: 0, credit: 0, exchanged: 0 });
  });

  it.each(WAYS)('counts as paid once staff say that the money has arrived (%s)', async (way) => {
    const order = place(gateway, status);
    const id = await withdraw(order, way);
    const said = value(await world.command(id, { type: 'money_arrived' }));
    expect([said.payment, said.can.includes('money_arrived')]).toEqual(['paid', false]);
    await world.settle();
    const out = await given(order, [id]);
    const total = Math.round(Number(order.total) * 100);
    const goods = 2 * 5420;
    if (way === 'refund') expect(out).toMatchObject({ refunded: total, credit: 0 });
    if (way === 'store_credit') expect(out.credit).toBeGreaterThanOrEqual(goods - 2);
    if (way === 'exchange') expect(out.exchanged).toBe(1);
    expect(out.refunded + out.credit).toBeLessThanOrEqual(total);
    const [told] = (await world.detail(id)).timeline.filter(({ type }) => type === 'money_arrived');
    expect(told).toMatchObject({ actor: { type: 'staff', name: 'Olga Owner' }, data: { status } });
    // Read again, it neither doubts the word nor pays twice.
    world.pass(60_000);
    setStatus(world.woo.shop, kept(order), status === 'on-hold' ? 'processing' : 'completed');
    await readOrders(world.deps);
    await world.settle();
    expect(await given(order, [id])).toEqual(out);
  });
});

describe('A word that the money of an order has arrived', () => {
  it('counts for every return of the order, and pays no more than its total', async () => {
    const order = place('cod', 'processing');
    const first = await withdraw(order, 'refund', 1);
    const second = await withdraw(order, 'store_credit', 1);
    value(await world.command(first, { type: 'money_arrived' }));
    await world.settle();
    expect((await world.detail(second)).payment).toBe('paid');
    const { refunded, credit } = await given(order, [first, second]);
    expect(Math.min(refunded, credit)).toBeGreaterThan(5000);
    expect(refunded + credit).toBeLessThanOrEqual(Math.round(Number(order.total) * 100));
    expect(timeline(await world.detail(first)).filter((type) => type === 'order_paid')).toHaveLength(1);
  });

  it('opens the store’s own door to later returns of the order, too', async () => {
    const order = place('invoice', 'processing');
    const first = await withdraw(order, 'refund', 1);
    value(await world.command(first, { type: 'money_arrived' }));
    await world.settle();
    expect((await world.lookUp(order)).refusal).toBe(null);
    value(await world.submit(order, [[0, 1, wishOf('refund')]]));
    await world.settle();
    const out = await given(order, [first, await world.newestId()]);
    expect(out.refunded).toBeGreaterThan(2 * 5000);
  });

  it('is for the state that was seen: an order that is cancelled or fails afterwards pays nothing by itself', async () => {
    await world.setPolicy({ moneyMoves: moneyMovesOn('inspection') });
    for (const status of ['cancelled', 'failed']) {
      const order = place('bacs', 'on-hold');
      const [line] = [[0, 2, wishOf('refund')]] as const;
      value(await world.submit(order, [line!], { kind: 'withdrawal', name: 'Ana Diaz' }));
      const id = await world.newestId();
      await world.settle();
      value(await world.command(id, { type: 'money_arrived' }));
      world.pass(60_000);
      setStatus(world.woo.shop, kept(order), status);
      await readOrders(world.deps);
      await world.command(id, { type: 'sent' });
      await world.settle();
      expect(await given(order, [id])).toMatchObject({ refunded: 0 });
      const { payouts } = await world.detail(id);
      expect(payouts[0]!.held).toBe(status === 'cancelled' ? 'order_cancelled' : 'payment_in_question');
    }
  });

  it('can’t be given for an order that was paid, cancelled or called off', async () => {
    const paid = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
    const id = await withdraw(paid, 'refund', 1);
    expect(await world.command(id, { type: 'money_arrived' })).toMatchObject({ ok: false });
    const order = place('bacs', 'on-hold');
    const gone = await withdraw(order);
    setStatus(world.woo.shop, kept(order), 'cancelled');
    expect(await world.command(gone, { type: 'money_arrived' })).toMatchObject({ ok: false });
    expect(await given(order, [gone])).toMatchObject({ refunded: 0 });
  });

  it('said by two at once is said once', async () => {
    const order = place('cod', 'processing');
    const id = await withdraw(order);
    const { revision } = await world.detail(id);
    const say = () => world.command(id, { type: 'money_arrived' });
    await Promise.all([say(), say(), say()]);
    await world.settle();
    const detail = await world.detail(id);
    expect(detail.revision).toBeGreaterThan(revision);
    expect(timeline(detail).filter((type) => type === 'money_arrived')).toHaveLength(1);
    expect((await given(order, [id])).refunded).toBe(Math.round(Number(order.total) * 100));
  });
});
