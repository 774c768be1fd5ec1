import { inWindow, type Query } from './listing.ts';
import { orderNumber } from './order-view.ts';
import type { Shop } from './shop.ts';
import type { Address, Order } from './types.ts';

export function listOrders(shop: Shop, query: Query): Order[] {
  const offset = shop.book.settings.gmt_offset_hours;
  const include = query.ids('include');
  const exclude = query.ids('exclude') ?? [];
  const statuses = query.list('status')?.map((status) => status.replace(/^wc-/, ''));
  const customer = query.text('customer');
  const createdVia = query.list('created_via');
  const search = query.text('search')?.toLowerCase();
  const window = (name: string) => inWindow(query, name, offset);
  const [after, before] = [window('after'), window('before')];
  const [modifiedAfter, modifiedBefore] = [window('modified_after'), window('modified_before')];
  const found = shop.book.orders.filter(
    (order) =>
      (!include || include.includes(order.id)) &&
      !exclude.includes(order.id) &&
      (!statuses || statuses.includes('any') || statuses.includes(order.status)) &&
      (!createdVia?.length || createdVia.includes(order.created_via)) &&
      (customer === undefined || order.customer_id === Number(customer)) &&
      (!search || matches(order, search)) &&
      (after === undefined || order.created > after) &&
      (before === undefined || order.created < before) &&
      (modifiedAfter === undefined || order.modified > modifiedAfter) &&
      (modifiedBefore === undefined || order.modified < modifiedBefore),
  );
  const key = query.text('orderby') === 'modified' ? 'modified' : query.text('orderby') === 'id' ? 'id' : 'created';
  const direction = query.text('order') === 'asc' ? 1 : -1;
  return found.sort((a, b) => direction * (a[key] - b[key] || a.id - b.id));
}

/** As loose as WooCommerce's: part of an address, an e-mail or an item's name, or the id. Searching "45" finds streets. */
function matches(order: Order, search: string): boolean {
  const joined = (address: Address) => Object.values(address).join(' ');
  const names = order.line_items.map((line) => line.name).join('\n');
  const haystack = [joined(order.billing), joined(order.shipping), names, orderNumber(order)].join('\n');
  return String(order.id) === search || haystack.toLowerCase().includes(search);
}
