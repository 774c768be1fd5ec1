import { describe, expect, it } from 'vitest';
import { anOrder, anOrderLine } from '../../domain/builders.ts';
import { aWish } from '../../domain/ask.ts';
import { returnOf } from '../../domain/support/returns.ts';
import { aPolicy } from '../../domain/builders.ts';
import { productFacts } from '../../../../bridge/adapters/woocommerce/product-facts.ts';

type Facts = Parameters<typeof productFacts>;
const factsOf = (type: string, parentType = type) => {
  const product = (id: number, itsType: string) => ({
    ...{
      id,
      type: itsType,
      virtual: false,
      downloadable: false,
      on_sale: false,
      date_on_sale_from_gmt: null,
      weight: '',
    },
    ...{ dimensions: { length: '', width: '', height: '' }, categories: [], tags: [], attributes: [], meta_data: [] },
  });
  const products = new Map([product(7, parentType), product(8, type)].map((one) => [one.id, one]));
  const catalogue = { products, categories: { withAncestors: () => [] }, units: { weight: 'kg', dimension: 'cm' } };
  const line = { product_id: 7, variation_id: 8, meta_data: [] };
  const labels = { originMeta: '', hsCodeMeta: '' };
  return productFacts(
    line as unknown as Facts[0],
    '2026-11-01T00:00:00.000Z',
    catalogue as unknown as Facts[2],
    labels as Facts[3],
  );
};

describe('A line of a subscription', () => {
  it.each([
    ['subscription', 'subscription', true],
    ['subscription_variation', 'variable-subscription', true],
    ['variation', 'variable-subscription', true],
    ['simple', 'simple', undefined],
  ])('is known by its product’s type (%s of %s)', (type, parent, is) => {
    expect(factsOf(type, parent).subscription).toBe(is);
  });

  it('is one in the return that is made of it', () => {
    const marks = (subscription: boolean) => {
      const order = anOrder({ lines: [anOrderLine({ subscription })] });
      return returnOf({ order, policy: aPolicy(), others: [], asked: [aWish()] }).lines[0]?.subscription;
    };
    expect([marks(true), marks(false)]).toEqual([true, undefined]);
  });
});
