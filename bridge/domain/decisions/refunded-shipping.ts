import { outboundClaims } from '../claims.ts';
import { dueNow, outboundBy } from '../due.ts';
import { hasBegun, movePayout } from '../lifecycle.ts';
import { type Minor, sum } from '../money.ts';
import type { Order } from '../order.ts';
import { isUnpaid } from '../paid.ts';
import { mostOf } from '../quote-shipping.ts';
import type { OutboundShare, Return } from '../return.ts';
import { worth } from '../share.ts';
import { type Circumstances, type Decision, nothingMore } from './decision.ts';
import { promisedEntries } from './promise-ledger.ts';

/**
 * Shipping and fees that somebody has refunded in WooCommerce are not paid again: what has not begun gives way to what is left of each, and so does what a later
 * return of the order may bring. Told again, it does nothing.
 */
export function withoutRefundedShipping(
  entry: Return,
  { order, others }: { readonly order: Order | null; readonly others: readonly Return[] },
  { now }: Circumstances,
): Decision {
  if (order === null || isUnpaid(entry)) return nothingMore(entry);
  const most = mostOf(order, [entry, ...others]);
  if (sizeOf(most) === sizeOf(order.outbound)) return nothingMore(entry);
  const bounded = withMost(entry, most);
  const resolution = outboundBy(bounded);
  const payout = bounded.payouts.find((one) => one.resolution === resolution);
  if (resolution === null || payout?.state !== 'pending' || hasBegun(payout)) return nothingMore(bounded);
  const lowered = cutTo(bounded, leftOf(order, others));
  if (lowered === bounded) return nothingMore(bounded);
  const next = movePayout(lowered, { ...payout, amount: dueNow(lowered, resolution).amount });
  const facts = { currency: entry.currency, effectId: null, at: now } as const;
  return {
    ...nothingMore(next),
    ledger: [
      ...promisedEntries(entry, [resolution], { ...facts, sign: -1 }),
      ...promisedEntries(next, [resolution], { ...facts, sign: 1 }),
    ],
  };
}

function withMost(entry: Return, now: readonly OutboundShare[]): Return {
  const { outboundIf } = entry;
  if (!outboundIf?.most) return entry;
  const most = cut(outboundIf.most, now);
  return sizeOf(most) === sizeOf(outboundIf.most) ? entry : { ...entry, outboundIf: { ...outboundIf, most } };
}

function cutTo(entry: Return, left: readonly OutboundShare[]): Return {
  const { outbound: before, outboundIf } = entry;
  const outbound = cut(before, left);
  if (sizeOf(outbound) === sizeOf(before)) return entry;
  return {
    ...entry,
    outbound,
    ...(outboundIf && { outboundIf: { ...outboundIf, otherwise: cut(outboundIf.otherwise, left) } }),
  };
}

/** What others have not refunded, and the other returns have not and are not promised. */
function leftOf(order: Order, others: readonly Return[]): readonly OutboundShare[] {
  const claims = outboundClaims(order, others);
  return order.outbound.map((item) => {
    const gone = claims.get(item.id);
    const taxes = item.taxes.map((tax) => ({ ...tax, amount: tax.amount - (gone?.taxes.get(tax.rateId) ?? 0) }));
    return { ...item, amount: item.amount - (gone?.goods ?? 0), taxes };
  });
}

/** No more of each than is left of it. */
function cut(shares: readonly OutboundShare[], left: readonly OutboundShare[]): readonly OutboundShare[] {
  return shares.map((share) => {
    const room = left.find(({ id }) => id === share.id);
    const taxes = share.taxes.map((tax) => {
      const same = room?.taxes.find(({ rateId }) => rateId === tax.rateId);
      return { ...tax, amount: Math.max(0, Math.min(tax.amount, same?.amount ?? 0)) };
    });
    return { ...share, amount: Math.max(0, Math.min(share.amount, room?.amount ?? 0)), taxes };
  });
}

function sizeOf(shares: readonly Pick<OutboundShare, 'amount' | 'taxes'>[]): Minor {
  return sum(shares.map(({ amount, taxes }) => worth({ goods: amount, taxes })));
}
