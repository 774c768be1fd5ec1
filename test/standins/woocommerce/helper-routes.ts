import { ok, type Answer, type Call, type Route } from './route.ts';
import { findProduct, WooError, type Shop } from './shop.ts';
import { moveStock, stockManager } from './stock.ts';
import { orderOrFail } from './orders.ts';
import { number, text } from './values.ts';

const helper = (method: string, pattern: string, handle: Route['handle']): Route => {
  return { method, pattern: `/standin${pattern}`, door: 'open', handle };
};

/** Not WooCommerce: what the test site's shims of wc_get_product() and its seeding need. */
export function helperRoutes(): Route[] {
  return [
    // WordPress's own index, for the site's name.
    {
      method: 'GET',
      pattern: '/',
      door: 'open',
      handle: (shop) => ok({ name: shop.book.settings.site_name, url: shop.siteUrl, home: shop.siteUrl }),
    },
    helper('GET', '/products/:id', stockOf),
    helper('PUT', '/products/:id', (shop, call) => {
      const product = findProduct(shop, call.ids[0]!);
      if (product) moveStock(shop, product, number(call.body.increase));
      return stockOf(shop, call);
    }),
    helper('PUT', '/orders/:id/dates', setDates),
  ];
}

function stockOf(shop: Shop, call: Call): Answer {
  const product = findProduct(shop, call.ids[0]!);
  if (!product) throw new WooError(404, 'standin_no_product', 'No such product.');
  const manager = stockManager(shop, product);
  return ok({
    id: product.id,
    name: product.name,
    parent_id: product.parent_id,
    manage_stock: manager !== null,
    stock_managed_by_id: manager?.id ?? product.id,
    stock_quantity: manager?.stock_quantity ?? null,
  });
}

/** WooCommerce's REST API can't back-date an order; a sample store needs old ones. ISO 8601 with zone, or null. */
function setDates(shop: Shop, call: Call): Answer {
  const order = orderOrFail(shop, call.ids[0]!);
  const { created, paid, completed } = call.body;
  if (text(created)) order.created = order.modified = Date.parse(text(created));
  if (paid !== undefined) order.paid = paid === null ? null : Date.parse(text(paid));
  if (completed !== undefined) order.completed = completed === null ? null : Date.parse(text(completed));
  return ok({ id: order.id, created: order.created, paid: order.paid, completed: order.completed });
}
