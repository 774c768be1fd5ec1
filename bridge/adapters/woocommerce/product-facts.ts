import type { OrderLine } from '../../domain/order.ts';
import type { ReadingRules } from '../../ports/store.ts';
import type { CategoryTree } from './category-tree.ts';
import { metaText, utc } from './meta.ts';
import type { WooOrder, WooProduct } from './schemas.ts';
import { grams, sizeMm, type Units } from './units.ts';

export interface Catalogue {
  /** Products and variations by id; a deleted one is absent. */
  readonly products: ReadonlyMap<number, WooProduct>;
  readonly categories: CategoryTree;
  readonly units: Units;
}

/** Our plugin writes it at checkout: what a product costs today says little about an order of last month. */
const ON_SALE_META = '_boomerang_on_sale';

type ProductFacts = Pick<
  OrderLine,
  | 'virtual'
  | 'giftCard'
  | 'subscription'
  | 'onSale'
  | 'categoryIds'
  | 'tagIds'
  | 'weightGrams'
  | 'sizeMm'
  | 'hsCode'
  | 'originCountry'
>;

/** What the policy and customs ask of a line's product, as the catalogue has it today. A variation has its parent's where it has none. */
export function productFacts(
  line: WooOrder['line_items'][number],
  placedAt: string,
  { products, categories, units }: Catalogue,
  labels: ReadingRules['labels'],
): ProductFacts {
  const parent = products.get(line.product_id);
  const product = line.variation_id ? products.get(line.variation_id) : parent;
  const both = [product, parent].filter((one) => one !== undefined);
  const origin = said(both, labels.originMeta)?.toUpperCase() ?? '';
  return {
    // As WooCommerce's own `needs_shipping`: a download that is not virtual is sent, too.
    virtual: product?.virtual ?? false,
    giftCard: both.some(({ type }) => type.toLowerCase().includes('gift')),
    // `subscription`, `variable-subscription`, `subscription_variation` of WooCommerce Subscriptions; others' names have the word, too.
    ...(both.some(({ type }) => type.toLowerCase().includes('subscription')) && { subscription: true }),
    onSale: boughtOnSale(line, placedAt, product),
    categoryIds: categories.withAncestors(parent?.categories?.map(({ id }) => id) ?? []),
    tagIds: parent?.tags?.map(({ id }) => id) ?? [],
    weightGrams: product ? grams(product.weight, units) : null,
    sizeMm: product ? sizeMm(product.dimensions, units) : null,
    hsCode: said(both, labels.hsCodeMeta),
    originCountry: /^[A-Z]{2}$/.test(origin) ? origin : null,
  };
}

function boughtOnSale(
  line: WooOrder['line_items'][number],
  placedAt: string,
  product: WooProduct | undefined,
): boolean {
  const noted = metaText(line.meta_data, ON_SALE_META);
  if (noted !== null) return noted === 'yes';
  // A sale that is on today was on then unless it began later.
  const from = product?.date_on_sale_from_gmt ?? null;
  return product?.on_sale === true && (from === null || utc(from) <= placedAt);
}

/** The product's meta of this key, or its attribute of this name; the first product that says something. */
function said(products: readonly WooProduct[], key: string): string | null {
  for (const product of products) {
    const text = metaText(product.meta_data, key) ?? attribute(product, key);
    if (text) return text;
  }
  return null;
}

function attribute({ attributes }: WooProduct, key: string): string | null {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/^(pa)?_/, '')
      .replace(/[\s_-]+/g, ' ');
  const found = key === '' ? undefined : attributes.find(({ name }) => plain(name) === plain(key));
  return (found?.option ?? found?.options?.[0])?.trim() || null;
}
