import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Resolution } from '../../../bridge/domain/policy.ts';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { setStatus } from '../../standins/woocommerce/order-status.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import type { AskedWish } from '../../support/drive-bridge.ts';
import { everythingOffered } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, STAFF, value, type World } from '../../support/world.ts';
import { arrive, formBody, kindsOf, mailsOf, paidFor, refundsOf, send, timeline } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setPolicy({ ...everythingOffered(), orderStates: ['completed', 'processing', 'on-hold'] });
});
afterAll(() => world.close());

const MINUTE_MS = 60_000;

/** Where gateways and people leave an order that was paid, and what is said of it. */
const LEFT = [
  ['on-hold', 'payment_in_question'],
  ['failed', 'payment_in_question'],
  ['pending', 'payment_in_question'],
  ['disputed', 'payment_in_question'],
  ['cancelled', 'order_cancelled'],
] as const;

const ASKED = [
  ['return', 'refund'],
  ['return', 'store_credit'],
  ['return', 'exchange'],
  ['withdrawal', 'refund'],
  ['withdrawal', 'store_credit'],
] as const;
type Kind = (typeof ASKED)[number][0];

const TABLE = LEFT.flatMap(([status, why]) =>
  ASKED.map(([kind, resolution]) => [status, why, kind, resolution] as const),
);

/** A day later: what a shopper and the owner get by e-mail in a day is limited. */
function place(): Order {
  world.pass(25 * 60 * MINUTE_MS);
  return placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }] });
}

function wishOf(resolution: Resolution): Partial<AskedWish> {
  const exchange = { productId: world.products.poster.id, variationId: 0 };
  return resolution === 'exchange' ? { resolution, exchange: exchange as never } : { resolution };
}

interface Begun {
  readonly order: Order;
  readonly id: string;
  readonly number: string;
}

async function ask(order: Order, kind: Kind, resolution: Resolution): Promise<Begun> {
  const over = kind === 'withdrawal' ? { kind, name: 'Ana Diaz' } : {};
  const { number } = value(await world.submit(order, [[0, 2, wishOf(resolution)]], over));
  const id = await world.newestId();
  await world.settle();
  return { order, id, number };
}

function become(status: string, { id }: Pick<Order, 'id'>): void {
  const order = world.woo.shop.book.orders.find((one) => one.id === id)!;
  world.pass(MINUTE_MS);
  setStatus(world.woo.shop, order, status);
}

/** Everything of value that has left: refunds of the order, coupons, orders of exchanges that may be shipped. */
function out(order: Order): readonly number[] {
  const { coupons, orders } = world.woo.shop.book;
  const shipped = orders.filter(({ id, status, meta_data }) => {
    const isExchange = meta_data.some(({ key }) => key.startsWith('_boomerang'));
    return id > order.id && isExchange && (status === 'processing' || status === 'completed');
  });
  return [refundsOf(world, order), paidFor(world, order).length, coupons.length, shipped.length];
}

async function release(begun: Begun): Promise<void> {
  for (;;) {
    const { payouts, effects, can } = await world.detail(begun.id);
    const held = can.includes('release_payout') ? payouts.find((one) => one.held !== null) : undefined;
    const failed = effects.find(({ state }) => state === 'failed');
    if (held) value(await world.command(begun.id, { type: 'release_payout', resolution: held.resolution }));
    else if (failed) value(await world.command(begun.id, { type: 'try_again', effectId: failed.id }));
    else return;
    await world.settle();
  }
}

describe.each(TABLE)('An order that was paid and is %s then (%s): a %s for %s', (status, why, kind, resolution) => {
  it('gives nothing once it was read; a person lets it go, and it is paid once', async () => {
    const order = place();
    const begun = await ask(order, kind, resolution);
    const before = out(order);
    become(status, order);
    await readOrders(world.deps);
    await readOrders(world.deps);
    const { payouts: open } = await world.detail(begun.id);
    expect(open.every(({ state, held }) => state === 'pending' && held === why)).toBe(true);
    await world.settle();
    expect(kindsOf(world, begun).filter((one) => one === 'owner_held_payout')).toHaveLength(1);
    await arrive(world, begun);
    await world.settle();
    expect(out(order)).toEqual(before);
    await release(begun);
    expect(out(order)).not.toEqual(before);
    const { payouts, timeline: told } = await world.detail(begun.id);
    expect(payouts.every(({ state }) => state === 'settled')).toBe(true);
    expect(told.find(({ type }) => type === 'payout_released')?.actor).toMatchObject({
      type: 'staff',
      name: 'Olga Owner',
    });
  });

  it('gives nothing even where nobody has read it: the state is asked for right before the send', async () => {
    const order = place();
    const begun = await ask(order, kind, resolution);
    const before = out(order);
    await arrive(world, begun);
    become(status, order);
    await world.settle();
    expect(out(order)).toEqual(before);
    const { payouts, attention, timeline: told } = await world.detail(begun.id);
    expect(payouts.map(({ state, trouble, held }) => [state, trouble?.code ?? held])).toEqual(
      payouts.map((_, index) => (index === 0 ? ['failed', why] : expect.arrayContaining([why]))),
    );
    expect([
      attention,
      told.filter(({ type }) => type === (why === 'order_cancelled' ? 'order_gone' : why)).length,
    ]).toEqual(['failed_payout', 1]);
    expect(kindsOf(world, begun)).toContain('owner_failed_payout');
    await readOrders(world.deps);
    expect(out(order)).toEqual(before);
    await release(begun);
    expect(out(order)).not.toEqual(before);
    expect((await world.detail(begun.id)).payouts.every(({ state }) => state === 'settled')).toBe(true);
  });
});

describe('A payout that was let go for one state of its order', () => {
  it('waits again when the order goes to another: first disputed, then lost', async () => {
    const order = place();
    const begun = await ask(order, 'return', 'refund');
    become('on-hold', order);
    await readOrders(world.deps);
    await release(begun);
    become('failed', order);
    await arrive(world, begun);
    await world.settle();
    expect([refundsOf(world, order), (await world.detail(begun.id)).payouts]).toMatchObject([
      0,
      [{ state: 'failed', trouble: { code: 'payment_in_question' } }],
    ]);
  });

  it('is paid as ever where the order stays as it was', async () => {
    const order = place();
    const begun = await ask(order, 'return', 'refund');
    become('on-hold', order);
    await readOrders(world.deps);
    await release(begun);
    await readOrders(world.deps);
    await arrive(world, begun);
    await world.settle();
    expect(refundsOf(world, order)).toBe(1);
  });
});

describe('An order that counts as paid again', () => {
  it('says so, and still waits for a person: whoever pays anew may have taken the first payment back', async () => {
    const order = place();
    const begun = await ask(order, 'return', 'refund');
    become('on-hold', order);
    await readOrders(world.deps);
    await world.settle();
    become('processing', order);
    await readOrders(world.deps);
    await readOrders(world.deps);
    await world.settle();
    const detail = await world.detail(begun.id);
    expect(detail.payouts).toMatchObject([{ state: 'pending', held: 'payment_back' }]);
    expect(timeline(detail).filter((type) => type === 'payment_back')).toHaveLength(1);
    const mails = mailsOf(world, begun).filter(({ kind }) => kind === 'owner_held_payout');
    expect(mails.map(({ data }) => (data['verdict'] as { code: string }).code)).toEqual([
      'payment_in_question',
      'payment_back',
    ]);
    await arrive(world, begun);
    await world.settle();
    expect(refundsOf(world, order)).toBe(0);
    await release(begun);
    expect(refundsOf(world, order)).toBe(1);
  });
});

describe.each(['on-hold', 'failed'])('Asked for of an order that was paid and is %s by now', (status) => {
  it('the store’s own door is closed in words; staff who open it all the same find the money held', async () => {
    const order = place();
    become(status, order);
    const { refusal } = await world.lookUp(order);
    expect(refusal).toMatchObject({ code: 'payment_in_question', params: { status } });
    const { token } = value(
      await send(world, 'staffLookup', { orderNumber: String(order.id), locale: 'en_US' }, STAFF),
    ) as { token: string };
    value(
      await send(world, 'staffSubmit', { ...(await formBody(world, order, 2, token)), override: 'She called.' }, STAFF),
    );
    const id = await world.newestId();
    await world.settle();
    expect((await world.detail(id)).payouts).toMatchObject([{ state: 'pending', held: 'payment_in_question' }]);
    await arrive(world, { id });
    await world.settle();
    expect(refundsOf(world, order)).toBe(0);
  });

  it.each(['refund', 'store_credit'] as const)(
    'a withdrawal is received, with its receipt; nothing goes out as %s before a person has looked',
    async (resolution) => {
      const order = place();
      become(status, order);
      const { withdrawal } = await world.lookUp(order);
      expect(withdrawal).toMatchObject({ refusal: null, unpaid: false, paymentCheck: true });
      const before = out(order);
      const begun = await ask(order, 'withdrawal', resolution);
      expect(kindsOf(world, begun)).toEqual(
        expect.arrayContaining(['withdrawal_receipt', 'owner_held_payout', 'approved']),
      );
      expect(mailsOf(world, begun)[0]?.data).toMatchObject({ unpaid: false, paymentCheck: true });
      await arrive(world, begun);
      await readOrders(world.deps);
      await world.settle();
      expect(out(order)).toEqual(before);
      expect((await world.detail(begun.id)).payouts).toMatchObject([{ held: 'payment_in_question' }]);
      await release(begun);
      expect(out(order)).not.toEqual(before);
    },
  );
});
