import { claimsByLine, orderLeft, outboundClaims } from './claims.ts';
import type { RefundLine } from './effect.ts';
import { hasBegun } from './lifecycle.ts';
import { type Minor, sum } from './money.ts';
import type { Order, OrderRefund, OutboundLine } from './order.ts';
import { againstPaying } from './paid.ts';
import type { StandingHold } from './payout-hold.ts';
import type { Resolution } from './policy.ts';
import type { Return } from './return.ts';

/** Why a payout must not be sent. Minor units. */
export type NotSent =
  /** `status`: the order's state, which speaks against it. */
  | { readonly code: StandingHold; readonly status: string }
  | { readonly code: 'more_than_left'; readonly wanted: Minor; readonly left: Minor };

/** `wanted` is without the bonus, which is a gift of the store's. */
export interface Wanted {
  readonly amount: Minor;
  readonly lines: readonly RefundLine[];
  readonly outbound: readonly OutboundLine[];
}

/**
 * Asked right before a payout of a return is sent, with the order as WooCommerce has it then and all returns of the order: nothing goes out where the order's state
 * speaks against it, unless a person has let it go as it stands, and never more than is left. `offline` as in `orderPayment`. null: it may go out.
 */
export function whyNotSent(
  order: Order,
  returns: readonly Return[],
  entry: Return,
  resolution: Resolution,
  wanted: Wanted,
  offline: readonly string[],
): NotSent | null {
  const { status } = order;
  const code = againstPaying(order, offline);
  const isLetGo = entry.against?.status === status && entry.against.letGo.includes(resolution);
  if (code !== null && !isLetGo) return { code, status };
  return whyTooMuch(order, returns, entry, resolution, wanted);
}

/**
 * Money out ≤ what WooCommerce says is left − what is under way, in doubt or was promised earlier to other returns of the order, and what this return gives by other
 * resolutions: on the order, on each line, and on each shipping line and fee of it.
 */
export function whyTooMuch(
  order: Order,
  returns: readonly Return[],
  entry: Return,
  resolution: Resolution,
  wanted: Wanted,
): Extract<NotSent, { code: 'more_than_left' }> | null {
  const others = returns.filter(
    (one) => one.id !== entry.id && (one.createdAt < entry.createdAt || one.payouts.some(hasBegun)),
  );
  const rest = { ...entry, payouts: entry.payouts.filter((one) => one.resolution !== resolution) };
  const left = orderLeft(order, [...others, rest]);
  if (wanted.amount > left) return { code: 'more_than_left', wanted: wanted.amount, left };
  // What this return has paid already takes its amount: its units are those that this payout is for, too.
  const effects = entry.payouts.map((one) => one.effectId);
  const isOwn = ({ effectId }: OrderRefund) => effectId !== null && effects.includes(effectId);
  const own = order.refunds.filter(isOwn).flatMap((refund) => refund.items);
  const elsewhere = { ...order, refunds: order.refunds.filter((refund) => !isOwn(refund)) };
  const claims = new Map([...claimsByLine(elsewhere, others), ...outboundClaims(elsewhere, others)]);
  const whole = new Map([
    ...order.lines.map(({ id, goods }) => [id, goods] as const),
    ...order.outbound.map(({ id, amount }) => [id, amount] as const),
  ]);
  const parts = [
    ...wanted.lines.map(({ orderLineId, goods }) => ({ id: orderLineId, goods })),
    ...wanted.outbound.map(({ id, amount }) => ({ id, goods: amount })),
  ];
  for (const { id, goods } of parts) {
    const paid = sum(own.filter(({ itemId }) => itemId === id).map(({ amount }) => amount));
    const leftOfIt = Math.max(0, (whole.get(id) ?? 0) - (claims.get(id)?.goods ?? 0) - paid);
    if (goods > leftOfIt) return { code: 'more_than_left', wanted: goods, left: leftOfIt };
  }
  return null;
}
