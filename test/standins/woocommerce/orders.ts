import { priceOf, taxClassOf } from './products.ts';
import { addMeta, addPostedMeta, findProduct, nextId, parentOf, randomKey, WooError, type Shop } from './shop.ts';
import { refundRest } from './refunds.ts';
import { setStatus } from './order-status.ts';
import { applyCoupon, calculateTotals } from './order-totals.ts';
import { withoutTax } from './taxes.ts';
import type { Address, LineItem, Order } from './types.ts';
import { flag, isNumeric, list, number, record, slug, text, type Json } from './values.ts';

export function createOrder(shop: Shop, body: Json): Order {
  const now = shop.now();
  const order: Order = {
    id: nextId(shop, 'post'),
    status: 'pending',
    currency: text(body.currency, shop.book.settings.currency),
    prices_include_tax: shop.book.settings.prices_include_tax,
    customer_id: number(body.customer_id),
    order_key: `wc_order_${randomKey(13)}`,
    billing: address(body.billing),
    shipping: address(body.shipping),
    payment_method: text(body.payment_method),
    payment_method_title: text(body.payment_method_title),
    transaction_id: text(body.transaction_id),
    customer_note: text(body.customer_note),
    created_via: text(body.created_via) || 'rest-api',
    meta_data: [],
    line_items: list(body.line_items).map((line) => lineItem(shop, line)),
    shipping_lines: list(body.shipping_lines).map((line) => ({
      ...plainItem(shop, line),
      method_id: text(line.method_id),
      method_title: text(line.method_title),
    })),
    fee_lines: list(body.fee_lines).map((line) => ({
      ...plainItem(shop, line),
      name: text(line.name),
      tax_class: text(line.tax_class),
      tax_status: text(line.tax_status, 'taxable'),
    })),
    coupon_lines: [],
    tax_lines: [],
    discount_total: 0,
    discount_tax: 0,
    shipping_total: 0,
    shipping_tax: 0,
    cart_tax: 0,
    total: 0,
    stock_reduced: false,
    sales_recorded: false,
    created: now,
    modified: now,
    paid: null,
    completed: null,
  };
  calculateTotals(shop, order);
  for (const coupon of list(body.coupon_lines)) applyCoupon(shop, order, text(coupon.code));
  calculateTotals(shop, order);
  addPostedMeta(shop, order.meta_data, body.meta_data);
  shop.book.orders.push(order);
  const status = text(body.status);
  if (flag(body.set_paid)) order.paid = now;
  if (flag(body.set_paid) || status) setStatus(shop, order, status || 'processing');
  return order;
}

export function orderOrFail(shop: Shop, id: number): Order {
  const order = shop.book.orders.find((each) => each.id === id);
  if (!order) throw new WooError(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');
  return order;
}

export function updateOrder(shop: Shop, order: Order, body: Json): Order {
  order.modified = shop.now();
  if ('billing' in body) order.billing = address({ ...order.billing, ...record(body.billing) });
  if ('shipping' in body) order.shipping = address({ ...order.shipping, ...record(body.shipping) });
  if ('customer_note' in body) order.customer_note = text(body.customer_note);
  addPostedMeta(shop, order.meta_data, body.meta_data);
  for (const line of list(body.line_items)) {
    const item = order.line_items.find((each) => each.id === number(line.id));
    if (item) addPostedMeta(shop, item.meta_data, line.meta_data);
  }
  const status = text(body.status) || (flag(body.set_paid) ? 'processing' : order.status);
  if (status !== order.status) setStatus(shop, order, status);
  if (order.status === 'refunded') refundRest(shop, order);
  return order;
}

function address(value: unknown): Address {
  const given = record(value);
  const keys = ['first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'state', 'postcode'] as const;
  const more = ['country', 'phone', 'email'] as const;
  return Object.fromEntries([...keys, ...more].map((key) => [key, text(given[key])])) as unknown as Address;
}

function plainItem(shop: Shop, line: Json) {
  const item = { id: nextId(shop, 'item'), total: number(line.total), total_tax: 0, taxes: [], meta_data: [] };
  addPostedMeta(shop, item.meta_data, line.meta_data);
  return item;
}

/** An unknown product makes an empty line, not an error (recorded as order-create-bad-product). */
function lineItem(shop: Shop, line: Json): LineItem {
  const product = findProduct(shop, number(line.variation_id) || number(line.product_id));
  const parent = product && parentOf(shop, product);
  const quantity = number(line.quantity, 1);
  const taxClass = product ? taxClassOf(shop, product) : '';
  const price = product ? Number(priceOf(shop, product) || 0) * quantity : 0;
  const goods = shop.book.settings.prices_include_tax ? withoutTax(shop, price, taxClass) : price;
  const subtotal = isNumeric(line.subtotal) ? number(line.subtotal) : goods;
  const item: LineItem = {
    id: nextId(shop, 'item'),
    name: parent && product ? `${parent.name} - ${product.name}` : (product?.name ?? ''),
    product_id: parent?.id ?? product?.id ?? 0,
    variation_id: parent && product ? product.id : 0,
    quantity,
    tax_class: taxClass,
    subtotal,
    subtotal_tax: 0,
    total: isNumeric(line.total) ? number(line.total) : subtotal,
    total_tax: 0,
    taxes: [],
    meta_data: [],
  };
  if (parent && product) {
    for (const { name, option } of product.attributes) addMeta(shop, item.meta_data, slug(name), option);
  }
  addPostedMeta(shop, item.meta_data, line.meta_data);
  return item;
}
