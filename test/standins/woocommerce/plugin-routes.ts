import type { Mail } from './book.ts';
import { ok, type Answer, type Call, type Route } from './route.ts';
import { addMeta, findProduct, WooError, type Shop } from './shop.ts';
import { noteOrder } from './order-notes.ts';
import { couponUses } from './coupon-uses.ts';
import { orderNumbers } from './order-numbers.ts';
import { moveStock, stockManager } from './stock.ts';
import { list, number, record, text } from './values.ts';

const bridge = (name: string, handle: Route['handle']): Route => {
  return { method: 'POST', pattern: `/boomerang/v1/bridge/${name}`, door: 'signature', handle };
};

/** The plugin's own routes, for tests of the bridge without a WordPress. */
export function pluginRoutes(): Route[] {
  return [
    bridge('ping', (shop, { guard }) =>
      ok({
        ok: true,
        site: shop.siteUrl,
        pluginVersion: '0.1.0',
        woocommerce: '10.2.4',
        protocol: [1],
        maxExecutionTime: 30,
        guard,
      }),
    ),
    bridge('email', takeMail),
    bridge('restock', restock),
    bridge('order-notes', noteOrder),
    bridge('coupon-uses/:id', couponUses),
    { ...bridge('coupon-uses/:id', couponUses), method: 'GET' },
    bridge('order-numbers', orderNumbers),
    bridge('act', (shop, call) => {
      const act = shop.book.acts.find((each) => each.effectId === text(call.body.effectId));
      return ok(act ? { found: true, result: act.result } : { found: false });
    }),
  ];
}

function takeMail(shop: Shop, { body }: Call): Answer {
  const mail: Mail = {
    kind: text(body.kind),
    // As the plugin: without an address, the owner is the site's administrator.
    to: text(body.to) || (text(body.kind).startsWith('owner_') ? 'admin@shop.example' : ''),
    locale: text(body.locale),
    messageId: text(body.messageId),
    data: record(body.data),
    attachments: list(body.attachments).map((attachment) => ({
      filename: text(attachment.filename),
      contentType: text(attachment.contentType),
      base64: text(attachment.base64),
    })),
    at: shop.now(),
  };
  if (!mail.kind || !mail.to) throw new WooError(400, 'rest_missing_callback_param', 'Missing parameter(s): kind, to');
  shop.book.mails.push(mail);
  return ok({ sent: true });
}

/** Act and effect id in one step: a second send of the same effect gets the stored result, whatever its key. */
function restock(shop: Shop, { body }: Call): Answer {
  const effectId = text(body.effectId);
  const known = shop.book.acts.find((act) => act.effectId === effectId);
  if (known) return ok(known.result);
  const quantity = number(body.quantity);
  if (!effectId || !Number.isInteger(quantity) || quantity < 1) {
    throw new WooError(400, 'rest_invalid_param', 'Invalid parameter(s): quantity');
  }
  const product = findProduct(shop, number(body.variationId) || number(body.productId));
  if (!product) throw new WooError(404, 'product_not_found', 'The product no longer exists.');
  const manager = stockManager(shop, product);
  const units = Math.min(quantity, heldOf(shop, body) ?? quantity);
  const moved = manager && units > 0 ? moveStock(shop, product, units) : null;
  const result = moved
    ? { status: 'restocked', managedBy: manager?.id, ...moved, quantity: units }
    : { status: manager ? 'already_back' : 'not_managed' };
  if (moved) tellOrder(shop, body, product.id, units);
  shop.book.acts.push({ effectId, kind: 'restock', result, at: shop.now() });
  return ok(result);
}

/** Units that the returned line still holds; null: the order is gone, or has no note of it. */
function heldOf(shop: Shop, body: Call['body']): number | null {
  const order = shop.book.orders.find(({ id }) => id === number(body.orderId));
  const line = order?.line_items.find(({ id }) => id === number(body.orderLineId));
  const held = line?.meta_data.find((meta) => meta.key === '_reduced_stock')?.value;
  if (held !== undefined) return Number(held);
  return order?.status === 'cancelled' ? 0 : null;
}

/** WooCommerce's own book of what the order took, the returned line first: else a later cancellation would put the same units back again. */
function tellOrder(shop: Shop, body: Call['body'], productId: number, quantity: number): void {
  const order = shop.book.orders.find(({ id }) => id === number(body.orderId));
  const first = number(body.orderLineId);
  const lines = [...(order?.line_items ?? [])].sort((a, b) => Number(b.id === first) - Number(a.id === first));
  let left = quantity;
  for (const line of lines) {
    const held = Number(line.meta_data.find((meta) => meta.key === '_reduced_stock')?.value ?? 0);
    const units = Math.min(held, left);
    if (units < 1 || ![line.product_id, line.variation_id].includes(productId)) continue;
    addMeta(shop, line.meta_data, '_reduced_stock', String(held - units));
    left -= units;
  }
}
