import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import { woocommerceStore } from '../../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import { startWooStandin, type WooStandin } from '../../../standins/woocommerce/index.ts';
import { createOrder } from '../../../standins/woocommerce/orders.ts';
import { createProduct } from '../../../standins/woocommerce/products.ts';
import { createRefund } from '../../../standins/woocommerce/refunds.ts';
import { createTaxRate } from '../../../standins/woocommerce/taxes.ts';
import type { Settings } from '../../../standins/woocommerce/types.ts';

const rules = DEFAULT_RULES;
let standin: WooStandin;
afterEach(() => standin.stop());

async function storeWith(settings: Partial<Settings> = {}) {
  standin = await startWooStandin({ settings });
  return { shop: standin.shop, store: woocommerceStore(standin) };
}

describe('Reading orders of unlike stores', () => {
  it.each([
    ['JPY', 0, '1999', 1999, 200],
    ['EUR', 2, '19.99', 1999, 200],
    ['KWD', 3, '1.999', 1999, 200],
  ])('%s with %i decimals: amounts are exact minor units', async (currency, num_decimals, price, goods, tax) => {
    const { shop, store } = await storeWith({ currency, num_decimals });
    createTaxRate(shop, { rate: '10' });
    const { id } = createProduct(shop, { name: 'Cup', regular_price: price });
    const order = await store.getOrder(createOrder(shop, { line_items: [{ product_id: id }] }).id, rules);
    expect(order).toMatchObject({ currency: { code: currency, decimals: num_decimals }, total: goods + tax });
    expect(order?.lines).toMatchObject([{ goods, taxes: [{ amount: tax }] }]);
  });

  it.each([
    ['lbs', 'in', 454, { length: 25, width: 51, height: 76 }],
    ['oz', 'm', 28, { length: 1000, width: 2000, height: 3000 }],
    ['g', 'mm', 1, { length: 1, width: 2, height: 3 }],
    ['stone', 'cubit', null, null],
  ])('sizes in %s and %s become grams and millimetres', async (weight_unit, dimension_unit, weightGrams, sizeMm) => {
    const { shop, store } = await storeWith({ weight_unit, dimension_unit });
    const { id } = createProduct(shop, { weight: '1', dimensions: { length: '1', width: '2', height: '3' } });
    const order = await store.getOrder(createOrder(shop, { line_items: [{ product_id: id }] }).id, rules);
    expect(order?.lines[0]).toMatchObject({ weightGrams, sizeMm });
  });

  it('knows an order by a number that is not its id, and not by its id then', async () => {
    const { shop, store } = await storeWith();
    const { id } = createOrder(shop, { meta_data: [{ key: '_order_number', value: 'W-2026/7' }] });
    expect(await store.findOrder(' W-2026/7 ', () => true, { rules })).toMatchObject({ id, number: 'W-2026/7' });
    expect(await store.findOrder(String(id), () => true, { rules })).toBeNull();
  });

  it('is not led astray by another order whose number is this id', async () => {
    const { shop, store } = await storeWith();
    const first = createOrder(shop, {});
    const second = createOrder(shop, { meta_data: [{ key: '_order_number', value: String(first.id) }] });
    first.meta_data.push({ id: 1, key: '_order_number', value: 'A-1' });
    expect(await store.findOrder(String(first.id), () => true, { rules })).toMatchObject({ id: second.id });
  });

  it('sends from the billing address where the shop asks for no other, and reads dates as UTC', async () => {
    const { shop, store } = await storeWith({ gmt_offset_hours: -8 });
    shop.now = () => Date.parse('2026-01-31T23:30:00Z');
    const billing = {
      first_name: 'Ana',
      last_name: 'Diaz',
      address_1: '1 Main',
      country: 'US',
      phone: '1',
      email: 'a@b.c',
    };
    const order = await store.getOrder(createOrder(shop, { billing, status: 'processing', customer_id: 7 }).id, rules);
    expect(order?.shipTo).toMatchObject({ name: 'Ana Diaz', street1: '1 Main', phone: '1', email: 'a@b.c' });
    const at = '2026-01-31T23:30:00.000Z';
    expect(order).toMatchObject({ customerId: 7, placedAt: at, paidAt: at, completedAt: null, status: 'processing' });
  });

  it('still reads an order of products that were deleted, and shows the picture of one that was not', async () => {
    const { shop, store } = await storeWith();
    const [gone, parent] = [
      createProduct(shop, { name: 'Gone' }),
      createProduct(shop, { name: 'Cap', type: 'variable' }),
    ];
    const child = createProduct(shop, { attributes: [{ name: 'Size', option: 'S' }] }, parent.id);
    const kept = createProduct(shop, { name: 'Kept', images: [{ src: 'https://shop.example/kept.jpg' }] });
    const lines = [{ product_id: gone.id }, { product_id: parent.id, variation_id: child.id }, { product_id: kept.id }];
    const { id } = createOrder(shop, { line_items: lines });
    shop.book.products = [kept];
    const found = (await store.getOrder(id, rules))?.lines.map(({ virtual, weightGrams, imageUrl }) => [
      virtual,
      weightGrams,
      imageUrl,
    ]);
    const deleted = [false, null, null];
    expect(found).toEqual([deleted, deleted, [false, null, 'https://shop.example/kept.jpg']]);
  });

  it('reads more refunds than one page holds', async () => {
    const { shop, store } = await storeWith();
    const { id } = createOrder(shop, { fee_lines: [{ name: 'Fee', total: '50' }] });
    for (let count = 0; count < 103; count += 1) createRefund(shop, id, { amount: '0.10', api_refund: false });
    const refunds = (await store.getOrder(id, rules))?.refunds ?? [];
    expect(refunds.map(({ amount }) => amount)).toEqual(Array(103).fill(10));
    expect(await store.listRefunds(id, { code: 'USD', decimals: 2 })).toHaveLength(103);
  });

  it('keeps settings for a minute, no longer', async () => {
    standin = await startWooStandin();
    let now = 0;
    const store = woocommerceStore({ ...standin, now: () => now });
    expect((await store.info()).address.city).toBe('San Francisco');
    standin.book.settings.store_city = 'Oakland';
    standin.book.settings.site_name = 'Tom&#039;s &amp; Co';
    now = 59_000;
    expect((await store.info()).address.city).toBe('San Francisco');
    now = 61_000;
    expect(await store.info()).toMatchObject({ name: "Tom's & Co", address: { city: 'Oakland' } });
  });
});
