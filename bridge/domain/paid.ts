import type { Minor } from './money.ts';
import type { Order } from './order.ts';
import type { StandingHold } from './payout-hold.ts';

/** Payment methods by which a store gets its money outside WooCommerce: it hears of it from a person. */
export const OFFLINE_GATEWAYS: readonly string[] = ['bacs', 'cheque', 'cod'];

/** Nothing has been paid in these; with a date of payment it has been, and may have been taken back. A card that is authorised only leaves a transaction id, too. */
const UNPAID_STATES: readonly string[] = ['pending', 'on-hold', 'failed', 'cancelled', 'checkout-draft', 'trash'];

/** States that plugins for disputes add. */
const DISPUTED = /disput|charge-?back|fraud/;

/** What moves an order there is a payment, unless its gateway is offline: WooCommerce puts cash on delivery in processing before anybody has paid. */
const PAID_STATES: readonly string[] = ['processing', 'refunded'];

/**
 * How an order's payment stands. `in_question`: it was paid and is in no state any more in which WooCommerce counts an order as paid: gateways put an order on
 * hold while a customer disputes the payment, and let it fail when the bank has taken it back.
 */
export type OrderPayment = 'paid' | 'unpaid' | 'in_question';

/**
 * WooCommerce dates a payment when it sees one; imports and moves between stores lose that date, so a transaction id or a state that means paid does as well. A
 * free order has nothing to be paid. `offline` are the gateways that are paid outside WooCommerce.
 */
export function orderPayment(
  { paidAt, transactionId, status, total, paymentMethod }: Order,
  offline: readonly string[] = OFFLINE_GATEWAYS,
): OrderPayment {
  if (total === 0) return 'paid';
  if (UNPAID_STATES.includes(status)) return paidAt === null ? 'unpaid' : 'in_question';
  const proven = paidAt !== null || Boolean(transactionId);
  if (DISPUTED.test(status)) return proven ? 'in_question' : 'unpaid';
  if (proven || status === 'completed') return 'paid';
  return PAID_STATES.includes(status) && !offline.includes(paymentMethod.id) ? 'paid' : 'unpaid';
}

/** The customer has paid the order, and nothing says that the payment was taken back. */
export function isPaid(order: Order, offline?: readonly string[]): boolean {
  return orderPayment(order, offline) === 'paid';
}

/**
 * What came in for an order in money, minor units: all of it or nothing, as WooCommerce knows no part. Store credit that paid for it is a coupon, and has
 * lowered its total: it is not in here, and so never goes out again as money.
 */
export function moneyIn(order: Order, offline?: readonly string[]): Minor {
  return isPaid(order, offline) ? order.total : 0;
}

/** An order that is gone has this state. */
export const DELETED = 'deleted';

/**
 * What the state of a paid order says against paying anything back for it without a person; null: nothing. A refunded order is no such case: of it nothing is
 * left.
 */
export function againstPaying(order: Order | null, offline?: readonly string[]): StandingHold | null {
  if (order === null || order.status === 'cancelled' || order.status === 'trash') return 'order_cancelled';
  return order.status === 'refunded' || isPaid(order, offline) ? null : 'payment_in_question';
}

/**
 * What a return knows of the payment of its order. `awaited`: nobody has paid it, so nothing is due until somebody does; `called_off`: nobody has, and
 * the order was cancelled or deleted.
 */
export const PAYMENTS = ['paid', 'awaited', 'called_off'] as const;
export type Payment = (typeof PAYMENTS)[number];

/** True while nobody has paid the order: nothing is due. What is only worked out, and says nothing of it, is paid. */
export function isUnpaid({ payment }: { readonly payment?: Payment }): boolean {
  return payment !== undefined && payment !== 'paid';
}
