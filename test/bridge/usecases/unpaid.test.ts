import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { followOrder } from '../../../bridge/usecases/outside.ts';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { createRefund } from '../../standins/woocommerce/refunds.ts';
import { setStatus } from '../../standins/woocommerce/order-status.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import type { AskedWish } from '../../support/drive-bridge.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder, type OrderWish } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, bought, kindsOf, mailsOf, paidFor, refundsOf, timeline } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const resolutions = offering('store_credit', 'exchange');
  await world.setPolicy({
    resolutions: { ...resolutions, exchange: { ...resolutions.exchange, scope: 'any' } },
    withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'], returnCost: 'store' },
  });
});
afterAll(() => world.close());

const MINUTE_MS = 60_000;

type Unpaid = Pick<OrderWish, 'gateway' | 'status' | 'paid' | 'transactionId'>;

/** Orders that nobody has paid, as the checkout leaves them. */
const UNPAID: Readonly<Record<string, Unpaid>> = {
  'bank transfer, on hold': { gateway: 'bacs', status: 'on-hold' },
  'cheque, on hold': { gateway: 'cheque', status: 'on-hold' },
  'cash on delivery, in processing': { gateway: 'cod', status: 'processing', paid: false },
  'card, pending': { gateway: 'boomtest', status: 'pending' },
  'card, authorised only': { gateway: 'boomtest', status: 'on-hold', transactionId: 'ch_1' },
  'card, failed': { gateway: 'boomtest', status: 'failed' },
};

type Resolution = 'refund' | 'store_credit' | 'exchange';
const RESOLUTIONS: readonly Resolution[] = ['refund', 'store_credit', 'exchange'];

function wishOf(resolution: Resolution): Partial<AskedWish> {
  const exchange = { productId: world.products.poster.id, variationId: 0 };
  return resolution === 'exchange' ? { resolution, exchange: exchange as never } : { resolution };
}

function place(wish: Unpaid): Order {
  return placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }], ...wish });
}

interface Withdrawn {
  readonly order: Order;
  readonly id: string;
  readonly number: string;
}

async function withdraw(order: Order, resolution: Resolution, units = 2): Promise<Withdrawn> {
  const lines = [[0, units, wishOf(resolution)]] as const;
  const { number } = value(await world.submit(order, lines, { kind: 'withdrawal', name: 'Ana Diaz' }));
  const id = await world.newestId();
  await world.settle();
  return { order, id, number };
}

/** Coupons, and orders that are not the shopper's own. */
const given = () => [world.woo.shop.book.coupons.length, world.woo.shop.book.orders.length];

function pay({ id }: Order, status = 'processing'): void {
  const order = world.woo.shop.book.orders.find((one) => one.id === id)!;
  world.pass(MINUTE_MS);
  setStatus(world.woo.shop, order, status);
  order.paid ??= world.clock.now();
}

describe.each(Object.entries(UNPAID))('An order that nobody has paid (%s)', (_name, wish) => {
  it.each(RESOLUTIONS)('is withdrawn from, and nothing goes out as %s', async (resolution) => {
    const order = place(wish);
    const before = given();
    const begun = await withdraw(order, resolution);
    await arrive(world, begun);
    await world.settle();
    expect(given()).toEqual(before);
    expect([refundsOf(world, order), paidFor(world, order), bought(world, begun)]).toEqual([0, [], 0]);
    const detail = await world.detail(begun.id);
    expect(detail.payouts.map((one) => [one.state, one.breakdown.total])).toEqual(
      detail.payouts.map(() => ['settled', 0]),
    );
    expect(detail.payouts.map((one) => one.resolution)).toContain(resolution);
    expect(detail.state).toBe('closed');
  });
});

describe('A withdrawal from an order that was never paid', () => {
  it('is received all the same; the owner is told to cancel the order', async () => {
    const begun = await withdraw(place(UNPAID['bank transfer, on hold']!), 'refund');
    expect(kindsOf(world, begun)).toEqual(['withdrawal_receipt', 'owner_unpaid', 'approved']);
    const [receipt] = mailsOf(world, begun);
    expect(receipt?.data).toMatchObject({ unpaid: true, payouts: [{ resolution: 'refund', total: '$0.00' }] });
    const detail = await world.detail(begun.id);
    expect([detail.payment, detail.attention]).toEqual(['awaited', 'unpaid_order']);
    expect(detail.shipping).toMatchObject({ state: 'packing_slip', instead: 'not_paid' });
  });

  it('needs nobody any more once the order is cancelled', async () => {
    const begun = await withdraw(place(UNPAID['bank transfer, on hold']!), 'refund');
    const order = world.woo.shop.book.orders.find((one) => one.id === begun.order.id)!;
    world.pass(MINUTE_MS);
    setStatus(world.woo.shop, order, 'cancelled');
    await readOrders(world.deps);
    await world.settle();
    const detail = await world.detail(begun.id);
    expect([detail.attention, detail.payment]).toEqual([null, 'called_off']);
    expect(kindsOf(world, begun)).toEqual(['withdrawal_receipt', 'owner_unpaid', 'approved']);
  });

  it('may be called off by the shopper: nothing has moved', async () => {
    const begun = await withdraw(place(UNPAID['bank transfer, on hold']!), 'refund');
    expect((await world.detail(begun.id)).can).toContain('cancel');
    value(await world.command(begun.id, { type: 'cancel' }));
    expect((await world.detail(begun.id)).state).toBe('cancelled');
  });
});

describe('A payment that comes later', () => {
  it.each(Object.entries(UNPAID).filter(([, { status }]) => status !== 'failed'))(
    'reopens the money, once (%s)',
    async (_name, wish) => {
      const order = place(wish);
      const begun = await withdraw(order, 'refund');
      pay(order, wish.gateway === 'cod' ? 'completed' : 'processing');
      await readOrders(world.deps);
      await readOrders(world.deps);
      const told = timeline(await world.detail(begun.id)).filter((type) => type === 'order_paid');
      expect(told).toHaveLength(1);
      await arrive(world, begun);
      await world.settle();
      const detail = await world.detail(begun.id);
      expect(detail.payment).toBe('paid');
      const due = Math.round(Number(order.total) * 100);
      const { breakdown, state } = detail.payouts[0]!;
      expect(breakdown.total).toBe(due);
      expect(refundsOf(world, order)).toBe(1);
      expect(paidFor(world, order)).toEqual(wish.gateway === 'boomtest' ? [due] : []);
      expect(state).toBe(wish.gateway === 'boomtest' ? 'settled' : 'pending');
    },
  );

  it('reopens what is done, too, by whatever means it was to be given', async () => {
    for (const resolution of RESOLUTIONS) {
      const order = place(UNPAID['card, pending']!);
      const begun = await withdraw(order, resolution);
      await arrive(world, begun);
      await world.settle();
      expect((await world.detail(begun.id)).state).toBe('closed');
      const before = given();
      pay(order);
      await Promise.all([1, 2, 3].map(() => followOrder(world.deps, order.id)));
      await world.settle();
      const after = given();
      expect([after[0]! - before[0]!, after[1]! - before[1]!]).toEqual(
        { refund: [0, 0], store_credit: [1, 0], exchange: [0, 1] }[resolution],
      );
      const { payouts } = await world.detail(begun.id);
      expect(payouts.every(({ state }) => state === 'settled')).toBe(true);
      expect(payouts.find((one) => one.resolution === resolution)!.breakdown.total).toBeGreaterThan(0);
    }
  });

  it('of an order that was partly refunded meanwhile pays what is left of it', async () => {
    const order = place(UNPAID['card, pending']!);
    const begun = await withdraw(order, 'refund');
    pay(order);
    createRefund(world.woo.shop, order.id, { amount: '30.00', api_refund: true, api_restock: false });
    await readOrders(world.deps);
    await arrive(world, begun);
    await world.settle();
    const detail = await world.detail(begun.id);
    if (detail.can.includes('release_payout')) {
      value(await world.command(begun.id, { type: 'release_payout', resolution: 'refund' }));
      await world.settle();
    }
    const total = Math.round(Number(order.total) * 100);
    expect(paidFor(world, order).reduce((sum, one) => sum + one, 0)).toBe(total);
  });

  it('pays no more than came in, though several returns waited for it', async () => {
    const order = place(UNPAID['card, pending']!);
    const [one, two] = [await withdraw(order, 'refund', 1), await withdraw(order, 'store_credit', 1)];
    const before = world.woo.shop.book.coupons.length;
    pay(order);
    await readOrders(world.deps);
    for (const begun of [one, two]) await arrive(world, begun);
    await world.settle();
    const credit = (await world.detail(two.id)).credit?.amount ?? 0;
    expect(world.woo.shop.book.coupons.length - before).toBe(1);
    const out = paidFor(world, order).reduce((sum, each) => sum + each, 0) + credit;
    expect(out).toBe(Math.round(Number(order.total) * 100));
  });
});

describe('What was paid when it was promised, and is not any more', () => {
  it('is not sent: the order is read right before', async () => {
    const order = place({ gateway: 'boomtest', status: 'completed' });
    const begun = await withdraw(order, 'refund');
    const kept = world.woo.shop.book.orders.find((one) => one.id === order.id)!;
    Object.assign(kept, { status: 'on-hold', paid: null });
    await arrive(world, begun);
    await world.settle();
    expect([refundsOf(world, order), paidFor(world, order)]).toEqual([0, []]);
    expect((await world.detail(begun.id)).payouts).toMatchObject([
      { state: 'failed', trouble: { code: 'payment_in_question' } },
    ]);
  });
});

describe('An order without a date of payment', () => {
  const IMPORTED: readonly (readonly [string, Unpaid, boolean])[] = [
    ['completed, by card', { gateway: 'boomtest', status: 'completed', paid: false }, true],
    ['completed, by bank transfer', { gateway: 'bacs', status: 'completed', paid: false }, true],
    ['in processing, by card', { gateway: 'boomtest', status: 'processing', paid: false }, true],
    ['in processing, by bank transfer', { gateway: 'bacs', status: 'processing', paid: false }, false],
    ['in processing, by cheque', { gateway: 'cheque', status: 'processing', paid: false }, false],
    ['in processing, cash, with a transaction', { gateway: 'cod', status: 'processing', transactionId: 'x' }, true],
    ['on hold, by card, with a transaction', { gateway: 'boomtest', status: 'on-hold', transactionId: 'x' }, false],
  ];

  it.each(IMPORTED)('%s', async (_name, wish, isPaid) => {
    await world.setPolicy({
      orderStates: ['completed', 'processing', 'on-hold'],
      moneyMoves: moneyMovesOn('approval'),
    });
    const order = place(wish);
    world.woo.shop.book.orders.find((one) => one.id === order.id)!.paid = null;
    const { refusal, withdrawal } = await world.lookUp(order);
    expect(refusal?.code ?? null).toBe(isPaid ? null : 'not_paid');
    expect([withdrawal?.refusal, withdrawal?.unpaid]).toEqual([null, !isPaid]);
  });
});
