import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULT_RULES, type Resolution } from '../../../bridge/domain/policy.ts';
import { toDecimal } from '../../../bridge/domain/money.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
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
