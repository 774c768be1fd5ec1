import type { LineShare } from './assess.ts';
import { type Minor, shareByWeight, sum } from './money.ts';
import type { RefundLine } from './effect.ts';
import type { InspectedLine, Return, ReturnLine } from './return.ts';
import { unitShare } from './share.ts';

export function worth(share: LineShare): Minor {
  return share.goods + sum(share.taxes.map((tax) => tax.amount));
}

/**
 * Lowers shares so that together they are worth at most `left` (an earlier refund "by amount" leaves less than the lines are worth):
 * every goods and tax part gives way in proportion, and the parts add up to `left` exactly.
 */
export function capShares(shares: readonly LineShare[], left: Minor): readonly LineShare[] {
  if (sum(shares.map(worth)) <= left) return shares;
  const parts = shares.flatMap((share) => [share.goods, ...share.taxes.map((tax) => tax.amount)]);
  const capped = shareByWeight(left, parts);
  let next = 0;
  return shares.map((share) => ({
    goods: capped[next++] ?? 0,
    taxes: share.taxes.map((tax) => ({ ...tax, amount: capped[next++] ?? 0 })),
  }));
}

/** The part of a return line's promise that `units` of its units are worth; all units give the whole promise. */
export function partOfLine(line: ReturnLine, units: number): LineShare {
  const part = (total: Minor) => unitShare({ total, quantity: line.quantity, taken: 0, allocated: 0, units });
  return { goods: part(line.goods), taxes: line.taxes.map((tax) => ({ ...tax, amount: part(tax.amount) })) };
}

/** What is to be refunded: everything promised before inspection, and after it what was in the parcel. Missing units are not refunded. */
export function refundLines(
  lines: readonly ReturnLine[],
  inspection: readonly InspectedLine[] | null,
): readonly RefundLine[] {
  return lines.flatMap((line) => {
    const found = inspection?.find((one) => one.orderLineId === line.orderLineId);
    const units = inspection === null ? line.quantity : (found?.sellable ?? 0) + (found?.damaged ?? 0);
    if (units === 0) return [];
    return [{ orderLineId: line.orderLineId, quantity: units, ...partOfLine(line, units) }];
  });
}

/** What inspection found, once there was one. */
export function inspectionOf({ parcel }: Pick<Return, 'parcel'>): readonly InspectedLine[] | null {
  return parcel.state === 'inspected' || parcel.state === 'closed' ? parcel.inspection : null;
}

/**
 * What the payout of a return is for: a refund that began before inspection is for everything promised, a later one for what was found.
 * Its amount says which.
 */
export function payoutParts(entry: Pick<Return, 'lines' | 'parcel' | 'payout'>): readonly RefundLine[] {
  const found = refundLines(entry.lines, inspectionOf(entry));
  return promisedTotal(found) === entry.payout.amount ? found : refundLines(entry.lines, null);
}

export function promisedTotal(lines: readonly LineShare[]): Minor {
  return sum(lines.map(worth));
}

export interface BreakdownLine {
  readonly kind: 'goods' | 'tax';
  readonly label: string;
  readonly quantity: number | null;
  readonly amount: Minor;
}

/** The one explained breakdown that the estimate, the e-mail and wp-admin show: goods per line, then tax per rate over all lines. */
export function explain(
  entry: Pick<Return, 'lines'>,
  parts: readonly RefundLine[],
): { readonly lines: readonly BreakdownLine[]; readonly total: Minor } {
  const goods = parts.map((part) => ({
    kind: 'goods' as const,
    label: entry.lines.find((line) => line.orderLineId === part.orderLineId)?.name ?? '',
    quantity: part.quantity,
    amount: part.goods,
  }));
  const byRate = new Map<number, { label: string; amount: Minor }>();
  for (const tax of parts.flatMap((part) => part.taxes)) {
    byRate.set(tax.rateId, { label: tax.label, amount: (byRate.get(tax.rateId)?.amount ?? 0) + tax.amount });
  }
  const taxes = [...byRate.values()]
    .filter((tax) => tax.amount !== 0)
    .map((tax) => ({ kind: 'tax' as const, label: tax.label, quantity: null, amount: tax.amount }));
  return { lines: [...goods, ...taxes], total: promisedTotal(parts) };
}
