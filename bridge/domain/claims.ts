import { creditIn } from './credit-paid.ts';
import { bonusDue, dueNow, inspectionPaidBy, outboundBy, outboundDue } from './due.ts';
import { inspectionOf, partOfLine, unitsFound } from './found.ts';
import { isDead, mayHaveGiven } from './lifecycle.ts';
import { type Minor, sum } from './money.ts';
import type { Order, OrderRefund, OutboundLine, RateId, TaxAmount } from './order.ts';
import { isPaid, isUnpaid, moneyIn } from './paid.ts';
import { takenElsewhere } from './refunded-elsewhere.ts';
import type { OutboundShare, Payout, Return, ReturnLine } from './return.ts';
import type { LineShare } from './share.ts';

/** Minor units without tax, and tax by rate id. */
export interface ClaimedMoney {
  readonly goods: Minor;
  readonly taxes: ReadonlyMap<RateId, Minor>;
}

/** What earlier refunds and returns hold of one order line. */
export interface LineClaim extends ClaimedMoney {
  /** Units that shoppers have sent or will send back, or that others have refunded. */
  readonly units: number;
}

export const NO_CLAIM: LineClaim = { units: 0, goods: 0, taxes: new Map() };

/** Units of an order line: `claimed` by our returns, `elsewhere` refunded by somebody else (wp-admin, another plugin). */
export interface UnitsTaken {
  readonly claimed: number;
  readonly elsewhere: number;
}

/** By order line id. Rejected, cancelled and expired returns free their units, and so do units that inspection found missing; items that are kept count. */
export function unitsTaken(order: Order, returns: readonly Return[]): ReadonlyMap<number, UnitsTaken> {
  const elsewhere = itemsElsewhere(order, returns);
  const ours = returns.filter(isAlive).flatMap((entry) =>
    entry.lines.map((line) => ({
      id: line.orderLineId,
      units: Math.min(unitsFound(line, inspectionOf(entry)), line.measure ?? Infinity),
    })),
  );
  return new Map(
    order.lines.map(({ id }) => [
      id,
      {
        claimed: sum(ours.filter((one) => one.id === id).map((one) => one.units)),
        elsewhere: sum(elsewhere.filter((one) => one.itemId === id).map((one) => one.quantity)),
      },
    ]),
  );
}

/**
 * By order line id, what is taken of each: units refunded elsewhere take what they are worth, also where less was paid for them. Our returns take what their units are worth, before any fee: else the unit that goes last would be given
 * the fee that was kept of an earlier one.
 */
export function claimsByLine(order: Order, returns: readonly Return[]): ReadonlyMap<number, LineClaim> {
  const items = itemsElsewhere(order, returns);
  const elsewhere = order.lines.map((line) => {
    const own = items.filter((item) => item.itemId === line.id);
    return held({ orderLineId: line.id, ...takenElsewhere(line, own) });
  });
  const ours = returns.flatMap((entry) => (isAlive(entry) ? heldLines(entry) : paidLines(entry)));
  const money = addedById(order.lines, [...elsewhere, ...ours]);
  const units = unitsTaken(order, returns);
  return new Map(
    order.lines.map(({ id }) => {
      const { claimed, elsewhere: others } = units.get(id) ?? { claimed: 0, elsewhere: 0 };
      return [id, { ...(money.get(id) ?? NO_CLAIM), units: claimed + others }];
    }),
  );
}

/** By id of a shipping line or fee of the order, what is paid back or promised of each. */
export function outboundClaims(order: Order, returns: readonly Return[]): ReadonlyMap<number, ClaimedMoney> {
  const elsewhere = itemsElsewhere(order, returns).map((item) => ({
    id: item.itemId,
    goods: item.amount,
    taxes: item.taxes,
  }));
  const ours = outboundHeld(returns).map(({ id, amount, taxes }) => ({ id, goods: amount, taxes }));
  return addedById(order.outbound, [...elsewhere, ...ours]);
}

/** What these returns have of shipping and fees, or are promised. */
export function outboundHeld(returns: readonly Return[]): readonly OutboundShare[] {
  return returns.flatMap((entry) => {
    const payout = outboundBy(entry);
    if (payout === null) return [];
    if (!isAlive(entry) && !entry.payouts.some((one) => one.resolution === payout && mayBePaid(one))) return [];
    return outboundDue(entry, inspectionPaidBy(entry, payout));
  });
}

/**
 * The most that can still be promised on this order: its total, and what store credit paid of it, less what others have refunded and what our returns pay or promise by any means, an exchange's
 * worth included. A bonus is a gift and counts for nothing here. Of an order that nobody has paid it is what can be promised for the time when it is: what may
 * go out now is `moneyLeft`.
 */
export function orderLeft(order: Order, returns: readonly Return[]): Minor {
  const elsewhere = sum(refundsElsewhere(order, returns).map((refund) => refund.amount));
  const ours = returns.flatMap((entry) =>
    entry.payouts.filter((payout) => isAlive(entry) || mayBePaid(payout)).map((payout) => withoutBonus(entry, payout)),
  );
  return Math.max(0, order.total + creditIn(order) - elsewhere - sum(ours));
}

/** The most that can still be promised in money: what was paid in money, less what others have refunded and what our returns refund. */
export function payableInMoney(order: Order, returns: readonly Return[]): Minor {
  const elsewhere = sum(refundsElsewhere(order, returns).map((refund) => refund.amount));
  const ours = returns.flatMap((entry) =>
    entry.payouts
      .filter(({ resolution }) => resolution === 'refund' || resolution === 'keep')
      .filter((payout) => isAlive(entry) || mayBePaid(payout))
      .map((payout) => withoutBonus(entry, payout)),
  );
  return Math.max(0, order.total - elsewhere - sum(ours));
}

/** The most that may go out on this order now, by whatever means: never more than came in for it. `offline` as in `orderPayment`. */
export function moneyLeft(order: Order, returns: readonly Return[], offline: readonly string[]): Minor {
  const cameIn = moneyIn(order, offline) + (isPaid(order, offline) ? creditIn(order) : 0);
  return Math.min(orderLeft(order, returns), cameIn);
}

/**
 * What these returns hold of the order's bonuses, or gave: a flat bonus comes once for an order. What was found missing or
 * lowered before it was paid, and what ended without being paid, is free again.
 */
export function bonusClaimed(returns: readonly Return[]): Minor {
  const claims = (entry: Return) =>
    isAlive(entry) || entry.payouts.some((one) => one.resolution === 'store_credit' && mayBePaid(one));
  return sum(returns.filter(claims).map((entry) => bonusDue(entry, inspectionPaidBy(entry, 'store_credit'))));
}

function isAlive(entry: Return): boolean {
  return !isDead(entry.parcel.state);
}

/** Money that may have left though the return ended: settled, on its way, or in doubt. */
export function mayBePaid(payout: Payout): boolean {
  return payout.state !== 'failed' && mayHaveGiven(payout);
}

/**
 * What has not begun is paid as it stands by then: less than was promised where units are missing. What waits for the order's payment counts as what it comes to
 * with it.
 */
function withoutBonus(entry: Return, payout: Payout): Minor {
  const { resolution } = payout;
  const due = () => dueNow({ ...entry, payment: 'paid' }, resolution).amount;
  const amount = mayHaveGiven(payout) ? payout.amount : isUnpaid(entry) ? due() : Math.min(payout.amount, due());
  if (resolution !== 'store_credit') return amount;
  return Math.max(0, amount - bonusDue(entry, inspectionPaidBy(entry, resolution)));
}

type Held = LineShare & { readonly id: number };

function held(line: Pick<ReturnLine, 'orderLineId'> & LineShare): Held {
  return { id: line.orderLineId, goods: line.goods, taxes: line.taxes };
}

/** What was found, or all of it where it was paid before anybody looked. */
function heldLines(entry: Return): readonly Held[] {
  const inspection = inspectionOf(entry);
  return entry.lines.map((line) => {
    const paidBefore = line.parts.some((part) => inspectionPaidBy(entry, part.payout) !== inspection);
    return held(paidBefore ? line : partOfLine(line, unitsFound(line, inspection)));
  });
}

/** Of a return that ended: its units are free, but money that was paid for them is gone. */
function paidLines(entry: Return): readonly Held[] {
  const paid = entry.payouts.filter(mayBePaid).map((payout) => payout.resolution);
  return entry.lines.flatMap((line) =>
    line.parts
      .filter((part) => paid.includes(part.payout))
      .map(({ goods, taxes }) => held({ orderLineId: line.orderLineId, goods, taxes })),
  );
}

function addedById(
  items: readonly Pick<OutboundLine, 'id'>[],
  shares: readonly Held[],
): ReadonlyMap<number, ClaimedMoney> {
  return new Map(
    items.map(({ id }) => {
      const own = shares.filter((one) => one.id === id);
      return [id, { goods: sum(own.map((one) => one.goods)), taxes: byRate(own.flatMap((one) => one.taxes)) }];
    }),
  );
}

function byRate(taxes: readonly TaxAmount[]): ReadonlyMap<RateId, Minor> {
  const rates = new Map<RateId, Minor>();
  for (const { rateId, amount } of taxes) rates.set(rateId, (rates.get(rateId) ?? 0) + amount);
  return rates;
}

/** Refunds that none of our payouts made: a refund of an effect that we don't know counts as somebody else's. */
function refundsElsewhere(order: Order, returns: readonly Return[]): readonly OrderRefund[] {
  const effects = new Set(returns.flatMap((entry) => entry.payouts.map((payout) => payout.effectId)));
  return order.refunds.filter((refund) => refund.effectId === null || !effects.has(refund.effectId));
}

function itemsElsewhere(order: Order, returns: readonly Return[]) {
  return refundsElsewhere(order, returns).flatMap((refund) => refund.items);
}
