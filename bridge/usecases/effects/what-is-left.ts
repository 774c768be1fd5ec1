import { claimsByLine, orderLeft } from '../../domain/claims.ts';
import type { RefundLine } from '../../domain/effect.ts';
import { hasBegun } from '../../domain/lifecycle.ts';
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

/**
 * Money out ≤ what WooCommerce says is left − what is under way, in doubt or was promised earlier to other returns of the order, and what this return gives by other
 * resolutions: on the order, and on each line.
 */
export async function moreThanIsLeft(
  deps: Deps,
  order: Order,
  entry: Return,
  resolution: Resolution,
  wanted: { readonly amount: Minor; readonly lines: readonly RefundLine[] },
): Promise<Outcome | null> {
  const returns = await deps.database.transaction((tx) => tx.returnsOfOrder(order.id));
  const others = returns.filter(
    (one) => one.id !== entry.id && (one.createdAt < entry.createdAt || one.payouts.some(hasBegun)),
  );
  const rest = { ...entry, payouts: entry.payouts.filter((one) => one.resolution !== resolution) };
  const left = orderLeft(order, [...others, rest]);
  if (wanted.amount > left) return over(wanted.amount, left, order);
  const claims = claimsByLine(order, others);
  for (const part of wanted.lines) {
    const line = order.lines.find((one) => one.id === part.orderLineId);
    const leftOnLine = line ? Math.max(0, line.goods - (claims.get(line.id)?.goods ?? 0)) : 0;
    if (part.goods > leftOnLine) return over(part.goods, leftOnLine, order);
  }
  return null;
}

export function over(amount: Minor, left: Minor, { currency }: Order): Outcome {
  const text = (minor: Minor) => `${toDecimal(minor, currency.decimals)} ${currency.code}`;
  return {
    type: 'failed',
    code: 'more_than_left',
    message: `${text(amount)} is more than the ${text(left)} that is left.`,
  };
}
