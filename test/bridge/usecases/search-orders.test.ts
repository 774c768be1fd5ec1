import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LookupResponse } from '../../../bridge/contract/shop.ts';
import type { FoundOrders } from '../../../bridge/contract/staff.ts';
import { createOrder } from '../../standins/woocommerce/orders.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { codeOf, send, STAFF } from './steps.ts';

let world: World;
const place = (first_name: string, last_name: string, email: string) =>
  createOrder(world.woo.shop, {
    status: 'completed',
    set_paid: true,
    payment_method: 'boomtest',
    billing: { first_name, last_name, email, country: 'US', state: 'CA', postcode: '95122' },
    line_items: [{ product_id: world.products.shirt.id, quantity: 1 }],
  });
const search = async (text: string) => value(await send(world, 'staffOrders', { search: text }, STAFF)) as FoundOrders;
const names = async (text: string) => (await search(text)).orders.map(({ name }) => name);

beforeAll(async () => {
  world = await startWorld();
  place('Zoë', 'Linen', 'zoe@example.com');
  place('Rose', 'Field', 'rose.field@example.org');
});
afterAll(() => world.close());

describe('Orders that staff look for without a number', () => {
  it('are found by e-mail or by name, with what tells them apart', async () => {
    const placed = place('Maria', 'Del Campo', 'maria@example.com');
    const found = await search('maria@example.com');
    expect(found).toEqual({
      more: false,
      orders: [
        {
          id: placed.id,
          number: String(placed.id),
          placedAt: expect.stringMatching(/^\d{4}-.*Z$/),
          name: 'Maria Del Campo',
          email: 'maria@example.com',
          total: 5420,
          currency: 'USD',
          decimals: 2,
        },
      ],
    });
    expect(await names('MARIA del campo')).toEqual(['Maria Del Campo']);
    expect(await names('campo')).toEqual(['Maria Del Campo']);
    expect(await names('nobody@example.com')).toEqual([]);
  });

  it('are those of the person, not all with an item of that name', async () => {
    expect(await names('linen')).toEqual(['Zoë Linen']);
  });

  it('are the 20 newest at most, and it is said that there are more', async () => {
    const all = Array.from({ length: 23 }, () => place('Ben', 'Often', 'ben.often@example.com'));
    const { orders, more } = await search('ben.often');
    expect(orders.map(({ id }) => id)).toEqual(
      all
        .map(({ id }) => id)
        .toReversed()
        .slice(0, 20),
    );
    expect(more).toBe(true);
  });

  it('cost the store one call, whatever is typed', async () => {
    const before = world.wooFaults.log.length;
    await search('e');
    expect(world.wooFaults.log.length - before).toBe(1);
  });

  it('are opened as they were found, and by number only where that is another', async () => {
    const { orders } = await search('rose.field');
    const [rose] = orders;
    const opened = value(
      await send(world, 'staffLookup', { orderNumber: rose?.number, orderId: rose?.id }, STAFF),
    ) as LookupResponse;
    expect(opened.order).toMatchObject({ number: rose?.number, customerName: 'Rose Field' });
    const other = await send(world, 'staffLookup', { orderNumber: '999999', orderId: rose?.id }, STAFF);
    expect(codeOf(other)).toBe('order_not_found');
  });
});
