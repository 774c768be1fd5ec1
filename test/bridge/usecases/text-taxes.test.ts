import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, type World } from '../../support/world.ts';
import { arrive, ask, effectsOf } from './steps.ts';

/** As Stripe Tax keys its taxes; WooCommerce keeps 0 for it in the order's tax line. */
const RATE = 'stripe_tax_for_woocommerce__vat__19.0__Germany';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.deps.knownStore.get();
});
afterAll(() => world.close());

it('A return of an order whose tax service keys taxes by text is refunded under that text, booked, and read again', async () => {
  const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }] });
  for (const item of [...order.line_items, ...order.shipping_lines]) for (const tax of item.taxes) tax.id = RATE;
  for (const line of order.tax_lines) line.rate_id = 0;
  const bodies: string[] = [];
  world.wooFaults.rules.add({
    match: ({ method, path, body }) => method === 'POST' && path.includes('/refunds') && bodies.push(body) === 0,
    fault: null,
  });
  const begun = await ask(world, order, 1);
  await arrive(world, begun);
  await world.settle();
  const [refund] = await effectsOf(world, begun.id, 'refund');
  expect(refund?.state).toBe('done');
  const sent = JSON.parse(bodies[0] ?? '{}') as { amount: string; line_items: { refund_tax: unknown[] }[] };
  expect(sent.amount).toBe('54.20');
  expect(sent.line_items[0]?.refund_tax).toEqual([{ id: RATE, refund_total: '4.30' }]);
  const taxes = (await world.deps.database.ledgerOf(begun.id)).filter(({ kind }) => kind === 'tax');
  expect(new Set(taxes.map(({ taxRateId }) => taxRateId))).toEqual(new Set([RATE]));
  await readOrders(world.deps);
  const read = await world.deps.database.savedOrder(order.id);
  expect(read?.refunds).toMatchObject([
    { amount: 5420, items: [{ amount: 4990, taxes: [{ rateId: RATE, amount: 430 }] }] },
  ]);
  expect(read?.findings).toEqual([]);
});
