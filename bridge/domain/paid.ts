import { creditIn } from './credit-paid.ts';
import type { Minor } from './money.ts';
import type { Order } from './order.ts';
import type { StandingHold } from './payout-hold.ts';
import type { PolicyRules } from './policy.ts';
import { millis } from './time.ts';

/** Payment methods of WooCommerce's own by which a store gets its money outside of it: it hears of it from a person. */
export const OFFLINE_GATEWAYS: readonly string[] = ['bacs', 'cheque', 'cod'];

/** These, and those that the owner names, in lower case. */
export function offlineGateways({ offlineGateways: named }: Pick<PolicyRules, 'offlineGateways'>): readonly string[] {
  return [...OFFLINE_GATEWAYS, ...named.map((id) => id.toLowerCase())];
}

/** WooCommerce dates the payment of an order by itself when it is placed in processing. Nobody has paid an invoice as early as this, ms. */
const DATED_BY_ITSELF_MS = 120_000;

/** Nobody has placed these: the checkout makes one for whoever opens it, with the coupons of the cart, and a total of 0 if they pay for all of it. */
export const DRAFTS: readonly string[] = ['checkout-draft', 'auto-draft'];

export function isDraft({ status }: Pick<Order, 'status'>): boolean {
  return DRAFTS.includes(status);
}

/** Nothing has been paid in these; with a date of payment it has been, and may have been taken back. A card that is authorised only leaves a transaction id, too. */
const UNPAID_STATES: readonly string[] = ['pending', 'on-hold', 'failed', 'cancelled', 'trash', ...DRAFTS];

/** States that plugins for disputes add, and stores in their own language. */
const DISPUTED = /disput|litig|contest(?!-)|charge-?back|contracargo|r(?:ü|ue?|%c3%bc)ckbuch|fraud/;

/** What moves an order there is a payment, unless its gateway is offline: WooCommerce puts cash on delivery in processing before anybody has paid. */
const PAID_STATES: readonly string[] = ['processing', 'refunded'];

/**
 * How an order's payment stands. `in_question`: it was paid and is in no state any more in which WooCommerce counts an order as paid: gateways put an order on
 * hold while a customer disputes the payment, and let it fail when the bank has taken it back.
 */
export type OrderPayment = 'paid' | 'unpaid' | 'in_question';

/**
 * WooCommerce dates a payment when it sees one; imports and moves between stores lose that date, so a transaction id or a state that means paid does as well. A
 * free order has nothing to be paid once it is in no unpaid state: WooCommerce places one in a state of paid orders at once. `offline` are the gateways that are paid outside WooCommerce (`offlineGateways`): of these, what staff say counts, too, for the
 * state in which they saw the order. One that leaves it for a state of paid orders stays paid.
 */
export function orderPayment(order: Order, offline: readonly string[]): OrderPayment {
  const { transactionId, status, total, paymentMethod, saidPaid } = order;
  if (total === 0 && !UNPAID_STATES.includes(status)) return 'paid';
  const paidAt = datedByItself(order, offline) ? null : order.paidAt;
  const isSaid = paidAt === null && saidPaid?.status === status && !isCalledOff(status);
  if (isSaid) return 'paid';
  const wasPaid = paidAt !== null || saidPaid !== undefined;
  if (UNPAID_STATES.includes(status)) return wasPaid ? 'in_question' : 'unpaid';
  const proven = wasPaid || Boolean(transactionId);
  if (DISPUTED.test(status)) return proven ? 'in_question' : 'unpaid';
  if (proven || status === 'completed') return 'paid';
  return PAID_STATES.includes(status) && !offline.includes(paymentMethod.id.toLowerCase()) ? 'paid' : 'unpaid';
}

/** A gateway that the owner names puts the order in processing at once, and WooCommerce takes that for the payment. Its own three don't come to that. */
function datedByItself({ paidAt, placedAt, transactionId, status, paymentMethod }: Order, offline: readonly string[]) {
  if (paidAt === null || transactionId !== '' || status !== 'processing') return false;
  const id = paymentMethod.id.toLowerCase();
  if (OFFLINE_GATEWAYS.includes(id) || !offline.includes(id)) return false;
  return millis(paidAt) - millis(placedAt) < DATED_BY_ITSELF_MS;
}

/** Staff may say of it that its money has arrived: nobody has paid it yet, and it is not over. */
export function maySayPaid(order: Order, offline: readonly string[]): boolean {
  return orderPayment(order, offline) === 'unpaid' && !isCalledOff(order.status) && order.status !== 'failed';
}

function isCalledOff(status: string): boolean {
  return status === 'cancelled' || status === 'trash';
}

/** The customer has paid the order, and nothing says that the payment was taken back. */
export function isPaid(order: Order, offline: readonly string[]): boolean {
  return orderPayment(order, offline) === 'paid';
}

/**
 * What came in for an order in money, minor units: all of it or nothing, as WooCommerce knows no part. Store credit that paid for it is a coupon, and has
 * lowered its total: it is not in here, and so never goes out again as money.
 */
export function moneyIn(order: Order, offline: readonly string[]): Minor {
  return isPaid(order, offline) ? order.total : 0;
}

/** An order that is gone has this state. */
export const DELETED = 'deleted';

/**
 * What the state of a paid order says against paying anything back for it without a person; null: nothing. A refunded order is no such case: of it nothing is
 * left. But credit that paid for it is in no refund of WooCommerce's: where none of ours made it refunded, its owner may have given that back.
 */
export function againstPaying(order: Order | null, offline: readonly string[]): StandingHold | null {
  if (order === null || isCalledOff(order.status)) return 'order_cancelled';
  if (order.status !== 'refunded') return isPaid(order, offline) ? null : 'payment_in_question';
  const isOurs = order.refunds.some(({ effectId }) => effectId !== null);
  return creditIn(order) > 0 && !isOurs ? 'payment_in_question' : null;
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
