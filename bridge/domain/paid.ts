import type { Minor } from './money.ts';
import type { Order } from './order.ts';

/** Payment methods by which a store gets its money outside WooCommerce: it hears of it from a person. */
export const OFFLINE_GATEWAYS: readonly string[] = ['bacs', 'cheque', 'cod'];

/** Nothing has been paid in these; only a date of payment says otherwise. A card that is authorised only leaves a transaction id, too. */
const UNPAID_STATES: readonly string[] = ['pending', 'on-hold', 'failed', 'cancelled', 'checkout-draft', 'trash'];

/** What moves an order there is a payment, unless its gateway is offline: WooCommerce puts cash on delivery in processing before anybody has paid. */
const PAID_STATES: readonly string[] = ['processing', 'refunded'];

/**
 * Whether the customer has paid an order. WooCommerce dates a payment when it sees one; imports and moves between stores lose that date, so a transaction id
 * or a state that means paid does as well. A free order has nothing to be paid. `offline` are the gateways that are paid outside WooCommerce.
 */
export function isPaid(
  { paidAt, transactionId, status, total, paymentMethod }: Order,
  offline: readonly string[] = OFFLINE_GATEWAYS,
): boolean {
  if (paidAt !== null || total === 0) return true;
  if (UNPAID_STATES.includes(status)) return false;
  if (status === 'completed' || Boolean(transactionId)) return true;
  return PAID_STATES.includes(status) && !offline.includes(paymentMethod.id);
}

/**
 * What came in for an order in money, minor units: all of it or nothing, as WooCommerce knows no part. Store credit that paid for it is a coupon, and has
 * lowered its total: it is not in here, and so never goes out again as money.
 */
export function moneyIn(order: Order, offline?: readonly string[]): Minor {
  return isPaid(order, offline) ? order.total : 0;
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
