import { createCoupon, viewCoupon } from './coupons.ts';
import { createCustomer, listCustomers, viewCustomer } from './customers.ts';
import { viewGateways } from './gateways.ts';
import { page } from './listing.ts';
import { createNote, deleteNote, notesOf, viewNote } from './notes.ts';
import { listOrders } from './order-list.ts';
import { viewOrder } from './order-view.ts';
import { createOrder, orderOrFail, updateOrder } from './orders.ts';
import { viewProduct, viewVariation } from './product-view.ts';
import { createProduct, productOrFail, updateProduct, variationOrFail, variationsOf } from './products.ts';
import { refundsOf } from './refund-book.ts';
import { viewRefund } from './refund-view.ts';
import { createRefund } from './refunds.ts';
import { created, ok, type Answer, type Call, type Route } from './route.ts';
import { viewGeneralSettings, viewProductSettings, viewSystemStatus } from './settings.ts';
import { createTaxRate, viewTaxRate } from './taxes.ts';
import type { Product } from './types.ts';
import { createWebhook } from './webhooks.ts';
import type { Json } from './values.ts';

const route = (method: string, pattern: string, handle: Route['handle']): Route => {
  return { method, pattern: `/wc/v3${pattern}`, door: 'key', handle };
};

/** A resource with WordPress's links to itself and its list. */
function linked(call: Call, view: Json, list: string): Json {
  const collection = `${call.origin}/wp-json/wc/v3${list}`;
  return { ...view, _links: { self: [{ href: `${collection}/${view.id}` }], collection: [{ href: collection }] } };
}

function listing<T>(call: Call, all: T[], view: (item: T) => Json, list: string): Answer {
  const { items, headers } = page(all, call.query, `${call.origin}/wp-json${call.path}`);
  return ok(
    items.map((item) => linked(call, view(item), list)),
    headers,
  );
}

function listProducts(products: Product[], call: Call): Product[] {
  const include = call.query.ids('include');
  const sku = call.query.text('sku');
  const search = call.query.text('search')?.toLowerCase();
  return products
    .filter((product) => !include || include.includes(product.id))
    .filter((product) => !sku || product.sku === sku)
    .filter((product) => !search || product.name.toLowerCase().includes(search))
    .sort((a, b) => b.created - a.created || b.id - a.id);
}

const refundsPath = (orderId: number) => `/orders/${orderId}/refunds`;
const variationsPath = (productId: number) => `/products/${productId}/variations`;

const orders: Route[] = [
  route('GET', '/orders', (shop, call) =>
    listing(call, listOrders(shop, call.query), (order) => viewOrder(shop, order), '/orders'),
  ),
  route('POST', '/orders', (shop, call) =>
    created(linked(call, viewOrder(shop, createOrder(shop, call.body)), '/orders')),
  ),
  route('GET', '/orders/:id', (shop, call) =>
    ok(linked(call, viewOrder(shop, orderOrFail(shop, call.ids[0]!)), '/orders')),
  ),
  route('PUT', '/orders/:id', (shop, call) => {
    const order = updateOrder(shop, orderOrFail(shop, call.ids[0]!), call.body);
    return ok(linked(call, viewOrder(shop, order), '/orders'));
  }),
  // An order that does not exist has an empty list, not an error.
  route('GET', '/orders/:id/refunds', (shop, call) =>
    listing(call, refundsOf(shop, call.ids[0]!), (refund) => viewRefund(shop, refund), refundsPath(call.ids[0]!)),
  ),
  route('POST', '/orders/:id/refunds', (shop, call) => {
    const refund = createRefund(shop, call.ids[0]!, call.body);
    return created(linked(call, viewRefund(shop, refund), refundsPath(refund.order_id)));
  }),
  route('GET', '/refunds', (shop, call) => {
    const all = [...shop.book.refunds].sort((a, b) => b.created - a.created || b.id - a.id);
    return listing(call, all, (refund) => ({ ...viewRefund(shop, refund), parent_id: refund.order_id }), '/refunds');
  }),
  route('GET', '/orders/:id/notes', (shop, call) =>
    ok(notesOf(shop, orderOrFail(shop, call.ids[0]!)).map((note) => viewNote(shop, note))),
  ),
  route('POST', '/orders/:id/notes', (shop, call) =>
    created(viewNote(shop, createNote(shop, orderOrFail(shop, call.ids[0]!), call.body))),
  ),
  route('DELETE', '/orders/:id/notes/:id', (shop, call) =>
    ok(viewNote(shop, deleteNote(shop, call.ids[0]!, call.ids[1]!))),
  ),
];

const products: Route[] = [
  route('GET', '/products', (shop, call) => {
    const plain = shop.book.products.filter((product) => product.parent_id === 0);
    return listing(call, listProducts(plain, call), (product) => viewProduct(shop, product, false), '/products');
  }),
  route('POST', '/products', (shop, call) =>
    created(linked(call, viewProduct(shop, createProduct(shop, call.body), true), '/products')),
  ),
  route('GET', '/products/:id', (shop, call) =>
    ok(linked(call, viewProduct(shop, productOrFail(shop, call.ids[0]!), false), '/products')),
  ),
  route('PUT', '/products/:id', (shop, call) => {
    const product = updateProduct(shop, productOrFail(shop, call.ids[0]!), call.body);
    return ok(linked(call, viewProduct(shop, product, true), '/products'));
  }),
  route('GET', '/products/:id/variations', (shop, call) => {
    const parent = productOrFail(shop, call.ids[0]!);
    const all = listProducts(variationsOf(shop, parent), call);
    return listing(call, all, (variation) => viewVariation(shop, variation, false), variationsPath(parent.id));
  }),
  route('POST', '/products/:id/variations', (shop, call) => {
    const parent = productOrFail(shop, call.ids[0]!);
    const variation = createProduct(shop, call.body, parent.id);
    return created(linked(call, viewVariation(shop, variation, true), variationsPath(parent.id)));
  }),
  route('GET', '/products/:id/variations/:id', (shop, call) => {
    const variation = variationOrFail(shop, call.ids[0]!, call.ids[1]!);
    return ok(linked(call, viewVariation(shop, variation, false), variationsPath(variation.parent_id)));
  }),
  route('PUT', '/products/:id/variations/:id', (shop, call) => {
    const variation = updateProduct(shop, variationOrFail(shop, call.ids[0]!, call.ids[1]!), call.body);
    return ok(linked(call, viewVariation(shop, variation, true), variationsPath(variation.parent_id)));
  }),
];

const others: Route[] = [
  route('POST', '/taxes', (shop, call) => created(linked(call, viewTaxRate(createTaxRate(shop, call.body)), '/taxes'))),
  route('GET', '/taxes', (shop, call) => listing(call, shop.book.taxes, viewTaxRate, '/taxes')),
  route('POST', '/coupons', (shop, call) =>
    created(linked(call, viewCoupon(shop, createCoupon(shop, call.body)), '/coupons')),
  ),
  route('GET', '/coupons', (shop, call) => {
    const code = call.query.text('code')?.toLowerCase();
    const found = shop.book.coupons.filter((coupon) => !code || coupon.code === code);
    return listing(call, found, (coupon) => viewCoupon(shop, coupon), '/coupons');
  }),
  route('POST', '/customers', (shop, call) =>
    created(linked(call, viewCustomer(shop, createCustomer(shop, call.body)), '/customers')),
  ),
  route('GET', '/customers', (shop, call) =>
    listing(call, listCustomers(shop, call.query), (customer) => viewCustomer(shop, customer), '/customers'),
  ),
  route('GET', '/settings/general', (shop) => ok(viewGeneralSettings(shop))),
  route('GET', '/settings/products', (shop) => ok(viewProductSettings(shop))),
  route('GET', '/payment_gateways', (shop) => ok(viewGateways(shop))),
  route('GET', '/system_status', (shop) => ok(viewSystemStatus(shop))),
  route('POST', '/webhooks', (shop, call) => created(createWebhook(shop, call.body))),
];

/** What `/wp-json/wc/v3` serves: the parts that the bridge and the recordings use. */
export function storeRoutes(): Route[] {
  return [...orders, ...products, ...others];
}
