import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { woocommerceStore } from '../../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import type { Store } from '../../../../bridge/ports/store.ts';
import { startWooStandin, type WooStandin } from '../../../standins/woocommerce/index.ts';
import { createProduct } from '../../../standins/woocommerce/products.ts';

let standin: WooStandin;
let store: Store;
beforeEach(async () => {
  standin = await startWooStandin();
  store = woocommerceStore(standin);
});
afterEach(() => standin.stop());

const any = { scope: 'any', productId: 0, taxClass: '' } as const;

describe('What may be had instead', () => {
  it('is offered without a search too, variations of a product in its place', async () => {
    const { shop } = standin;
    const cap = createProduct(shop, {
      name: 'Cap',
      type: 'variable',
      images: [{ src: 'https://shop.example/cap.jpg' }],
    });
    const red = createProduct(shop, { regular_price: '9', attributes: [{ name: 'Colour', option: 'Red' }] }, cap.id);
    createProduct(shop, {
      name: 'Mug &amp; plate',
      regular_price: '5',
      images: [{ src: 'https://shop.example/mug.jpg' }],
    });
    const items = await store.exchangeItems(any);
    expect(items.map(({ name, imageUrl, variationId }) => [name, imageUrl, variationId])).toEqual([
      ['Mug & plate', 'https://shop.example/mug.jpg', 0],
      ['Cap - Red', 'https://shop.example/cap.jpg', red.id],
    ]);
  });

  it('is 20 at most', async () => {
    for (let count = 0; count < 25; count += 1)
      createProduct(standin.shop, { name: `Cup ${count}`, regular_price: '5' });
    expect(await store.exchangeItems({ ...any, search: 'cup' })).toHaveLength(20);
  });

  it.each([
    ['its parent’s units, where the parent counts them', { manage_stock: true, stock_quantity: 3 }, {}, 3],
    ['no number, where more may be ordered', {}, { manage_stock: true, stock_quantity: 0, backorders: 'yes' }, null],
    ['none, where it is counted below zero', {}, { manage_stock: true, stock_quantity: -2 }, 0],
    ['no number, where nobody counts', {}, {}, null],
  ])('tells %s', async (_, parent, variation, inStock) => {
    const { id: productId } = createProduct(standin.shop, { type: 'variable', ...parent });
    const { id: variationId } = createProduct(standin.shop, { regular_price: '9', ...variation }, productId);
    expect(await store.exchangeItem({ productId, variationId })).toMatchObject({ inStock });
  });

  it.each([{ downloadable: true }, { virtual: true }, { virtual: true, downloadable: true }])(
    'is nothing that needs no parcel, variations neither: %j',
    async (digital) => {
      const { shop } = standin;
      const ebook = createProduct(shop, { name: 'E-book', regular_price: '5', ...digital });
      const album = createProduct(shop, { name: 'Album', type: 'variable' });
      const files = createProduct(shop, { regular_price: '9', ...digital }, album.id);
      const vinyl = createProduct(shop, { regular_price: '19' }, album.id);
      expect((await store.exchangeItems(any)).map(({ variationId }) => variationId)).toEqual([vinyl.id]);
      const ofAlbum = await store.exchangeItems({ ...any, scope: 'variation', productId: album.id });
      expect(ofAlbum.map(({ variationId }) => variationId)).toEqual([vinyl.id]);
      expect(await store.exchangeItem({ productId: ebook.id, variationId: 0 })).toBeNull();
      expect(await store.exchangeItem({ productId: album.id, variationId: files.id })).toBeNull();
    },
  );

  it('is nothing that has no price, is a draft, or that only a plugin can sell', async () => {
    const { shop } = standin;
    const ids = [{}, { regular_price: '5', status: 'draft' }, { regular_price: '5', type: 'bundle' }].map(
      (body) => createProduct(shop, body).id,
    );
    for (const productId of ids) expect(await store.exchangeItem({ productId, variationId: 0 })).toBeNull();
    expect(await store.exchangeItems(any)).toEqual([]);
  });
});
