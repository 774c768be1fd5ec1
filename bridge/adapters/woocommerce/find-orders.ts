import type { z } from 'zod';
import type { Order } from '../../domain/order.ts';
import type { Instant } from '../../domain/time.ts';
import { OrderUnreadable } from '../../ports/set-aside.ts';
import { type ReadingRules, type Store } from '../../ports/store.ts';
import { rawPage, readPage, type Call } from './call.ts';
import { utc } from './meta.ts';
import { RAW, withDetails } from './order-details.ts';
import { bodyOf, isMissing } from './reading.ts';
import { fieldsOf, orderHeadSchema, orderSchema } from './schemas.ts';
import type { StoreMemory } from './store-memory.ts';

export async function orderById(
  call: Call,
  memory: StoreMemory,
  orderId: number,
  rules: ReadingRules,
): Promise<Order | null> {
  const query = { ...RAW, _fields: fieldsOf(orderSchema) };
  const reply = await call({ method: 'GET', path: `orders/${orderId}`, query });
  if (isMissing(reply)) return null;
  const [read] = await withDetails(call, memory, [bodyOf(reply)], rules);
  if (read && 'unreadable' in read) throw new OrderUnreadable({ ...read.unreadable, orderId });
  return read?.order ?? null;
}

export async function orderByNumber(
  call: Call,
  memory: StoreMemory,
  typed: string,
  accept: Parameters<Store['findOrder']>[1],
  rules: ReadingRules,
): Promise<Order | null> {
  const number = typed.trim();
  const head = (await readHeads(call, number)).find((each) => each.number === number);
  if (!head || !accept({ email: head.billing.email, customerId: head.customer_id })) return null;
  return orderById(call, memory, head.id, rules);
}

/**
 * Both ways to the order are always gone, side by side, so that an order that exists takes as long as one that does
 * not: by id (0 for what can't be one), and by WooCommerce's loose search, of which only an exact number counts. Of each only
 * the head: a whole order takes longer to put together, and nobody has proven yet that it is theirs.
 */
async function readHeads(call: Call, number: string): Promise<readonly z.infer<typeof orderHeadSchema>[]> {
  const id = /^\d{1,15}$/.test(number) ? String(Number(number)) : '0';
  const [byId, found] = await Promise.all([
    readPage(call, 'orders', { include: id, per_page: '1' }, orderHeadSchema),
    readPage(call, 'orders', { search: number, per_page: '100' }, orderHeadSchema),
  ]);
  return [...byId.rows, ...found.rows];
}

/** The port's pages: by the time of the last change, oldest first. */
export async function changedOrders(
  call: Call,
  memory: StoreMemory,
  { changedAfter, page, rules }: Parameters<Store['listOrders']>[0],
): ReturnType<Store['listOrders']> {
  const time = { modified_after: changedAfter.slice(0, 19), dates_are_gmt: 'true', orderby: 'modified', order: 'asc' };
  const query = { ...RAW, ...time, per_page: '100', page: String(page) };
  const { rows, total, pages } = await rawPage(call, 'orders', query, orderSchema);
  const read = await withDetails(call, memory, rows, rules);
  // The list is in order: one that does not say changed no earlier than the one before it.
  const changed: Instant[] = [];
  for (const { modified } of read) changed.push(modified ? utc(modified) : (changed.at(-1) ?? changedAfter));
  return {
    orders: read.flatMap((one, index) => ('order' in one ? [{ order: one.order, changedAt: changed[index]! }] : [])),
    unreadable: read.flatMap((one, index) =>
      'unreadable' in one ? [{ ...one.unreadable, changedAt: changed[index]! }] : [],
    ),
    total,
    next: page < pages ? page + 1 : null,
  };
}
