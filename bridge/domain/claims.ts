import { isDead } from './lifecycle.ts';
import type { Minor } from './money.ts';
import { inspectionOf, payoutParts } from './promise.ts';
import type { Return, ReturnLine } from './return.ts';

/** Minor units; tax by rate id. */
export interface ClaimedMoney {
  readonly goods: Minor;
  readonly taxes: ReadonlyMap<number, Minor>;
}

/** What Boomerang's own returns hold of one order line. */
export interface LineClaim {
  /** Units that shoppers have sent or will send back. */
  readonly units: number;
  /** Promised but not in WooCommerce's refunds yet. */
  readonly owed: ClaimedMoney;
  /** Everything promised or paid, whether WooCommerce shows it or not. */
  readonly given: ClaimedMoney;
}

const NO_MONEY: ClaimedMoney = { goods: 0, taxes: new Map() };
export const NO_CLAIM: LineClaim = { units: 0, owed: NO_MONEY, given: NO_MONEY };

/**
 * Adds up what the returns of one order claim, by order line id. A unit that inspection found missing is free again;
 * money is owed until WooCommerce shows the refund (it then counts there).
 */
export function claimsByLine(returns: readonly Return[]): ReadonlyMap<number, LineClaim> {
  const claims = new Map<number, LineClaim>();
  for (const entry of returns) {
    if (isDead(entry.parcel.state)) continue;
    const parts = payoutParts(entry);
    for (const line of entry.lines) {
      const { units, owed, given } = claims.get(line.orderLineId) ?? NO_CLAIM;
      const part = parts.find((one) => one.orderLineId === line.orderLineId);
      claims.set(line.orderLineId, {
        units: units + line.quantity - missingUnits(entry, line),
        owed: part && isOwed(entry) ? plus(owed, part) : owed,
        given: part ? plus(given, part) : given,
      });
    }
  }
  return claims;
}

function plus(money: ClaimedMoney, part: Pick<ReturnLine, 'goods' | 'taxes'>): ClaimedMoney {
  const taxes = new Map(money.taxes);
  for (const { rateId, amount } of part.taxes) taxes.set(rateId, (taxes.get(rateId) ?? 0) + amount);
  return { goods: money.goods + part.goods, taxes };
}

/** True while the money of this return is promised but not in WooCommerce's books (in doubt counts: it may not be there). */
export function isOwed(entry: Return): boolean {
  const { payout } = entry;
  if (isDead(entry.parcel.state) || payout.state === 'settled') return false;
  return !(payout.state === 'pending' && payout.byHand);
}

function missingUnits(entry: Return, line: ReturnLine): number {
  return inspectionOf(entry)?.find((one) => one.orderLineId === line.orderLineId)?.missing ?? 0;
}

/**
 * The larger of the two sums: WooCommerce's refunds with what is owed on top, or everything given. An order that was read
 * while a refund went through shows neither, and a refund that the owner vouched for may never show.
 */
export function heldMoney(refunded: Minor, owed: Minor, given: Minor): Minor {
  return Math.max(refunded + owed, given);
}
