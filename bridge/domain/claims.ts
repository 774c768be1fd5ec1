import { isDead } from './lifecycle.ts';
import type { Minor } from './money.ts';
import type { Return, ReturnLine } from './return.ts';

/** What Boomerang's own returns hold of one order line. */
export interface LineClaim {
  /** Units that shoppers have sent or will send back. */
  readonly units: number;
  /** Promised but not yet in WooCommerce's refunds, minor units. */
  readonly goods: Minor;
  readonly taxes: ReadonlyMap<number, Minor>;
}

const NOTHING: LineClaim = { units: 0, goods: 0, taxes: new Map() };

/**
 * Adds up what the returns of one order claim, by order line id. A unit that inspection found missing is free again;
 * money counts until WooCommerce shows the refund (it then counts there).
 */
export function claimsByLine(returns: readonly Return[]): ReadonlyMap<number, LineClaim> {
  const claims = new Map<number, LineClaim>();
  for (const entry of returns) {
    if (isDead(entry.parcel.state)) continue;
    for (const line of entry.lines) {
      const before = claims.get(line.orderLineId) ?? NOTHING;
      const owed = isOwed(entry);
      const taxes = new Map(before.taxes);
      if (owed) for (const tax of line.taxes) taxes.set(tax.rateId, (taxes.get(tax.rateId) ?? 0) + tax.amount);
      claims.set(line.orderLineId, {
        units: before.units + line.quantity - missingUnits(entry, line),
        goods: before.goods + (owed ? line.goods : 0),
        taxes,
      });
    }
  }
  return claims;
}

/** True while the money of this return is promised but not in WooCommerce's books (in doubt counts: it may not be there). */
export function isOwed(entry: Return): boolean {
  const { payout } = entry;
  if (isDead(entry.parcel.state) || payout.state === 'settled') return false;
  return !(payout.state === 'pending' && payout.byHand);
}

function missingUnits(entry: Return, line: ReturnLine): number {
  const { parcel } = entry;
  if (parcel.state !== 'inspected' && parcel.state !== 'closed') return 0;
  return parcel.inspection.find((one) => one.orderLineId === line.orderLineId)?.missing ?? 0;
}
