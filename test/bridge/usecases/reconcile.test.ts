import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Difference } from '../../../bridge/domain/reconcile/difference.ts';
import { StoreUnavailable } from '../../../bridge/ports/store.ts';
import { runSweep, SweepNotFinished } from '../../../bridge/usecases/sweeps/run-sweep.ts';
import type { ReconcileResult } from '../../../bridge/usecases/sweeps/reconcile.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { sweep } from '../../support/sweep.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, begin, type Begun } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setPolicy({ moneyMoves: moneyMovesOn('inspection'), resolutions: offering('refund', 'store_credit') });
});
afterAll(() => world.close());

async function paid(): Promise<Begun> {
  const begun = await begin(world);
  await arrive(world, begun);
  await world.settle();
  expect((await world.detail(begun.id)).payouts.map(({ state }) => state)).toEqual(['settled']);
  return begun;
}

async function reconciled(): Promise<ReconcileResult> {
  world.pass(60_000);
  await sweep(world.deps, 'reconcile');
  return (await world.deps.database.finishedSweep('reconcile'))!.result as unknown as ReconcileResult;
}
const codes = ({ differences }: { differences: readonly Difference[] }) => differences.map(({ code }) => code).sort();
const refundOf = ({ order }: Begun) => world.woo.book.refunds.find((one) => one.order_id === order.id)!;

describe('The reconcile', () => {
  it('finds nothing in books that agree: refunds, labels and their prices', async () => {
    for (let count = 0; count < 3; count += 1) await paid();
    expect(await reconciled()).toMatchObject({ orders: 3, labels: 3, differences: [], found: 0 });
  });

  it('finds a refund of another amount, one that is gone, and one made twice, with the return that it belongs to', async () => {
    const [more, gone, twice] = [await paid(), await paid(), await paid()];
    const { refunds } = world.woo.book;
    const right = refundOf(more).amount;
    refundOf(more).amount = (Number(right) + 0.01).toFixed(2) as never;
    const lost = refundOf(gone);
    refunds.splice(refunds.indexOf(lost), 1);
    const again = { ...refundOf(twice), id: 99_999 };
    refunds.push(again);
    const found = await reconciled();
    expect(codes(found)).toEqual(['refund_amount', 'refund_missing', 'refund_twice']);
    const missing = found.differences.find(({ code }) => code === 'refund_missing');
    expect(missing).toMatchObject({
      returnNumber: gone.number,
      returnId: gone.id,
      orderId: gone.order.id,
      theirs: null,
    });
    expect(missing?.reference).toBe(String(lost.id));
    refundOf(more).amount = right;
    refunds.push(lost);
    refunds.splice(refunds.indexOf(again), 1);
    expect(codes(await reconciled())).toEqual([]);
  });

  it('finds a coupon that is worth a cent less than what was given', async () => {
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
    value(await world.submit(order, [[0, 1, { resolution: 'store_credit' }]]));
    const id = await world.newestId();
    await world.settle();
    await arrive(world, { id });
    await world.settle();
    const { credit } = (await world.deps.database.findReturn(id))!;
    const coupon = world.woo.book.coupons.find((one) => one.id === credit!.couponId)!;
    expect(codes(await reconciled())).toEqual([]);
    const right = coupon.amount;
    coupon.amount = Math.round(right * 100 - 1) / 100;
    const found = await reconciled();
    expect(found.differences).toMatchObject([{ code: 'credit_amount', reference: credit!.code, returnId: id }]);
    expect(found.differences[0]!.ours! - found.differences[0]!.theirs!).toBe(1);
    coupon.amount = right;
  });

  it('finds an exchange’s order that was cancelled in WooCommerce', async () => {
    const { resolutions } = await world.deps.database.currentPolicy();
    await world.setPolicy({
      resolutions: { ...resolutions, exchange: { ...resolutions.exchange, offered: true, scope: 'any' } },
    });
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.poster, quantity: 1 }] });
    const exchange = { productId: world.products.shirt.id, variationId: 0 };
    value(await world.submit(order, [[0, 1, { resolution: 'exchange', exchange }]]));
    await world.settle();
    const id = await world.newestId();
    const made = (await world.deps.database.findReturn(id))!.exchangeOrder!;
    const theirs = world.woo.book.orders.find((one) => 'orderId' in made && one.id === made.orderId)!;
    expect(codes(await reconciled())).toEqual([]);
    const { status } = theirs;
    theirs.status = 'cancelled';
    expect((await reconciled()).differences).toMatchObject([{ code: 'exchange_status', returnId: id }]);
    theirs.status = status;
  });

  it('finds labels that Shippo has given back, sold twice, or sold to a Boomerang that this one does not know', async () => {
    const begun = await begin(world);
    const { transactions } = world.shippo.book;
    const label = transactions.at(-1)!;
    label.status = 'REFUNDED';
    const unknown = 'boomerang:00000000-0000-4000-8000-000000000000-1';
    transactions.push({ ...label, object_id: 'stranger', status: 'SUCCESS', metadata: unknown });
    const other = transactions.at(-3)!;
    transactions.push({ ...other, object_id: 'second' });
    const found = await reconciled();
    expect(codes(found)).toEqual(['label_refunded', 'label_twice', 'label_unknown']);
    expect(found.differences.find(({ code }) => code === 'label_refunded')?.returnNumber).toBe(begun.number);
    label.status = 'SUCCESS';
    transactions.splice(-2);
  });

  it('finds a label that Shippo charges differently', async () => {
    await begin(world);
    const { transactions, rates } = world.shippo.book;
    const rate = rates.find(({ object_id }) => object_id === transactions.at(-1)!.rate)!;
    const right = rate.amount;
    rate.amount = (Number(right) + 1).toFixed(2);
    const found = await reconciled();
    expect(found.differences).toMatchObject([{ code: 'label_price', currency: 'USD', decimals: 2 }]);
    expect(found.differences[0]!.theirs! - found.differences[0]!.ours!).toBe(100);
    rate.amount = right;
  });

  it('is not finished while the store does not answer, keeps what it found, and goes on from there', async () => {
    const last = await paid();
    const { refunds } = world.woo.book;
    const lost = refundOf(last);
    refunds.splice(refunds.indexOf(lost), 1);
    const before = await world.deps.database.finishedSweep('reconcile');
    await cut(3);
    expect(await world.deps.database.finishedSweep('reconcile')).toEqual(before);
    const open = (await world.deps.database.newestSweeps()).find(({ name }) => name === 'reconcile')!;
    expect(open).toMatchObject({ finishedAt: null, trouble: { code: 'store_unavailable' }, result: { orders: 2 } });
    const found = await reconciled();
    expect(codes(found)).toEqual(['refund_missing']);
    expect(found.orders).toBe(
      (await world.deps.database.ordersToReconcile({ since: '2026-01-01T00:00:00.000Z', after: 0, limit: 99 })).length,
    );
    refunds.push(lost);
  });
});

/** A run whose store falls silent at the n-th order. */
async function cut(at: number): Promise<void> {
  let asked = 0;
  const silent = () => Promise.reject(new StoreUnavailable('timeout', 'WooCommerce did not answer in time.'));
  const store = {
    ...world.deps.store,
    getOrder: silent,
    listRefunds: (orderId: number, currency: never) =>
      (asked += 1) < at ? world.deps.store.listRefunds(orderId, currency) : silent(),
  };
  await expect(runSweep({ ...world.deps, store }, 'reconcile', `cut at ${at}`)).rejects.toThrow(SweepNotFinished);
}
