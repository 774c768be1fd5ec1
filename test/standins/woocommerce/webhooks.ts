import { nextId, type Shop } from './shop.ts';
import { date, text, type Json } from './values.ts';

/** Kept, never delivered: the bridge reads the store by itself. */
export function createWebhook(shop: Shop, body: Json): Json {
  const [resource = '', event = ''] = text(body.topic).split('.');
  const offset = shop.book.settings.gmt_offset_hours;
  const webhook = {
    id: nextId(shop, 'webhook'),
    name: text(body.name),
    status: 'active',
    topic: text(body.topic),
    resource,
    event,
    hooks: event === 'updated' ? [`woocommerce_update_${resource}`, `woocommerce_${resource}_refunded`] : [],
    delivery_url: text(body.delivery_url),
    date_created: date(shop.now(), offset),
    date_created_gmt: date(shop.now()),
    date_modified: null,
    date_modified_gmt: null,
  };
  shop.book.webhooks.push(webhook);
  return webhook;
}
