import { shareByWeight, sum } from './money.ts';
import type { InspectedLine, LinePart, Return, ReturnLine } from './return.ts';
import { type LineShare, takeOf, unitShare, worth } from './share.ts';

/** What inspection found, once there was one. */
export function inspectionOf({ parcel }: Pick<Return, 'parcel'>): readonly InspectedLine[] | null {
  return parcel.state === 'inspected' || parcel.state === 'closed' ? parcel.inspection : null;
}

/** Units of a line that are there: all of them before inspection and of what is kept, then those that are not missing. */
export function unitsFound(line: ReturnLine, inspection: readonly InspectedLine[] | null): number {
  if (inspection === null || line.resolution === 'keep') return line.quantity;
  const found = inspection.find((one) => one.orderLineId === line.orderLineId);
  return (found?.sellable ?? 0) + (found?.damaged ?? 0);
}

/** The lines as they count after inspection: each for the units that were found, those of which nothing came left out. */
export function linesFound(
  lines: readonly ReturnLine[],
  inspection: readonly InspectedLine[] | null,
): readonly ReturnLine[] {
  return lines.map((line) => partOfLine(line, unitsFound(line, inspection))).filter((line) => line.quantity > 0);
}

/**
 * A return line for `units` of its units: what they are worth, what is kept of it and what is paid, in the same proportions and still adding up.
 * All units give the line itself; 0 units are worth 0.
 */
export function partOfLine(line: ReturnLine, units: number): ReturnLine {
  if (units >= line.quantity) return line;
  const part = (total: number) => unitShare({ total, quantity: line.quantity, taken: 0, allocated: 0, units });
  const gross: LineShare = {
    goods: part(line.goods),
    taxes: line.taxes.map((tax) => ({ ...tax, amount: part(tax.amount) })),
  };
  const off = [line.fee, line.kept, line.capped];
  const worths = line.parts.map(worth);
  const net = sum(off) === 0 ? worth(gross) : Math.min(worth(gross), part(sum(worths)));
  const [fee = 0, kept = 0, capped = 0] = shareByWeight(worth(gross) - net, off);
  const amounts = worths.length === 0 ? [] : shareByWeight(net, worths);
  return {
    ...line,
    quantity: Math.max(0, units),
    subtotal: part(line.subtotal),
    ...gross,
    fee,
    kept,
    capped,
    parts: line.parts.map((one, index): LinePart => ({ payout: one.payout, ...takeOf(one, amounts[index] ?? 0) })),
  };
}
