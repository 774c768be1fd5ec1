import type { AskedLine } from './asked.ts';
import type { Order } from './order.ts';
import type { Policy } from './policy.ts';
import type { Return, ReturnLine } from './return.ts';
import { addDays, type Instant } from './time.ts';

/** Long enough after delivery to have tried a thing on: the day on which an order without a return is looked at. */
const AFTER_DELIVERY_DAYS = 7;

/**
 * An order as it was on a day, as far as it can be told: what happened later has not happened yet. Refunds have no date; since the return could be
 * asked for, they are taken as made later, and so is the state that they led to.
 */
export function orderOn(order: Order, day: Instant): Order {
  const past = (date: Instant | null) => (date !== null && date <= day ? date : null);
  const completedAt = past(order.completedAt);
  const movedOn = order.status === 'refunded' || (order.status === 'completed' && completedAt === null);
  return {
    ...order,
    status: movedOn ? (completedAt === null ? 'processing' : 'completed') : order.status,
    paidAt: past(order.paidAt),
    completedAt,
    deliveredAt: past(order.deliveredAt),
    refunds: [],
  };
}

/** When an order that nobody returned would have been looked at. */
export function ordinaryDay(order: Order, { window }: Policy): Instant {
  const { deliveredAt, completedAt, paidAt, placedAt } = order;
  const arrived = deliveredAt ?? (completedAt === null ? null : addDays(completedAt, window.transitDays));
  return addDays(arrived ?? paidAt ?? placedAt, AFTER_DELIVERY_DAYS);
}

/** What a return asked for, once more. */
export function askedAgain(entry: Return, order: Order): readonly AskedLine[] {
  return entry.lines.map((line) => ({
    lineId: line.orderLineId,
    quantity: line.quantity,
    reasonId: line.reasonId,
    comment: line.comment,
    resolution: line.resolution,
    exchange: itemAgain(line, order),
    photoIds: line.photoIds,
  }));
}

/** The exchange's item at the price of that day, tax in it; nobody knows the stock of that day, so it is not counted. */
function itemAgain({ exchange, quantity, orderLineId }: ReturnLine, order: Order): AskedLine['exchange'] {
  if (exchange === null) return null;
  const { productId, variationId, name, sku, imageUrl, listPrice } = exchange;
  const taxClass = order.lines.find((line) => line.id === orderLineId)?.taxClass ?? '';
  const price = Math.floor(listPrice / quantity);
  return { productId, variationId, name, sku, imageUrl, price, taxClass, inStock: null };
}
