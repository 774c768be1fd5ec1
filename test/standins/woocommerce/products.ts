import { addPostedMeta, findProduct, nextId, WooError, type Shop } from './shop.ts';
import type { Product } from './types.ts';
import { flag, isNumeric, list, number, record, slug, text, type Json } from './values.ts';

export function createProduct(shop: Shop, body: Json, parentId = 0): Product {
  const sku = text(body.sku);
  if (sku && shop.book.products.some((product) => product.sku === sku)) {
    throw new WooError(400, 'product_invalid_sku', 'Invalid or duplicated SKU.', { status: 400 });
  }
  const now = shop.now();
  const product: Product = {
    id: nextId(shop, 'post'),
    parent_id: parentId,
    type: parentId ? 'variation' : text(body.type, 'simple'),
    name: text(body.name, 'Product'),
    slug: slug(text(body.name, 'product')),
    status: 'publish',
    description: '',
    sku: '',
    regular_price: '',
    sale_price: '',
    virtual: false,
    downloadable: false,
    tax_status: 'taxable',
    tax_class: parentId ? 'parent' : '',
    manage_stock: false,
    stock_quantity: null,
    backorders: 'no',
    weight: '',
    dimensions: { length: '', width: '', height: '' },
    attributes: [],
    images: [],
    meta_data: [],
    categories: parentId ? [] : [shop.book.categories[0]!.id],
    tags: [],
    on_sale_from: null,
    on_sale_to: null,
    total_sales: 0,
    created: now,
    modified: now,
  };
  applyBody(shop, product, body);
  shop.book.products.push(product);
  if (parentId) product.name = product.attributes.map((attribute) => attribute.option).join(', ');
  return product;
}

export function updateProduct(shop: Shop, product: Product, body: Json): Product {
  applyBody(shop, product, body);
  product.modified = shop.now();
  return product;
}

const TEXTS = ['name', 'status', 'description', 'sku', 'tax_status', 'tax_class', 'backorders', 'weight'] as const;
const PRICES = ['regular_price', 'sale_price'] as const;

function applyBody(shop: Shop, product: Product, body: Json): void {
  for (const key of TEXTS) if (key in body) product[key] = text(body[key], product[key]);
  for (const key of PRICES) {
    if (!(key in body)) continue;
    product[key] = isNumeric(body[key]) ? Number(body[key]).toFixed(shop.book.settings.num_decimals) : '';
  }
  product.virtual = flag(body.virtual, product.virtual);
  product.downloadable = flag(body.downloadable, product.downloadable);
  if ('dimensions' in body) {
    const { length, width, height } = record(body.dimensions);
    product.dimensions = { length: text(length), width: text(width), height: text(height) };
  }
  if ('attributes' in body) {
    product.attributes = list(body.attributes).map((attribute) => ({
      name: text(attribute.name),
      ...('option' in attribute && { option: text(attribute.option) }),
      ...(Array.isArray(attribute.options) && { options: attribute.options.map(String) }),
      variation: flag(attribute.variation),
      visible: flag(attribute.visible),
    }));
  }
  const images = 'image' in body ? [record(body.image)] : list(body.images);
  if (images.length) {
    product.images = images.map((image) => ({
      id: nextId(shop, 'post'),
      src: text(image.src),
      name: text(image.name),
      alt: text(image.alt),
    }));
  }
  if ('categories' in body) product.categories = list(body.categories).map(({ id }) => number(id));
  if ('tags' in body) product.tags = list(body.tags).map(({ id }) => number(id));
  for (const side of ['from', 'to'] as const) {
    const day = body[`date_on_sale_${side}_gmt`];
    if (day !== undefined) product[`on_sale_${side}`] = text(day) ? Date.parse(`${text(day)}Z`) : null;
  }
  addPostedMeta(shop, product.meta_data, body.meta_data);
  applyStock(product, body);
}

/** `inventory_delta` does nothing where stock is not managed here, and the answer is 200 all the same (recorded). */
function applyStock(product: Product, body: Json): void {
  if (typeof body.manage_stock === 'boolean') product.manage_stock = body.manage_stock;
  if (!product.manage_stock) {
    product.stock_quantity = null;
  } else if (isNumeric(body.stock_quantity)) {
    product.stock_quantity = Math.trunc(number(body.stock_quantity));
  } else if (isNumeric(body.inventory_delta)) {
    product.stock_quantity = (product.stock_quantity ?? 0) + Math.trunc(number(body.inventory_delta));
  } else {
    product.stock_quantity ??= 0;
  }
}

export function productOrFail(shop: Shop, id: number): Product {
  const product = findProduct(shop, id);
  if (!product || product.parent_id) throw new WooError(404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
  return product;
}

export function variationOrFail(shop: Shop, parentId: number, id: number): Product {
  const product = findProduct(shop, id);
  if (!product || product.parent_id !== parentId || !parentId) {
    throw new WooError(404, 'woocommerce_rest_product_variation_invalid_id', 'Invalid ID.');
  }
  return product;
}

/** A variation without a class of its own (`parent`) is taxed as its parent. */
export function taxClassOf(shop: Shop, product: Product): string {
  if (product.tax_class !== 'parent') return product.tax_class;
  return findProduct(shop, product.parent_id)?.tax_class ?? '';
}

/** What it sells for; a variable product sells for its cheapest variation. */
export function priceOf(shop: Shop, product: Product): string {
  if (product.type !== 'variable') return isOnSale(shop, product) ? product.sale_price : product.regular_price;
  const prices = variationsOf(shop, product).map((variation) => priceOf(shop, variation));
  return prices.filter(Boolean).sort((a, b) => Number(a) - Number(b))[0] ?? '';
}

/** It has a lower price, and today is between its dates. */
export function isOnSale(shop: Shop, product: Product): boolean {
  if (product.type === 'variable') return variationsOf(shop, product).some((variation) => isOnSale(shop, variation));
  const { sale_price, regular_price, on_sale_from: from, on_sale_to: to } = product;
  const now = shop.now();
  return (
    sale_price !== '' &&
    Number(sale_price) < Number(regular_price) &&
    (from === null || from <= now) &&
    (to === null || to >= now)
  );
}

/** What WordPress keeps as the product's title; a variation's begins with its parent's. */
export function titleOf(shop: Shop, product: Product): string {
  const parent = findProduct(shop, product.parent_id);
  return parent ? `${parent.name} - ${product.name}` : product.name;
}

export function variationsOf(shop: Shop, product: Product): Product[] {
  return shop.book.products.filter((each) => each.parent_id === product.id);
}
