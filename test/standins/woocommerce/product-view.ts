import { parentOf, type Shop } from './shop.ts';
import { stockManager } from './stock.ts';
import type { Product, Term } from './types.ts';
import { isOnSale, priceOf, variationsOf } from './products.ts';
import { date, slug, type Json } from './values.ts';

/** `written`: the answer to a write differs in small things from a read (recorded), so both are told apart. */
export function viewProduct(shop: Shop, product: Product, written: boolean): Json {
  const variations = variationsOf(shop, product);
  const options = product.attributes.some((attribute) => attribute.variation);
  return {
    ...common(shop, product),
    name: product.name,
    slug: product.slug,
    permalink: `${shop.siteUrl}/product/${product.slug}/`,
    featured: false,
    catalog_visibility: 'visible',
    short_description: '',
    total_sales: product.total_sales,
    external_url: '',
    button_text: '',
    tax_class: product.tax_class,
    manage_stock: product.manage_stock,
    stock_quantity: product.stock_quantity,
    sold_individually: false,
    shipping_required: !product.virtual,
    shipping_taxable: !product.virtual,
    reviews_allowed: true,
    average_rating: written ? '0' : '0.00',
    rating_count: 0,
    upsell_ids: [],
    cross_sell_ids: [],
    parent_id: 0,
    purchase_note: '',
    categories: termsOf(shop.book.categories, product.categories),
    brands: [],
    tags: termsOf(shop.book.tags, product.tags),
    images: product.images,
    attributes: product.attributes.map(({ name, options: values = [], variation, visible }, position) => {
      return { id: 0, name, slug: name, position, visible, variation, options: values };
    }),
    default_attributes: [],
    variations: variations.map((variation) => variation.id),
    grouped_products: [],
    menu_order: 0,
    price_html: '',
    related_ids: [],
    has_options: product.type === 'variable' && options,
    post_password: '',
    ...(written && {
      permalink_template: `${shop.siteUrl}/product/%pagename%/`,
      generated_slug: product.slug,
    }),
  };
}

export function viewVariation(shop: Shop, product: Product, written: boolean): Json {
  const parent = parentOf(shop, product);
  const manager = stockManager(shop, product);
  const query = product.attributes.map(({ name, option = '' }) => `attribute_${slug(name)}=${option}`).join('&');
  return {
    ...common(shop, product),
    permalink: `${shop.siteUrl}/product/${parent?.slug ?? ''}/?${query}`,
    tax_class: written || product.tax_class !== 'parent' ? product.tax_class : (parent?.tax_class ?? ''),
    manage_stock: !product.manage_stock && manager ? 'parent' : product.manage_stock,
    stock_quantity: manager?.stock_quantity ?? null,
    image: product.images[0] ?? null,
    attributes: product.attributes.map(({ name, option }) => ({ id: 0, name, slug: slug(name), option })),
    menu_order: 0,
    name: product.name,
    parent_id: product.parent_id,
  };
}

function common(shop: Shop, product: Product): Json {
  const { gmt_offset_hours: offset } = shop.book.settings;
  const price = priceOf(shop, product);
  return {
    id: product.id,
    type: product.type,
    date_created: date(product.created, offset),
    date_created_gmt: date(product.created),
    date_modified: date(product.modified, offset),
    date_modified_gmt: date(product.modified),
    status: product.status,
    description: product.description,
    sku: product.sku,
    global_unique_id: '',
    price,
    regular_price: product.regular_price,
    sale_price: product.sale_price,
    date_on_sale_from: day(product.on_sale_from, offset),
    date_on_sale_from_gmt: day(product.on_sale_from, 0),
    date_on_sale_to: day(product.on_sale_to, offset),
    date_on_sale_to_gmt: day(product.on_sale_to, 0),
    on_sale: isOnSale(shop, product),
    purchasable: price !== '' && product.status === 'publish',
    virtual: product.virtual,
    downloadable: product.downloadable,
    downloads: [],
    download_limit: -1,
    download_expiry: -1,
    tax_status: product.tax_status,
    stock_status: stockStatus(shop, product),
    backorders: product.backorders,
    backorders_allowed: product.backorders !== 'no',
    backordered: false,
    low_stock_amount: null,
    weight: product.weight,
    dimensions: product.dimensions,
    shipping_class: '',
    shipping_class_id: 0,
    meta_data: product.meta_data,
  };
}

function termsOf(all: Term[], ids: number[]): Json[] {
  return all.filter(({ id }) => ids.includes(id)).map(({ id, name, slug: short }) => ({ id, name, slug: short }));
}

function day(ms: number | null, offset: number): string | null {
  return ms === null ? null : date(ms, offset);
}

function stockStatus(shop: Shop, product: Product): string {
  if (product.type === 'variable' && !product.manage_stock) {
    return variationsOf(shop, product).some((each) => stockStatus(shop, each) === 'instock') ? 'instock' : 'outofstock';
  }
  const manager = stockManager(shop, product);
  if (!manager || (manager.stock_quantity ?? 0) > 0) return 'instock';
  return product.backorders === 'no' ? 'outofstock' : 'onbackorder';
}
