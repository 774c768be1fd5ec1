import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import type { EditResponse } from '../../../bridge/contract/shop.ts';
import { followOrder } from '../../../bridge/usecases/outside.ts';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { followTrack } from '../../../bridge/usecases/shippo-hint.ts';
import { createRefund } from '../../standins/woocommerce/refunds.ts';
import { setStatus } from '../../standins/woocommerce/order-status.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { STAFF, startWorld, value, type World } from '../../support/world.ts';
import { foreignTrack } from './foreign-parcel.ts';
import { arrive, begin, type Begun, codeOf, effectsOf, kindsOf, paidFor, send, sessionOf, timeline } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const MINUTE_MS = 60_000;

/** Refunds of a return that stand in the books, minor units. */
async function booked({ id }: Begun): Promise<number> {
  const { ledger } = await world.detail(id);
  return ledger.filter(({ account }) => account === 'refunded').reduce((total, { amount }) => total + amount, 0);
}

async function refunded(): Promise<Begun> {
  const begun = await begin(world);
  await arrive(world, begun);
  await world.settle();
  world.pass(5 * MINUTE_MS);
  return begun;
}

/** As wp-admin does it: the record goes, the order's date of change stays. */
function deleteRefunds({ order }: Begun): void {
  const { book } = world.woo.shop;
  book.refunds = book.refunds.filter((refund) => refund.order_id !== order.id);
}

/** In wp-admin; money by the gateway, or not. */
function refundInAdmin({ order }: Begun, amount: string): void {
  world.pass(MINUTE_MS);
  createRefund(world.woo.shop, order.id, { amount, api_refund: false, api_restock: false });
  world.woo.shop.book.orders.find(({ id }) => id === order.id)!.modified = world.clock.now();
}

describe('A refund of Boomerang’s that is deleted in wp-admin', () => {
  it('leaves the books, is told, and is never paid again', async () => {
    const begun = await refunded();
    const paid = paidFor(world, begun.order);
    expect(await booked(begun)).toBe(paid[0]);
    deleteRefunds(begun);
    await followOrder(world.deps, begun.order.id);
    expect(await booked(begun)).toBe(0);
    const told = (await world.detail(begun.id)).timeline.filter(({ type }) => type === 'refund_deleted');
    expect(told).toMatchObject([{ data: { amount: paid[0] } }]);
    await followOrder(world.deps, begun.order.id);
    await world.settle();
    expect(await booked(begun)).toBe(0);
    expect(timeline(await world.detail(begun.id)).filter((type) => type === 'refund_deleted')).toHaveLength(1);
    expect(paidFor(world, begun.order)).toEqual(paid);
    expect((await world.detail(begun.id)).payouts[0]?.state).toBe('settled');
  });

  it('is not taken for deleted right after it was made: WooCommerce was asked before', async () => {
    const begun = await begin(world);
    await arrive(world, begun);
    await world.settle();
    deleteRefunds(begun);
    await followOrder(world.deps, begun.order.id);
    expect(await booked(begun)).toBe(paidFor(world, begun.order)[0]);
  });

  it('is not missed where a person vouched for it: WooCommerce never had it', async () => {
    const begun = await begin(world);
    await arrive(world, begun);
    world.wooFaults.rules.add({ match: { method: 'POST', path: /refunds/ }, fault: 'cut-before', times: 1 });
    await world.settleWithin(10 * MINUTE_MS);
    const [effect] = await effectsOf(world, begun.id, 'refund');
    expect(effect?.state).toBe('in_doubt');
    value(await world.command(begun.id, { type: 'resolve_doubt', effectId: effect!.id, happened: true }));
    await world.settle();
    const before = await booked(begun);
    world.pass(10 * MINUTE_MS);
    await followOrder(world.deps, begun.order.id);
    expect([before > 0, await booked(begun)]).toEqual([true, before]);
  });
});

describe('Somebody refunds the order in wp-admin while its return is open', () => {
  it('the payout waits for a person, who is told once; let go, it pays what is left at most', async () => {
    const begun = await begin(world);
    refundInAdmin(begun, '5.00');
    await readOrders(world.deps);
    await readOrders(world.deps);
    await world.settle();
    const detail = await world.detail(begun.id);
    expect(detail.payouts).toMatchObject([{ state: 'pending', held: 'refunded_elsewhere' }]);
    expect(detail.attention).toBe('held_payout');
    expect(timeline(detail).filter((type) => type === 'refund_elsewhere')).toHaveLength(1);
    expect(kindsOf(world, begun)).toEqual(['received', 'owner_held_payout']);
    await arrive(world, begun);
    await world.settle();
    expect(paidFor(world, begun.order)).toEqual([]);
    value(await world.command(begun.id, { type: 'release_payout', resolution: 'refund' }));
    await world.settle();
    const total = Math.round(Number(begun.order.total) * 100);
    expect(paidFor(world, begun.order).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(total - 500);
  });

  it('is told of a return that is paid and closed as what it is: given, and at risk', async () => {
    const begun = await refunded();
    const order = world.woo.shop.book.orders.find(({ id }) => id === begun.order.id)!;
    setStatus(world.woo.shop, order, 'cancelled');
    await readOrders(world.deps);
    const detail = await world.detail(begun.id);
    expect([detail.state, timeline(detail).slice(-1)]).toEqual(['closed', ['given_at_risk']]);
  });
});

describe('A payout that waits because of it', () => {
  it('and is let go before the parcel is here is paid when it is due, no sooner', async () => {
    const begun = await begin(world);
    refundInAdmin(begun, '5.00');
    await readOrders(world.deps);
    value(await world.command(begun.id, { type: 'release_payout', resolution: 'refund' }));
    await world.settle();
    expect(paidFor(world, begun.order)).toEqual([]);
    await readOrders(world.deps);
    await arrive(world, begun);
    await world.settle();
    expect(paidFor(world, begun.order)).toHaveLength(1);
  });
});

describe('The order is cancelled in wp-admin', () => {
  it('what is not paid waits for a person; the parcel goes its way', async () => {
    const begun = await begin(world);
    const order = world.woo.shop.book.orders.find(({ id }) => id === begun.order.id)!;
    world.pass(MINUTE_MS);
    setStatus(world.woo.shop, order, 'cancelled');
    await readOrders(world.deps);
    await world.settle();
    expect((await world.detail(begun.id)).payouts).toMatchObject([{ held: 'order_cancelled' }]);
    await arrive(world, begun);
    await world.settle();
    const detail = await world.detail(begun.id);
    expect([detail.state, paidFor(world, begun.order)]).toEqual(['inspected', []]);
    expect(timeline(detail).filter((type) => type === 'order_gone')).toHaveLength(1);
  });
});

describe('The order of an exchange is cancelled in wp-admin', () => {
  it('the owner is told, and the return may be changed', async () => {
    await world.setPolicy({
      resolutions: { ...offering('exchange'), exchange: { ...offering('exchange').exchange, scope: 'any' } },
    });
    const { shirt, poster } = world.products;
    const order = placeOrder(world.woo.shop, { lines: [{ product: shirt, quantity: 1 }] });
    const wish = { resolution: 'exchange', exchange: { productId: poster.id, variationId: 0 } } as const;
    value(await world.submit(order, [[0, 1, wish as never]]));
    const id = await world.newestId();
    await world.settle();
    const { exchange, number } = await world.detail(id);
    expect(exchange).toMatchObject({ state: 'held' });
    const made = world.woo.shop.book.orders.find((one) => one.id === exchange?.orderId)!;
    world.pass(MINUTE_MS);
    setStatus(world.woo.shop, made, 'cancelled');
    await readOrders(world.deps);
    await world.settle();
    const detail = await world.detail(id);
    expect(detail.payouts.find(({ resolution }) => resolution === 'exchange')).toMatchObject({
      state: 'failed',
      trouble: { code: 'exchange_gone' },
    });
    expect([detail.attention, detail.can.includes('change')]).toEqual(['failed_payout', true]);
    expect(kindsOf(world, { number })).toContain('owner_failed_payout');
    await readOrders(world.deps);
    expect(timeline(await world.detail(id)).filter((type) => type === 'exchange_gone')).toHaveLength(1);
  });
});

describe('A label that somebody refunds at Shippo by hand', () => {
  it('can’t be used: the shopper gets a packing slip, and its price leaves the books, once', async () => {
    const begun = await begin(world);
    const { trackingNumber } = (await world.detail(begun.id)).shipping;
    const { object_id } = world.shippo.book.transactions.at(-1)!;
    await fetch(`${world.shippo.url}/refunds`, {
      method: 'POST',
      headers: { authorization: 'ShippoToken shippo_test_abcdefgh', 'content-type': 'application/json' },
      body: JSON.stringify({ transaction: object_id }),
    });
    const hint = { carrier: null, trackingNumber: trackingNumber! };
    await followTrack(world.deps, hint);
    await followTrack(world.deps, hint);
    await world.settle();
    await followTrack(world.deps, hint);
    await world.settle();
    const { shipping, ledger } = await world.detail(begun.id);
    expect(shipping).toMatchObject({ state: 'packing_slip', instead: 'voided' });
    const label = ledger.filter(({ account }) => account === 'label').map(({ amount }) => amount);
    expect([label.length, label.reduce((total, one) => total + one, 0)]).toEqual([2, 0]);
    expect(kindsOf(world, begun)).toEqual(['received', 'label']);
  });
});

/** A shirt of an order of shirts and posters, on a packing slip, with a number that its shopper typed. */
async function claimed(kind: 'return' | 'withdrawal'): Promise<Begun> {
  await world.setPolicy({
    resolutions: offering(),
    moneyMoves: moneyMovesOn('first_scan'),
    withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'] },
  });
  world.shippo.switches.noRates = ['None.'];
  const { shirt, poster } = world.products;
  const lines = [
    { product: shirt, quantity: 1 },
    { product: poster, quantity: 5 },
  ];
  const order = placeOrder(world.woo.shop, { lines });
  const { number, link } = value(await world.submit(order, [[0, 1]], { kind, name: 'Ana Diaz' }));
  const begun = { order, id: await world.newestId(), number, link };
  await world.settle();
  world.shippo.switches.noRates = null;
  const trackingNumber = `ELSEWHERE-${kind}`;
  world.shippo.book.tracks.push(foreignTrack(trackingNumber, { history: [['TRANSIT', '2026-11-21T08:00:00Z']] }));
  const typed = { session: await sessionOf(world, begun), carrier: 'usps', trackingNumber, another: false };
  value(await send(world, 'tracking', typed));
  await followTrack(world.deps, { carrier: 'usps', trackingNumber });
  await world.settle();
  return begun;
}

describe('Somebody refunds in wp-admin what waits for a person already', () => {
  it.each(['return', 'withdrawal'] as const)(
    'staff who receive the parcel do not pay it again, and are told (%s)',
    async (kind) => {
      const begun = await claimed(kind);
      expect((await world.detail(begun.id)).payouts).toMatchObject([{ held: 'unproven_shipment' }]);
      const asked = kindsOf(world, begun).filter((one) => one === 'owner_held_payout').length;
      refundInAdmin(begun, '40.00');
      await readOrders(world.deps);
      await readOrders(world.deps);
      await world.settle();
      const told = kindsOf(world, begun).filter((one) => one === 'owner_held_payout').length;
      await arrive(world, begun);
      await world.settle();
      const detail = await world.detail(begun.id);
      expect([detail.payouts[0]?.held, paidFor(world, begun.order), told - asked]).toEqual([
        'refunded_elsewhere',
        [],
        1,
      ]);
      value(await world.command(begun.id, { type: 'release_payout', resolution: 'refund' }));
      await world.settle();
      expect(paidFor(world, begun.order)).toHaveLength(1);
    },
  );
});

describe('A shopper who changes a return', () => {
  /** Only a comment is new. */
  async function comment(begun: Begun): Promise<string> {
    const session = await sessionOf(world, begun);
    const { lookup, lines } = value(await send(world, 'edit', { session })) as EditResponse;
    const again = lines.map(({ lineId, quantity }) => ({ lineId, quantity, reasonId: 'too_small', comment: 'Soon.' }));
    return codeOf(await send(world, 'change', { session, token: lookup.token, lines: again }));
  }

  async function byStaff({ id, order }: Begun): Promise<string> {
    const { lookup } = value(await send(world, 'staffEdit', '', STAFF, { id })) as EditResponse;
    const lines = [{ lineId: order.line_items[0]!.id, quantity: 1, reasonId: 'too_small' }];
    const { revision } = await world.detail(id);
    return codeOf(
      await send(world, 'staffChange', { token: lookup.token, lines, override: '', revision }, STAFF, { id }),
    );
  }

  const become = (status: 'cancelled' | 'completed', { order }: Begun) => {
    world.pass(MINUTE_MS);
    setStatus(
      world.woo.shop,
      world.woo.shop.book.orders.find(({ id }) => id === order.id)!,
      status,
    );
  };

  it('does not let go what waits for a person since the order was refunded elsewhere', async () => {
    await world.setPolicy({ resolutions: offering(), moneyMoves: moneyMovesOn('inspection') });
    const begun = await begin(world, {}, 1);
    refundInAdmin(begun, '40.00');
    await readOrders(world.deps);
    expect(await comment(begun)).toBe('ok');
    await arrive(world, begun);
    await world.settle();
    const { payouts } = await world.detail(begun.id);
    expect([payouts[0]?.held, paidFor(world, begun.order)]).toEqual(['refunded_elsewhere', []]);
  });

  it('nor since the order was cancelled, even when it is completed again', async () => {
    const begun = await begin(world, {}, 1);
    become('cancelled', begun);
    await readOrders(world.deps);
    expect(await comment(begun)).not.toBe('ok');
    become('completed', begun);
    expect(await comment(begun)).toBe('ok');
    await arrive(world, begun);
    await world.settle();
    const { payouts } = await world.detail(begun.id);
    expect([payouts[0]?.held, paidFor(world, begun.order)]).toEqual(['order_cancelled', []]);
  });

  it('can’t change a statement of withdrawal; staff can', async () => {
    const begun = await claimed('withdrawal');
    const session = await sessionOf(world, begun);
    expect(codeOf(await send(world, 'edit', { session }))).toBe('not_possible_now');
    expect(await byStaff(begun)).toBe('ok');
  });
});
