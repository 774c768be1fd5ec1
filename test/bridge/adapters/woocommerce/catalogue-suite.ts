import { afterAll, beforeAll, expect, it } from 'vitest';
import { woocommerceStore } from '../../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import type { Store } from '../../../../bridge/ports/store.ts';
import { ask, type Site } from '../../../standins/woocommerce/contract/ask.ts';
import { create } from './sample-store.ts';

/** Letters only: WooCommerce's search is loose with digits. */
const RUN = Date.now()
  .toString(36)
  .replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);
const HOODIE = `Hoodie ${RUN}`;

/** What the bridge reads of products, categories and customers, whoever plays WooCommerce. */
export function catalogueSuite(start: () => Promise<Site>): void {
  let site: Site;
  let store: Store;
  let clothing: number;
  let winter: number;
  let tag: number;
  let hoodie: number;
  let black: number;
  let white: number;
  let mug: number;
  let ebook: number;

  beforeAll(async () => {
    site = await start();
    store = woocommerceStore(site);
    clothing = (await create(site, 'products/categories', { name: `Clothing & more ${RUN}` })).id;
    winter = (await create(site, 'products/categories', { name: `Winter ${RUN}`, parent: clothing })).id;
    tag = (await create(site, 'products/tags', { name: `Outlet ${RUN}` })).id;
    const attributes = [{ name: 'Colour', visible: true, variation: true, options: ['Black', 'White'] }];
    const meta_data = [{ key: '_hs_code', value: '6110.20' }];
    const parent = {
      name: HOODIE,
      type: 'variable',
      attributes,
      meta_data,
      categories: [{ id: winter }],
      tags: [{ id: tag }],
    };
    hoodie = (await create(site, 'products', parent)).id;
    const variation = (option: string, more: object) =>
      create(site, `products/${hoodie}/variations`, { attributes: [{ name: 'Colour', option }], ...more });
    black = (await variation('Black', { regular_price: '40.00', manage_stock: true, stock_quantity: 0 })).id;
    white = (await variation('White', { regular_price: '45.50', sale_price: '39.90' })).id;
    const origin = { name: 'Country of origin', visible: true, options: ['pt'] };
    const cup = {
      name: `Mug ${RUN}`,
      regular_price: '12.30',
      manage_stock: true,
      stock_quantity: 4,
      attributes: [origin],
    };
    mug = (await create(site, 'products', cup)).id;
    await create(site, 'products', { ...cup, name: `Mug of glass ${RUN}`, tax_class: 'reduced-rate' });
    ebook = (await create(site, 'products', { ...cup, name: `Mug to read ${RUN}`, downloadable: true, virtual: true }))
      .id;
    await create(site, 'products', { ...cup, name: `Mug to come ${RUN}`, status: 'draft' });
  }, 300_000);
  afterAll(() => site?.stop());

  it('names categories with those above them, tags and products, by part of the name or by id', async () => {
    const path = { id: winter, name: `Clothing & more ${RUN} › Winter ${RUN}` };
    expect(await store.catalogue({ kind: 'category', search: `winter ${RUN}` })).toEqual([path]);
    expect(await store.catalogue({ kind: 'category', ids: [winter] })).toEqual([path]);
    const outlet = { id: tag, name: `Outlet ${RUN}` };
    expect(await store.catalogue({ kind: 'tag', search: RUN })).toEqual([outlet]);
    expect(await store.catalogue({ kind: 'tag', ids: [tag, 99_999_999] })).toEqual([outlet]);
    expect(await store.catalogue({ kind: 'product', search: HOODIE })).toEqual([{ id: hoodie, name: HOODIE }]);
    expect(await store.catalogue({ kind: 'product', ids: [mug] })).toEqual([{ id: mug, name: `Mug ${RUN}` }]);
    expect(await store.catalogue({ kind: 'product', ids: [] })).toEqual([]);
  });

  it('offers the other variations of a product, what is out of stock last', async () => {
    const items = await store.exchangeItems({ scope: 'variation', productId: hoodie, taxClass: '' });
    const common = { productId: hoodie, taxClass: '', sku: '', imageUrl: null, decimals: 2 };
    expect(items).toEqual([
      { ...common, variationId: white, name: `${HOODIE} - White`, price: 3990, inStock: null },
      { ...common, variationId: black, name: `${HOODIE} - Black`, price: 4000, inStock: 0 },
    ]);
    expect(await store.exchangeItems({ scope: 'variation', productId: mug, taxClass: '' })).toEqual([]);
    expect(await store.exchangeItems({ scope: 'variation', productId: 99_999_999, taxClass: '' })).toEqual([]);
  });

  it('offers any product of the same tax class that can be bought, variations as such', async () => {
    const found = await store.exchangeItems({ scope: 'any', productId: mug, taxClass: '', search: RUN });
    const seen = found.map(({ productId, variationId, name, inStock }) => [productId, variationId, name, inStock]);
    expect(seen.sort((a, b) => String(a[2]).localeCompare(String(b[2])))).toEqual([
      [hoodie, black, `${HOODIE} - Black`, 0],
      [hoodie, white, `${HOODIE} - White`, null],
      [mug, 0, `Mug ${RUN}`, 4],
    ]);
    const glass = await store.exchangeItems({ scope: 'any', productId: mug, taxClass: 'reduced-rate', search: RUN });
    expect(glass.map(({ name }) => name)).toEqual([`Mug of glass ${RUN}`]);
  });

  it('knows one item, and none that is gone or not for sale', async () => {
    expect(await store.exchangeItem({ productId: mug, variationId: 0 })).toMatchObject({ price: 1230, inStock: 4 });
    expect(await store.exchangeItem({ productId: hoodie, variationId: white })).toMatchObject({
      name: `${HOODIE} - White`,
      price: 3990,
    });
    expect(await store.exchangeItem({ productId: hoodie, variationId: 0 })).toBeNull();
    expect(await store.exchangeItem({ productId: hoodie, variationId: 99_999_999 })).toBeNull();
    expect(await store.exchangeItem({ productId: 99_999_999, variationId: 0 })).toBeNull();
    expect(await store.exchangeItem({ productId: ebook, variationId: 0 })).toBeNull();
  });

  it('tells of each line its categories, tags, customs and whether it was on sale; of the order when it came', async () => {
    const noted = { meta_data: [{ key: '_boomerang_on_sale', value: 'yes' }] };
    const { id } = await create(site, 'orders', {
      line_items: [
        { product_id: hoodie, variation_id: white },
        { product_id: mug, quantity: 2, ...noted },
        { product_id: hoodie, variation_id: white, meta_data: [{ key: '_boomerang_on_sale', value: 'no' }] },
      ],
      meta_data: [{ key: '_delivered', value: '2026-03-04' }],
    });
    const rules = {
      window: { ...DEFAULT_RULES.window, deliveryMeta: '_delivered' },
      labels: { ...DEFAULT_RULES.labels, originMeta: '_country_of_origin' },
    };
    const order = await store.getOrder(id, rules);
    expect(order?.deliveredAt).toBe('2026-03-04T00:00:00.000Z');
    const { categoryIds: ofMug } = order!.lines[1]!;
    expect(order?.lines).toMatchObject([
      { categoryIds: [winter, clothing], tagIds: [tag], hsCode: '6110.20', originCountry: null, onSale: true },
      { tagIds: [], hsCode: null, originCountry: 'PT', onSale: true },
      { onSale: false },
    ]);
    expect(ofMug).not.toContain(winter);
  });

  it('lists orders by the time of their last change, oldest first', async () => {
    const made: number[] = [];
    const before = new Date(Date.now() - 2000).toISOString();
    for (let count = 0; count < 2; count += 1) {
      made.push((await create(site, 'orders', { line_items: [{ product_id: mug }] })).id);
      await new Promise((resolve) => setTimeout(resolve, 1100));
    }
    const body = { customer_note: 'again' };
    await ask(site, { method: 'PUT', path: `/wc/v3/orders/${made[0]}`, body });
    const { orders, next, total } = await store.listOrders({ changedAfter: before, page: 1, rules: DEFAULT_RULES });
    const ours = orders.filter(({ order }) => made.includes(order.id));
    expect(ours.map(({ order }) => order.id)).toEqual([made[1], made[0]]);
    expect(ours.every(({ changedAt }) => changedAt > before)).toBe(true);
    expect({ next, total }).toEqual({ next: null, total: orders.length });
  });

  it('knows the role of a customer and how many orders were paid; a guest by the e-mail', async () => {
    const email = `${RUN}@example.com`;
    const customer = (await create(site, 'customers', { email, password: 'a-long-password-1' })).id;
    const lines = { line_items: [{ product_id: mug }] };
    const guest = { billing: { email: `guest.${email}`, first_name: 'Zoë' } };
    await create(site, 'orders', { ...lines, customer_id: customer, status: 'completed' });
    await create(site, 'orders', { ...lines, customer_id: customer, status: 'pending' });
    await create(site, 'orders', { ...lines, ...guest, status: 'processing' });
    await create(site, 'orders', { ...lines, billing: { email: `not.guest.${email}` }, status: 'processing' });
    expect(await store.customerFacts({ customerId: customer, email })).toEqual({ role: 'customer', orders: 1 });
    const facts = await store.customerFacts({ customerId: 0, email: `Guest.${email}` });
    expect(facts).toEqual({ role: 'guest', orders: 1 });
    expect(await store.customerFacts({ customerId: 99_999_999, email })).toEqual({ role: 'guest', orders: 0 });
    expect(await store.customerFacts({ customerId: 0, email: '' })).toEqual({ role: 'guest', orders: 0 });
  });
}
