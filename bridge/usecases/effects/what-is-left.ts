import type { RefundLine } from '../../domain/effect.ts';
import { whyNotSent } from '../../domain/may-go-out.ts';
import { type Minor, toDecimal } from '../../domain/money.ts';
import type { Order } from '../../domain/order.ts';
import type { Resolution } from '../../domain/policy.ts';
import type { Return } from '../../domain/return.ts';
import { policyOf } from '../commit.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from './outcome.ts';

/** The order as WooCommerce has it at this moment. Throws StoreUnavailable. */
export async function orderOf(deps: Deps, entry: Return): Promise<Order | null> {
  return deps.store.getOrder(entry.orderId, await policyOf(deps, entry.policyVersion));
}

export function orderMissing(entry: Return): Outcome {
  return { type: 'failed', code: 'order_missing', message: `Order ${entry.orderNumber} is gone from the store.` };
}

/** The order and its returns are read anew right before a payout is sent: null, or why it is not. */
export async function moreThanIsLeft(
  deps: Deps,
  order: Order,
  entry: Return,
  resolution: Resolution,
  wanted: { readonly amount: Minor; readonly lines: readonly RefundLine[] },
): Promise<Outcome | null> {
  const returns = await deps.database.transaction((tx) => tx.returnsOfOrder(order.id));
  const why = whyNotSent(order, returns, entry, resolution, wanted);
  if (why === null) return null;
  return why.code === 'order_not_paid' ? notPaid(order) : over(why.wanted, why.left, order);
}

/** What came in for the order is gone, or never came. */
export function notPaid({ number }: Order): Outcome {
  return {
    type: 'failed',
    code: 'order_not_paid',
    message: `Order ${number} is not paid in WooCommerce: nothing is paid back for it.`,
  };
}

export function over(amount: Minor, left: Minor, { currency }: Order): Outcome {
  const text = (minor: Minor) => `${toDecimal(minor, currency.decimals)} ${currency.code}`;
  return {
    type: 'failed',
    code: 'more_than_left',
    message: `${text(amount)} is more than the ${text(left)} that is left.`,
  };
}
