import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LookupResponse } from '../../../bridge/contract/shop.ts';
import type { Result } from '../../../bridge/domain/result.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { ANA, placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { codeOf, send, STAFF } from './steps.ts';

let world: World;
let order: Order;
beforeAll(async () => {
  world = await startWorld();
  const { resolutions } = DEFAULT_RULES;
  await world.setPolicy({
    resolutions: { ...resolutions, exchange: { ...resolutions.exchange, offered: true, scope: 'any' } },
  });
});
afterAll(() => world.close());
beforeEach(() => {
  world.wooFaults.clear();
  world.pass(10 * 60_000);
  order = placeOrder(world.woo.shop, {
    lines: [
      { product: world.products.shirt, quantity: 3 },
      { product: world.products.poster, quantity: 20 },
    ],
  });
});

type Audience = 'shopper' | 'staff';
interface Asked {
  readonly token: string;
  /** Submits, changes and estimates of these lines. */
  send(name: 'estimate' | 'submit' | 'change', lines: readonly unknown[]): Promise<Result<unknown>>;
  items(body: object): Promise<Result<unknown>>;
}

async function audience(who: Audience): Promise<Asked> {
  const number = String(order.id);
  const staff = who === 'staff';
  const context = staff ? STAFF : undefined;
  const looked = staff
    ? await send(world, 'staffLookup', { orderNumber: number }, STAFF)
    : await send(world, 'lookup', { orderNumber: number, email: ANA });
  const { token } = value(looked) as LookupResponse;
  return {
    token,
    async send(name, lines) {
      if (name === 'estimate') return send(world, staff ? 'staffEstimate' : 'estimate', { token, lines }, context);
      if (name === 'submit') {
        const body = { token, requestId: randomUUID(), lines, ...(staff ? { override: 'They called.' } : {}) };
        return send(world, staff ? 'staffSubmit' : 'submit', body, context);
      }
      return change(staff, lines);
    },
    items: (body) => send(world, staff ? 'staffExchangeItems' : 'exchangeItems', { token, ...body }, context),
  };
}

/** A return of one poster that is there already, changed into these lines; only the change itself is counted. */
async function change(staff: boolean, lines: readonly unknown[]): Promise<Result<unknown>> {
  const status = value(await world.submit(order, [[1, 1]]));
  await world.settle();
  const id = await world.newestId();
  const open = staff
    ? await send(world, 'staffEdit', '', STAFF, { id })
    : await send(world, 'edit', { session: status.session.token });
  const { lookup } = value(open) as { lookup: LookupResponse };
  const { revision } = await world.detail(id);
  world.wooFaults.log.length = 0;
  return staff
    ? send(world, 'staffChange', { token: lookup.token, lines, override: 'They called.', revision }, STAFF, { id })
    : send(world, 'change', { session: status.session.token, token: lookup.token, lines });
}

const exchange = (productId: number, variationId = 0) => ({
  resolution: 'exchange',
  exchange: { productId, variationId },
});
const line = (change: object = {}) => ({
  lineId: order.line_items[0]!.id,
  quantity: 1,
  reasonId: 'too_small',
  ...change,
});
const many = (count: number, make: (n: number) => unknown) => Array.from({ length: count }, (_, n) => make(n));
/** But for what is renewed behind people's backs, once a minute for all of them. */
const calls = () =>
  world.wooFaults.log.filter(({ path }) => /\/wc\/v3\/(orders|products|customers)(?!\/categories)/.test(path));
const paths = () => calls().map(({ path }) => path.split('?')[0]!.split('/wc/v3')[1]!);

/** `asks`: calls that an estimate of it may make, for the part of it that can be so. */
type Hostile = readonly [title: string, code: string, asks: number, lines: () => readonly unknown[]];
/** What is refused by what is known: nobody is asked. */
const INVENTED: readonly Hostile[] = [
  [
    '200 invented lines with invented products',
    'too_many_exchange_items',
    0,
    () => many(200, (n) => line({ lineId: 900_000 + n, ...exchange(700_000 + n, 800_000 + n) })),
  ],
  [
    '10 invented lines with invented products',
    'line_not_on_order',
    0,
    () => many(10, (n) => line({ lineId: 900_000 + n, ...exchange(700_000 + n) })),
  ],
  [
    'one line 200 times, with one product',
    'line_twice',
    1,
    () => many(200, () => line(exchange(world.products.poster.id))),
  ],
  ['one line 10 times, each with another product', 'line_twice', 1, () => many(10, (n) => line(exchange(700_100 + n)))],
  ['11 products', 'too_many_exchange_items', 0, () => many(11, (n) => line(exchange(700_200 + n)))],
  [
    'more units than were bought',
    'quantity_not_returnable',
    0,
    () => [line({ quantity: 100_000, ...exchange(world.products.poster.id) })],
  ],
  [
    'a reason that there is not',
    'unknown_reason',
    1,
    () => [line({ reasonId: 'because', ...exchange(world.products.poster.id) })],
  ],
];

describe.each<Audience>(['shopper', 'staff'])('A hostile request of a %s', (who) => {
  it.each(INVENTED)(
    '%s: is refused as %s; the store is asked nothing, for an estimate %d times',
    async (_title, code, asks, lines) => {
      const asked = await audience(who);
      world.wooFaults.log.length = 0;
      const estimate = await asked.send('estimate', lines());
      if (code === 'too_many_exchange_items')
        expect(estimate).toMatchObject({ problem: { code, params: { most: 10 } } });
      expect(paths()).toHaveLength(asks);
      world.wooFaults.log.length = 0;
      expect(codeOf(await asked.send('submit', lines()))).toBe(code);
      expect(paths()).toEqual([]);
      expect(codeOf(await asked.send('change', lines()))).toBe(code);
      expect(paths()).toEqual([]);
    },
  );

  it('a product that there is not is asked for once, however often and by whatever way it comes', async () => {
    const asked = await audience(who);
    world.wooFaults.log.length = 0;
    const lines = [line(exchange(710_001))];
    for (let n = 0; n < 5; n += 1) await asked.send('estimate', lines);
    expect(paths()).toEqual(['/products/710001']);
    expect(codeOf(await asked.send('submit', lines))).toBe('exchange_missing');
    expect(paths().filter((path) => path.startsWith('/products/'))).toEqual(['/products/710001']);
    expect(codeOf(await asked.send('change', lines))).toBe('exchange_missing');
    expect(paths().filter((path) => path.startsWith('/products/71'))).toEqual([]);
    // A minute later somebody may have published it.
    world.pass(61_000);
    await asked.send('estimate', lines);
    expect(paths().filter((path) => path.startsWith('/products/71'))).toEqual(['/products/710001']);
  });

  it('one product for two lines is asked for once', async () => {
    const asked = await audience(who);
    world.wooFaults.log.length = 0;
    const both = order.line_items.map(({ id }) => line({ lineId: id, ...exchange(world.products.poster.id) }));
    await asked.send('estimate', both);
    expect(paths()).toEqual([`/products/${world.products.poster.id}`]);
    world.wooFaults.log.length = 0;
    expect(codeOf(await asked.send('submit', both))).toBe('ok');
    expect(paths().filter((path) => path === `/products/${world.products.poster.id}`)).toHaveLength(1);
  });

  it('items to exchange are looked for only where the line may be exchanged, in six calls at most', async () => {
    const asked = await audience(who);
    world.wooFaults.log.length = 0;
    expect(codeOf(await asked.items({ lineId: 900_001, search: 'a' }))).toBe('line_not_on_order');
    expect(paths()).toEqual([]);
    expect(codeOf(await asked.items({ lineId: order.line_items[0]!.id, quantity: 100_000, search: 'a' }))).toBe('ok');
    expect(calls().length).toBeLessThanOrEqual(6);
  });
});

describe('Where only variations are exchanged', () => {
  it('another product is not even asked for', async () => {
    const { resolutions } = DEFAULT_RULES;
    const offer = (scope: 'variation' | 'any') =>
      world.setPolicy({ resolutions: { ...resolutions, exchange: { ...resolutions.exchange, offered: true, scope } } });
    await offer('variation');
    const asked = await audience('shopper');
    world.wooFaults.log.length = 0;
    await asked.send('estimate', [line(exchange(world.products.poster.id))]);
    expect(paths()).toEqual([]);
    await offer('any');
  });
});

describe('Calls that people wait for', () => {
  it('are one at a time for the whole bridge, however many ask; jobs do not wait for them', async () => {
    // What is known of the store's settings is renewed.
    await world.lookUp(order);
    let open = 0;
    let most = 0;
    world.wooFaults.rules.add({
      match: ({ path }) => path.includes('/wc/v3/'),
      fault: { hold: 20 },
      on: (moment) => {
        if (moment === 'asked') most = Math.max(most, (open += 1));
        if (moment === 'answered') open -= 1;
      },
    });
    const orders = many(6, () =>
      placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] }),
    ) as Order[];
    await Promise.all(orders.map((one) => world.lookUp(one)));
    expect(most).toBe(1);
    world.wooFaults.clear();
  });
});
