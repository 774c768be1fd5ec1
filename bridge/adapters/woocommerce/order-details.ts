import type { Order } from '../../domain/order.ts';
import type { UnreadableOrder } from '../../domain/unreadable-order.ts';
import { countedDecimals } from '../../domain/payable.ts';
import type { OrderCounts } from '../../ports/counts.ts';
import type { ReadingRules } from '../../ports/store.ts';
import { readRows, type Call } from './call.ts';
import { readCreditCodes } from './credit-paid.ts';
import { utc } from './meta.ts';
import { toOrder } from './orders.ts';
import { readProducts } from './order-products.ts';
import { unreadable } from './reading.ts';
import { addsUp, readOrder, readRefundList, type ReadOrder } from './read-order.ts';
import { refundSchema, type WooOrder, type WooRefund } from './schemas.ts';
import { isFields, moment, numberText, whole } from './shapes.ts';
import type { StoreMemory } from './store-memory.ts';
import { Unreadable } from './unreadable.ts';

/** As many decimals as WooCommerce keeps: amounts that were rounded one by one do not add up. */
export const RAW = { dp: '6' };

/** One order as the domain sees it, or why it can't. */
export type OrderDetails =
  | { readonly order: Order; readonly modified: string | null }
  | { readonly unreadable: UnreadableOrder; readonly modified: string | null };

/**
 * Orders of WooCommerce's answer as the domain sees them, with their products and refunds, each read by itself: an odd one is named and no other
 * waits for it. Products are asked for once for all of them.
 */
export async function withDetails(
  call: Call,
  memory: StoreMemory,
  raws: readonly unknown[],
  rules: ReadingRules,
): Promise<OrderDetails[]> {
  const read = raws.map((raw) => attempt(() => readOrder(raw)));
  const orders = read.flatMap((one) => (one instanceof Unreadable ? [] : [one.order]));
  // Side by side: a PHP that begins anew for each call needs most of its time for that.
  const [{ shownDecimals, units, refundingGateways }, categories, products, refunds, creditCodes, counts] =
    await Promise.all([
      memory.facts(call),
      memory.categories(call),
      readProducts(call, orders),
      readRefundsOf(call, orders),
      readCreditCodes(call, memory.credits, orders),
      memory.countsOf(orders.map(({ id }) => id)),
    ]);
  const detailed = ({ order, hasGaps }: ReadOrder): Order => {
    if (hasGaps && !addsUp(order, shownDecimals)) throw new Unreadable('sum', 'total');
    return toOrder({
      order,
      refunds: attemptOrThrow(refunds.get(order.id) ?? []),
      catalogue: { products, categories, units },
      decimals: countedIn(order, counts, shownDecimals),
      shownDecimals: shownFor(order, counts, shownDecimals),
      gatewayCanRefund: refundingGateways.has(order.payment_method),
      creditCodes,
      rules,
    });
  };
  return read.map((one, index) => {
    const order = one instanceof Unreadable ? one : attempt(() => detailed(one));
    const modified = one instanceof Unreadable ? modifiedOf(raws[index]) : one.order.date_modified_gmt;
    if (!(order instanceof Unreadable)) return { order, modified };
    return { unreadable: named(raws[index], order), modified };
  });
}

/** An order with returns stays in their decimals, so that what is left of it and what they gave are the same minor units. */
function countedIn({ id, currency }: WooOrder, { returns }: OrderCounts, shown: number): number {
  return countedDecimals(currency, returns.get(id) ?? shown);
}

/** Those that WooCommerce may have rounded its total to, the finest first. */
function shownFor({ date_created_gmt: placed }: WooOrder, { shown }: OrderCounts, now: number): readonly number[] {
  const before = shown.filter(({ until }) => until !== null && placed !== null && utc(placed) < until);
  return [...new Set([now, ...before.map(({ decimals }) => decimals)])].sort((one, other) => other - one);
}

/** Text or numbers that are no amounts at all end here, too. */
function attempt<Value>(read: () => Value): Value | Unreadable {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return error;
    if (error instanceof RangeError) return new Unreadable('amount', 'total');
    throw error;
  }
}

function attemptOrThrow<Value>(value: Value | Unreadable): Value {
  if (value instanceof Unreadable) throw value;
  return value;
}

function named(raw: unknown, { what, field }: Unreadable): UnreadableOrder {
  const { id, number } = isFields(raw) ? raw : {};
  const [orderId, text] = [whole(id), numberText(number)];
  const known = typeof orderId === 'number' && Number.isSafeInteger(orderId) && orderId > 0 ? orderId : 0;
  return { orderId: known, number: (typeof text === 'string' && text.slice(0, 60)) || `${known || '?'}`, what, field };
}

function modifiedOf(raw: unknown): string | null {
  const date = isFields(raw) ? moment(raw['date_modified_gmt']) : null;
  return typeof date === 'string' ? date : null;
}

/** Throws StoreUnavailable, also where one of them can't be understood: it might be the one that is looked for. */
export async function readRefunds(call: Call, orderId: number): Promise<WooRefund[]> {
  const rows = await readRows(call, `orders/${orderId}/refunds`, RAW, refundSchema);
  const refunds = attempt(() => readRefundList(rows));
  if (refunds instanceof Unreadable) throw unreadable(refunds.field);
  return refunds;
}

/** One that the order names and the list has not would be paid a second time. Throws Unreadable. */
function allOf(named: readonly { readonly id: number }[], refunds: WooRefund[]): WooRefund[] {
  const found = new Set(refunds.map(({ id }) => id));
  if (named.some(({ id }) => id !== 0 && !found.has(id))) throw new Unreadable('refund', 'refunds');
  return refunds;
}

/** The order itself names its refunds: one without any costs no call. */
async function readRefundsOf(
  call: Call,
  orders: readonly { readonly id: number; readonly refunds: readonly { readonly id: number }[] }[],
): Promise<Map<number, WooRefund[] | Unreadable>> {
  const found = new Map<number, WooRefund[] | Unreadable>();
  for (const { id, refunds } of orders) {
    if (refunds.length === 0) continue;
    const rows = await readRows(call, `orders/${id}/refunds`, RAW, refundSchema);
    found.set(
      id,
      attempt(() => allOf(refunds, readRefundList(rows))),
    );
  }
  return found;
}
