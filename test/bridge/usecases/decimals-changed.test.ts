import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportResponse } from '../../../bridge/contract/staff.ts';
import { DEFAULT_RULES, type Resolution } from '../../../bridge/domain/policy.ts';
import { toDecimal } from '../../../bridge/domain/money.ts';
import { instant } from '../../../bridge/domain/time.ts';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { STAFF, startWorld, value, type World } from '../../support/world.ts';
import { arrive } from './steps.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ token: null });
  const resolutions = offering('refund', 'store_credit', 'exchange');
  await world.setPolicy({
    moneyMoves: moneyMovesOn('inspection'),
    outboundShipping: 'proportion',
    resolutions: { ...resolutions, exchange: { ...resolutions.exchange, scope: 'any' } },
    withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'] },
  });
});
afterEach(() => world.close());

/** What is known of a store's settings counts for a quarter of an hour. */
const UNTIL_SEEN_MS = 16 * 60_000;

/** The owner changes WooCommerce's setting, and the bridge has heard of it. */
async function show(decimals: number, currency?: string) {
  Object.assign(world.woo.book.settings, { num_decimals: decimals, ...(currency && { currency }) });
  world.pass(UNTIL_SEEN_MS);
  await world.deps.knownStore.refresh();
}

const placed = () => placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 3 }] });

/** One more shirt of it is asked back. */
async function ask(order: Order, resolution: Resolution, kind: 'return' | 'withdrawal' = 'return') {
  const { poster } = world.products;
  const exchange = resolution === 'exchange' ? { exchange: { productId: poster.id, variationId: 0 } as never } : {};
  value(
    await world.submit(order, [[0, 1, { resolution, ...exchange }]], {
      kind,
      name: kind === 'withdrawal' ? 'Ana Diaz' : '',
    }),
  );
  await world.settle();
  return world.newestId();
}

async function bringBack(...ids: readonly string[]) {
  for (const id of ids) {
    await arrive(world, { id });
    await world.settle();
  }
}

/** What an order gave, in the currency's own words. */
async function given(order: Order) {
  const returns = await world.deps.database.returnsTouching([order.id]);
  return {
    states: returns.flatMap(({ payouts }) => payouts.map(({ resolution, state }) => `${resolution} ${state}`)),
    paid: world.woo.book.payouts.filter(({ orderId }) => orderId === order.id).map(({ amount }) => amount),
    credit: returns.map(({ credit, currency }) => credit && Number(toDecimal(credit.couponAmount, currency.decimals))),
    due: returns.map(({ exchangeOrder: made }) => made && 'orderId' in made && made.orderNumber !== ''),
  };
}

const CHANGES = [
  ['USD', 2, 0],
  ['USD', 0, 2],
  ['USD', 2, 3],
  ['USD', 4, 2],
  ['JPY', 0, 2],
  ['JPY', 2, 0],
  ['KWD', 3, 2],
  ['KWD', 2, 3],
] as const;

const WAYS = [
  ['refund', 'return'],
  ['store_credit', 'return'],
  ['exchange', 'return'],
  ['refund', 'withdrawal'],
] as const;

it.each(CHANGES)(
  'An order in %s, half returned when "Number of decimals" goes from %i to %i, gives what it would have given without',
  async (code, from, to) => {
    await show(from, code);
    const begun = [];
    for (const [how, kind] of WAYS) {
      const [whole, half] = [placed(), placed()];
      // The first order is done before the change; of the other one return is paid, one is open, and one comes later.
      const ids = [];
      for (const order of [whole, whole, whole, half, half]) ids.push(await ask(order, how, kind));
      await bringBack(...ids.slice(0, 4));
      begun.push({ how, kind, whole, half, open: ids[4]! });
    }
    await show(to);
    for (const { how, kind, whole, half, open } of begun) {
      const last = await ask(half, how, kind);
      await bringBack(open, last);
      const across = await given(half);
      expect(across).toEqual(await given(whole));
      expect(across.states.filter((state) => !state.endsWith('settled'))).toEqual([]);
    }
  },
  60_000,
);

describe('The report', () => {
  const query = { from: '2026-01', to: '2026-12' };
  async function report() {
    world.pass(20_000);
    await readOrders(world.deps);
    const { byRefundMonth, bySaleMonth, liability } = value(
      await world.handlers.report({ body: undefined, query, params: {} }, STAFF),
    ) as ReportResponse;
    const text = (amount: number, decimals: number) => Number(toDecimal(amount, decimals));
    return {
      months: [...byRefundMonth, ...bySaleMonth].map(({ refunded, goods, tax, decimals, store }) => ({
        ...{ refunded: text(refunded, decimals), goods: text(goods, decimals), tax: text(tax, decimals) },
        ...{ ours: text(store!.ours, decimals), agrees: store!.agrees },
      })),
      owed: liability.map(({ amount, decimals }) => text(amount, decimals)),
    };
  }

  it.each([
    ['USD', 2, 3],
    ['USD', 4, 2],
    ['JPY', 0, 2],
  ] as const)('of a store in %s is the same to the cent before and after %i became %i', async (code, from, to) => {
    await show(from, code);
    await bringBack(await ask(placed(), 'refund'), await ask(placed(), 'store_credit'));
    const before = await report();
    expect(before.months).toHaveLength(2);
    expect(before.months[0]!.refunded).toBeGreaterThan(50);
    await show(to);
    expect(await report()).toEqual(before);
    // Other orders, which are counted in the new decimals.
    await bringBack(await ask(placed(), 'refund'), await ask(placed(), 'store_credit'));
    const after = await report();
    const paid = world.woo.book.payouts.reduce((all, { amount }) => all + amount, 0);
    expect(after.months.map(({ refunded, ours, agrees }) => [refunded, ours, agrees])).toEqual(
      after.months.map(() => [Number(paid.toFixed(4)), Number(paid.toFixed(4)), true]),
    );
    const coupons = world.woo.book.coupons.filter((coupon) => coupon.code !== 'ten');
    expect(after.owed).toHaveLength(1);
    expect(after.owed[0]).toBeCloseTo(await owedByReturns(), 6);
    expect(coupons).toHaveLength(2);
  });

  async function owedByReturns() {
    const returns = await world.deps.database.returnsBetween(instant(0), instant(Date.parse('2027-01-01')));
    return returns.reduce(
      (all, { credit, currency }) => all + (credit ? Number(toDecimal(credit.left, currency.decimals)) : 0),
      0,
    );
  }
});

describe('A policy that was saved before the change', () => {
  it.each([
    ['USD', 2, 3],
    ['USD', 3, 2],
    ['JPY', 0, 2],
  ] as const)('keeps its amounts’ worth: %s, %i to %i', async (code, from, to) => {
    await show(from, code);
    const five = 5 * 10 ** from;
    const resolutions = offering('refund');
    const refund = { ...resolutions.refund, fee: { kind: 'flat' as const, amount: five } };
    await world.setPolicy({ resolutions: { ...resolutions, refund }, minimumValue: five, outboundShipping: 'never' });
    await bringBack(await ask(placed(), 'refund'));
    const before = world.woo.book.payouts.map(({ amount }) => amount);
    await show(to);
    await bringBack(await ask(placed(), 'refund'));
    expect(world.woo.book.payouts.map(({ amount }) => amount)).toEqual([...before, ...before]);
    const input = { body: undefined, query: undefined, params: {} };
    const { rules, store } = value(await world.handlers.getPolicy(input, STAFF));
    expect([rules.minimumValue, store?.decimals]).toEqual([5 * 10 ** to, to]);
  });
});

it('Health says that the number of decimals was changed, and when', async () => {
  const input = { body: undefined, query: undefined, params: {} };
  const told = async () => {
    const { findings } = value(await world.handlers.health(input, STAFF));
    return findings.flatMap(({ code, params }) => (code === 'decimals_changed' ? [params] : []));
  };
  await show(2);
  expect(await told()).toEqual([]);
  await show(0);
  const at = instant(world.clock.now());
  expect(await told()).toEqual([{ from: 2, to: 0, at }]);
  world.pass(31 * 24 * 3_600_000);
  expect(await told()).toEqual([]);
});
