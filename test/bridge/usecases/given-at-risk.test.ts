import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Resolution } from '../../../bridge/domain/policy.ts';
import { followExchanges } from '../../../bridge/usecases/follow-exchange.ts';
import { followOrder } from '../../../bridge/usecases/outside.ts';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { createProduct } from '../../standins/woocommerce/products.ts';
import { setStatus } from '../../standins/woocommerce/order-status.ts';
import type { Mail } from '../../standins/woocommerce/book.ts';
import type { Product } from '../../standins/woocommerce/types.ts';
import type { AskedWish } from '../../support/drive-bridge.ts';
import { everythingOffered, moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, type Begun, mailsOf, paidFor, timeline } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setPolicy(everythingOffered());
});
afterAll(() => world.close());

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

type Given = Pick<Begun, 'order' | 'id' | 'number'>;

function wishOf(resolution: Resolution, instead?: Product): Partial<AskedWish> {
  const exchange = { productId: (instead ?? world.products.poster).id, variationId: 0 };
  return resolution === 'exchange' ? { resolution, exchange: exchange as never } : { resolution };
}

/** A return that has paid by this means, and is closed. A day after the last: what the owner gets by e-mail in an hour is limited. */
async function closed(
  resolution: Resolution,
  { kind = 'return', instead }: { readonly kind?: 'return' | 'withdrawal'; readonly instead?: Product } = {},
): Promise<Given> {
  world.pass(DAY_MS + 60 * MINUTE_MS);
  const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }] });
  const over = kind === 'withdrawal' ? { kind, name: 'Ana Diaz' } : {};
  const { number } = value(await world.submit(order, [[0, 1, wishOf(resolution, instead)]], over));
  const id = await world.newestId();
  await world.settle();
  if (resolution !== 'keep') await arrive(world, { id });
  await world.settle();
  expect((await world.detail(id)).payouts.every(({ state }) => state === 'settled')).toBe(true);
  expect((await world.detail(id)).state).toBe('closed');
  world.pass(5 * MINUTE_MS);
  return { order, id, number };
}

/** What gateways and people do to an order, and Boomerang's next reading of it. */
async function become(status: string, { order: { id } }: Pick<Given, 'order'>): Promise<void> {
  const order = world.woo.shop.book.orders.find((one) => one.id === id)!;
  world.pass(MINUTE_MS);
  setStatus(world.woo.shop, order, status);
  await readOrders(world.deps);
  await world.settle();
}

function told(given: Pick<Given, 'number'>): Mail[] {
  return mailsOf(world, given).filter(({ kind }) => kind === 'owner_given_at_risk');
}

async function events({ id }: Pick<Given, 'id'>): Promise<number> {
  return timeline(await world.detail(id)).filter((type) => type === 'given_at_risk').length;
}

const STATES = ['on-hold', 'failed', 'disputed', 'cancelled'] as const;
const ASKED = [
  ['return', 'refund'],
  ['return', 'store_credit'],
  ['return', 'exchange'],
  ['return', 'keep'],
  ['withdrawal', 'refund'],
  ['withdrawal', 'store_credit'],
] as const;
const TABLE = STATES.flatMap((status) => ASKED.map(([kind, resolution]) => [status, kind, resolution] as const));

describe.each(TABLE)('An order that is %s after a %s has given %s for it and is closed', (status, kind, resolution) => {
  it('is told to the owner once, with what was given, and nothing is taken back', async () => {
    const given = await closed(resolution, { kind });
    const before = await world.detail(given.id);
    const paid = paidFor(world, given.order);
    await become(status, given);
    await readOrders(world.deps);
    await world.settle();
    const mails = told(given);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.data).toMatchObject({ orderNumber: String(given.order.id), returnNumber: given.number });
    expect(mails[0]!.data['atRisk']).toMatchObject({
      status,
      given: expect.arrayContaining([expect.objectContaining({ resolution, state: 'given' })]),
    });
    expect(await events(given)).toBe(1);
    const after = await world.detail(given.id);
    expect(after.atRisk).toEqual({ status });
    expect([after.state, after.payouts, after.credit, after.exchange]).toEqual([
      before.state,
      before.payouts,
      before.credit,
      before.exchange,
    ]);
    expect(paidFor(world, given.order)).toEqual(paid);
  });
});

describe('A dispute', () => {
  it('that flaps is told in the story each time, and mailed once', async () => {
    const given = await closed('store_credit');
    for (let round = 0; round < 3; round += 1) {
      await become('on-hold', given);
      await become('completed', given);
    }
    expect([told(given).length, await events(given)]).toEqual([1, 3]);
    const detail = await world.detail(given.id);
    expect(timeline(detail).filter((type) => type === 'payment_back')).toHaveLength(3);
    expect(detail.atRisk).toBeNull();
  });

  it('that runs and then is lost is mailed for both', async () => {
    const given = await closed('refund');
    await become('on-hold', given);
    await become('failed', given);
    expect(told(given).map(({ data }) => (data['atRisk'] as { status: string }).status)).toEqual(['on-hold', 'failed']);
    expect(await events(given)).toBe(2);
  });

  it('of later is another one', async () => {
    const given = await closed('refund');
    await become('on-hold', given);
    await become('completed', given);
    world.pass(40 * DAY_MS);
    await become('on-hold', given);
    expect(told(given)).toHaveLength(2);
  });

  it('names what of a credit is not used, and leaves it', async () => {
    const given = await closed('store_credit');
    await become('on-hold', given);
    const { credit } = await world.detail(given.id);
    expect(told(given)[0]!.data['atRisk']).toMatchObject({ creditLeft: expect.stringMatching(/^\$\d+\.\d\d$/) });
    expect(credit).toMatchObject({ state: 'open', left: credit!.amount });
  });

  it('of an order whose exchange waits for the shopper’s difference is told, too', async () => {
    const coat = createProduct(world.woo.shop, { name: 'Coat', regular_price: '99.00' });
    const given = await closed('exchange', { instead: coat });
    expect((await world.detail(given.id)).exchange).toMatchObject({ state: 'awaiting_payment' });
    await become('on-hold', given);
    expect(told(given)[0]!.data).toMatchObject({
      atRisk: { given: [{ resolution: 'exchange', amount: '$54.20', state: 'awaits_payment' }] },
      exchange: { due: expect.any(String) },
    });
    // Paid all the same: the owner is to ship it, and hears that the rest of it may be lost.
    const made = world.woo.shop.book.orders.find(({ meta_data }) =>
      meta_data.some(({ key, value: text }) => key === '_boomerang_return' && text === given.number),
    )!;
    setStatus(world.woo.shop, made, 'processing');
    await followExchanges(world.deps);
    await world.settle();
    const paid = mailsOf(world, given).find(({ kind }) => kind === 'owner_exchange_paid');
    expect(paid?.data).toMatchObject({ atRisk: { status: 'on-hold' } });
  });
});

describe('A return whose payment may be lost needs a person', () => {
  it('until one has looked; another state of the order asks again', async () => {
    const given = await closed('store_credit');
    expect((await world.detail(given.id)).attention).toBeNull();
    await become('on-hold', given);
    const asked = await world.detail(given.id);
    expect([asked.attention, asked.can.includes('payment_checked')]).toEqual(['payment_at_risk', true]);
    const seen = value(await world.command(given.id, { type: 'payment_checked' }));
    expect([seen.attention, seen.can.includes('payment_checked')]).toEqual([null, false]);
    expect([seen.atRisk, timeline(seen).at(-1)]).toEqual([{ status: 'on-hold' }, 'payment_checked']);
    await readOrders(world.deps);
    expect((await world.detail(given.id)).attention).toBeNull();
    await become('failed', given);
    expect((await world.detail(given.id)).attention).toBe('payment_at_risk');
  });

  it('and no more once the order counts as paid again', async () => {
    const given = await closed('refund');
    await become('on-hold', given);
    await become('completed', given);
    const { attention, can } = await world.detail(given.id);
    expect([attention, can.includes('payment_checked')]).toEqual([null, false]);
  });
});

describe('A later return of an order whose payment was in question after an earlier one had been paid', () => {
  it('waits for a person: that the order counts as paid again is no proof of money', async () => {
    const given = await closed('refund');
    await become('on-hold', given);
    await become('completed', given);
    const later = value(await world.submit(given.order, [[0, 1]]));
    const id = await world.newestId();
    await world.settle();
    expect(later.number).not.toBe(given.number);
    expect((await world.detail(id)).payouts).toMatchObject([{ state: 'pending', held: 'payment_back' }]);
  });
});

describe('An order that is gone after its return has paid', () => {
  it('is told in the story; nobody is mailed: shops clear old orders away', async () => {
    const given = await closed('refund');
    const { book } = world.woo.shop;
    book.orders = book.orders.filter(({ id }) => id !== given.order.id);
    await followOrder(world.deps, given.order.id);
    await world.settle();
    expect([told(given).length, await events(given)]).toEqual([0, 1]);
    expect((await world.detail(given.id)).attention).toBeNull();
  });
});

describe('A return that gave nothing', () => {
  it('is no news when its order fails', async () => {
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
    const { number } = value(await world.submit(order, [[0, 1]]));
    const id = await world.newestId();
    await world.settle();
    value(await world.command(id, { type: 'cancel' }));
    await become('failed', { order });
    expect([told({ number }).length, await events({ id })]).toEqual([0, 0]);
    expect((await world.detail(id)).atRisk).toBeNull();
  });
});

describe('A return that has paid and is still open', () => {
  it('is told, too: its parcel is on the way, and its money out', async () => {
    await world.setPolicy({ resolutions: offering(), moneyMoves: moneyMovesOn('approval') });
    world.pass(2 * DAY_MS);
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
    const { number } = value(await world.submit(order, [[0, 1]]));
    const id = await world.newestId();
    await world.settle();
    expect((await world.detail(id)).payouts).toMatchObject([{ state: 'settled' }]);
    await become('on-hold', { order });
    expect([told({ number }).length, await events({ id })]).toEqual([1, 1]);
  });
});

describe('What it costs', () => {
  it('a closed return’s order that has changed costs no further call to the store', async () => {
    const given = await closed('refund');
    const since = world.wooFaults.log.length;
    await become('on-hold', given);
    const reads = world.wooFaults.log.slice(since).filter(({ method }) => method === 'GET');
    // Its refunds are read with every order that has some; the order itself is not asked for again.
    const again = reads.filter(({ path }) => new RegExp(`/orders/${given.order.id}(?!/refunds)`).test(path));
    expect(again).toEqual([]);
  });
});
