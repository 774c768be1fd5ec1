import { isGuarded } from './guard.ts';
import { createNote, deleteNote, notesOf, viewNote } from './notes.ts';
import { listOrders } from './order-list.ts';
import { viewOrder } from './order-view.ts';
import { createOrder, orderOrFail, updateOrder } from './orders.ts';
import { viewProduct, viewVariation } from './product-view.ts';
import { listProducts } from './product-list.ts';
import { createProduct, productOrFail, titleOf, updateProduct, variationOrFail, variationsOf } from './products.ts';
import { refundsOf } from './refund-book.ts';
import { viewRefund } from './refund-view.ts';
import { createRefund, deleteRefund } from './refunds.ts';
import { created, ok, type Call, type Route } from './route.ts';
import { linked, listing, route } from './rest.ts';
import { otherRoutes } from './other-routes.ts';
import type { Shop } from './shop.ts';
import type { Product } from './types.ts';
import { number } from './values.ts';

/** Decimals of the amounts; undefined: the store's. */
function dp(call: Call): number | undefined {
  const wanted = call.query.text('dp');
  return wanted === undefined ? undefined : number(wanted);
}

/** As the plugin has it done: a guarded write counts in these decimals, where the store shows fewer. */
function counted<Answer>(shop: Shop, call: Call, write: () => Answer): Answer {
  const { settings } = shop.book;
  const shown = settings.num_decimals;
  const isOurs = call.guard && isGuarded(String(call.headers['idempotency-key'] ?? ''), 'POST', '/wc/v3/orders');
  if (isOurs) settings.num_decimals = Math.max(shown, dp(call) ?? 0);
  try {
    return write();
  } finally {
    settings.num_decimals = shown;
  }
}

const refundsPath = (orderId: number) => `/orders/${orderId}/refunds`;
const variationsPath = (productId: number) => `/products/${productId}/variations`;

const orders: Route[] = [
  route('GET', '/orders', (shop, call) =>
    listing(call, listOrders(shop, call.query), (order) => viewOrder(shop, order, dp(call)), '/orders'),
  ),
  route('POST', '/orders', (shop, call) =>
    created(
      linked(
        call,
        counted(shop, call, () => viewOrder(shop, createOrder(shop, call.body), dp(call))),
        '/orders',
      ),
    ),
  ),
  route('GET', '/orders/:id', (shop, call) =>
    ok(linked(call, viewOrder(shop, orderOrFail(shop, call.ids[0]!), dp(call)), '/orders')),
  ),
  route('PUT', '/orders/:id', (shop, call) => {
    const order = updateOrder(shop, orderOrFail(shop, call.ids[0]!), call.body);
    return ok(linked(call, viewOrder(shop, order, dp(call)), '/orders'));
  }),
  // An order that does not exist has an empty list, not an error.
  route('GET', '/orders/:id/refunds', (shop, call) =>
    listing(
      call,
      refundsOf(shop, call.ids[0]!),
      (refund) => viewRefund(shop, refund, dp(call)),
      refundsPath(call.ids[0]!),
    ),
  ),
  route('POST', '/orders/:id/refunds', (shop, call) => {
    const refund = counted(shop, call, () => createRefund(shop, call.ids[0]!, call.body));
    return created(linked(call, viewRefund(shop, refund, dp(call)), refundsPath(refund.order_id)));
  }),
  route('DELETE', '/orders/:id/refunds/:id', (shop, call) => {
    const refund = deleteRefund(shop, call.ids[1]!);
    return ok(viewRefund(shop, refund, dp(call)));
  }),
  route('GET', '/refunds', (shop, call) => {
    const all = [...shop.book.refunds].sort((a, b) => b.created - a.created || b.id - a.id);
    return listing(
      call,
      all,
      (refund) => ({ ...viewRefund(shop, refund, dp(call)), parent_id: refund.order_id }),
      '/refunds',
    );
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
    const withVariations = (call.query.text('search_name_or_sku') ?? '') !== '';
    const all = shop.book.products.filter((product) => product.parent_id === 0 || withVariations);
    const view = (product: Product) => ({ ...viewProduct(shop, product, false), name: titleOf(shop, product) });
    return listing(call, listProducts(shop, all, call.query), view, '/products');
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
    const all = listProducts(shop, variationsOf(shop, parent), call.query);
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

/** What `/wp-json/wc/v3` serves: the parts that the bridge and the recordings use. */
export function storeRoutes(): Route[] {
  return [...orders, ...products, ...otherRoutes()];
}
