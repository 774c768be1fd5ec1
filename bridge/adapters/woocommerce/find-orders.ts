import type { z } from 'zod';
import type { Order } from '../../domain/order.ts';
import { orderNumberKey, searchTerms } from '../../domain/order-number.ts';
import { isDraft } from '../../domain/paid.ts';
import type { Instant } from '../../domain/time.ts';
import { OrderUnreadable } from '../../ports/set-aside.ts';
import { type ReadingRules, type Store } from '../../ports/store.ts';
import { emailSpellings } from '../network/email-spellings.ts';
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
  return read && !isDraft(read.order) ? read.order : null;
}

/** Of the orders that the plugin has told, the one with this number. Whose it is is looked at again: what is found may be seen. */
export async function orderOfTheirs(
  call: Call,
  memory: StoreMemory,
  typed: string,
  told: readonly Numbered[],
  accept: Parameters<Store['findOrder']>[1],
  rules: ReadingRules,
): Promise<Order | null> {
  for (const { id } of sameNumber(typed, told)) {
    const order = await orderById(call, memory, id, rules);
    if (order && accept(order)) return order;
  }
  return null;
}

export async function orderByNumber(
  call: Call,
  memory: StoreMemory,
  typed: string,
  accept: Parameters<Store['findOrder']>[1],
  { rules, by }: { readonly rules: ReadingRules; readonly by?: Whose | undefined },
): Promise<Order | null> {
  const head = await findHead(
    call,
    typed,
    ({ billing, customer_id: customerId }) => accept({ email: billing.email, customerId }),
    by,
  );
  return head && orderById(call, memory, head.id, rules);
}

type Head = z.infer<typeof orderHeadSchema>;

type Whose = NonNullable<Parameters<Store['findOrder']>[2]['by']>;

interface Numbered {
  readonly id: number;
  readonly number: string;
}

/** Those with the number that was typed, the one that is spelt like it first. */
function sameNumber<One extends Numbered>(typed: string, from: readonly One[]): readonly One[] {
  const key = orderNumberKey(typed);
  const written = typed.trim();
  const same = key === '' ? [] : from.filter(({ number }) => orderNumberKey(number) === key);
  return [...same.filter(({ number }) => number === written), ...same.filter(({ number }) => number !== written)];
}

/** Of a loose search by staff: what a small part of a number finds in a large store has no end. */
const MOST_PAGES = 10;
/** Lists that a guest may make WooCommerce look for, whatever they type. */
const MOST_LISTS = 5;

/**
 * All ways to the order are always gone, side by side, so that an order that exists takes as long as one that does not: by id (0 for what can't be one), by
 * WooCommerce's loose search, of which only the same number counts, in whatever spelling, and among the orders of whoever asks: these are few where the
 * number's digits stand in thousands. Of each only the head: a whole order takes longer to put together, and nobody has proven yet that it is theirs.
 * What is not theirs is looked for to the end, like what is not there.
 */
async function findHead(
  call: Call,
  typed: string,
  isTheirs: (head: Head) => boolean,
  by: Whose | undefined,
): Promise<Head | null> {
  const pick = (heads: readonly Head[]) => sameNumber(typed, heads).find(isTheirs) ?? null;
  const terms = searchTerms(typed);
  if (terms.length === 0) return null;
  const list = (query: Readonly<Record<string, string>>, page = 1) =>
    readPage(call, 'orders', { ...query, per_page: '100', page: String(page) }, orderHeadSchema);
  const key = orderNumberKey(typed);
  const id = /^\d{1,15}$/.test(key) ? key : '0';
  const theirs = by ? listsOf(by) : [];
  const [byId, found, own] = await Promise.all([
    readPage(call, 'orders', { include: id, per_page: '1' }, orderHeadSchema),
    Promise.all(terms.map((search) => list({ search }))),
    Promise.all(theirs.map((query) => list(query))),
  ]);
  const first = pick([byId, ...found, ...own].flatMap(({ rows }) => rows));
  if (first) return first;
  const next = terms.flatMap((search, index) => {
    const pages = Math.min(found[index]?.pages ?? 1, MOST_PAGES);
    return Array.from({ length: Math.max(0, pages - 1) }, (_, page) => ({ search, page: page + 2 }));
  });
  const left = by ? Math.max(0, MOST_LISTS - 1 - terms.length - theirs.length) : next.length;
  const more: Head[] = [];
  for (const { search, page } of next.slice(0, left)) more.push(...(await list({ search }, page)).rows);
  return pick(more);
}

/** The orders of an account, or those with an e-mail, of which WooCommerce compares the beginning: two lists at most. */
function listsOf(by: Whose): readonly Readonly<Record<string, string>>[] {
  const emails = emailSpellings(by.email).map((search) => ({ search }));
  const account = by.customerId > 0 ? [{ customer: String(by.customerId) }] : [];
  return [...account, ...emails].slice(0, 2);
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
