import { claimsByLine, moneyLeft } from './claims.ts';
import type { RefundLine } from './effect.ts';
import { hasBegun } from './lifecycle.ts';
import { type Minor, sum } from './money.ts';
import type { Order, OrderRefund } from './order.ts';
import { isPaid } from './paid.ts';
import type { Resolution } from './policy.ts';
import type { Return } from './return.ts';

/** Why a payout must not be sent. Minor units. */
export type NotSent =
  | { readonly code: 'order_not_paid' }
  | { readonly code: 'more_than_left'; readonly wanted: Minor; readonly left: Minor };

/**
 * Asked right before a payout of a return is sent, with the order as WooCommerce has it then and all returns of the order: money out ≤ money in, and ≤ what WooCommerce
 * says is left − what is under way, in doubt or was promised earlier to other returns of the order, and what this return gives by other resolutions: on the
 * order, and on each line. null: it may go out. `wanted` is without the bonus, which is a gift of the store's.
 */
export function whyNotSent(
  order: Order,
  returns: readonly Return[],
  entry: Return,
  resolution: Resolution,
  wanted: { readonly amount: Minor; readonly lines: readonly RefundLine[] },
): NotSent | null {
  if (!isPaid(order)) return { code: 'order_not_paid' };
  const others = returns.filter(
    (one) => one.id !== entry.id && (one.createdAt < entry.createdAt || one.payouts.some(hasBegun)),
  );
  const rest = { ...entry, payouts: entry.payouts.filter((one) => one.resolution !== resolution) };
  const left = moneyLeft(order, [...others, rest]);
  if (wanted.amount > left) return { code: 'more_than_left', wanted: wanted.amount, left };
  // What this return has paid already takes its amount: its units are those that this payout is for, too.
  const effects = entry.payouts.map((one) => one.effectId);
  const isOwn = ({ effectId }: OrderRefund) => effectId !== null && effects.includes(effectId);
  const own = order.refunds.filter(isOwn).flatMap((refund) => refund.items);
  const claims = claimsByLine({ ...order, refunds: order.refunds.filter((refund) => !isOwn(refund)) }, others);
  for (const part of wanted.lines) {
    const line = order.lines.find((one) => one.id === part.orderLineId);
    const paid = sum(own.filter((item) => item.itemId === part.orderLineId).map((item) => item.amount));
    const leftOnLine = line ? Math.max(0, line.goods - (claims.get(line.id)?.goods ?? 0) - paid) : 0;
    if (part.goods > leftOnLine) return { code: 'more_than_left', wanted: part.goods, left: leftOnLine };
  }
  return null;
}
