import { type Minor, shareByWeight, sum } from './money.ts';
import type { InspectedLine, LinePart, Lowering, Return, ReturnLine } from './return.ts';
import { type LineShare, takeOf, unitShare, worth } from './share.ts';

/** As many characters as the reason for a lowering may have. */
export const LOWERING_REASON_MAX = 300;

/** What the money of a return line is worked out from. */
export type PromisedLine = Pick<
  ReturnLine,
  | 'orderLineId'
  | 'name'
  | 'quantity'
  | 'measure'
  | 'resolution'
  | 'virtual'
  | 'subtotal'
  | 'goods'
  | 'taxes'
  | 'fee'
  | 'kept'
  | 'capped'
  | 'parts'
>;

/** A line for the units that were found: its parts, fee, kept, capped and what was lowered add up to its goods and taxes. */
export type FoundLine = PromisedLine & { readonly lowered: Lowering | null };

/** What inspection found, once there was one. */
export function inspectionOf({ parcel }: Pick<Return, 'parcel'>): readonly InspectedLine[] | null {
  return parcel.state === 'inspected' || parcel.state === 'closed' ? parcel.inspection : null;
}

/** An item that is kept is not sent back, nor is one that never was sent. */
export function isSent({ resolution, virtual }: Pick<ReturnLine, 'resolution' | 'virtual'>): boolean {
  return resolution !== 'keep' && virtual !== true;
}

/** Units of a line that are there: all of them before inspection and of what is not sent, then those that are not missing. */
export function unitsFound(
  line: Pick<PromisedLine, 'orderLineId' | 'resolution' | 'virtual' | 'quantity'>,
  inspection: readonly InspectedLine[] | null,
): number {
  if (inspection === null || !isSent(line)) return line.quantity;
  const found = inspection.find((one) => one.orderLineId === line.orderLineId);
  return (found?.sellable ?? 0) + (found?.damaged ?? 0);
}

/**
 * The lines as they count after inspection: each for the units that were found, less what the owner has lowered, those of which nothing came left
 * out.
 */
export function linesFound(
  lines: readonly PromisedLine[],
  inspection: readonly InspectedLine[] | null,
): readonly FoundLine[] {
  return lines
    .map((line) => lowerLine(partOfLine(line, unitsFound(line, inspection)), loweringOf(line, inspection)))
    .filter((line) => line.quantity > 0);
}

/** The most that may be taken off a line for its damaged units, minor units with tax: what is paid for all of its units that were found. */
export function mostLowered(line: PromisedLine, inspection: readonly InspectedLine[]): Minor {
  return sum(partOfLine(line, unitsFound(line, inspection)).parts.map(worth));
}

function loweringOf(line: PromisedLine, inspection: readonly InspectedLine[] | null): Lowering | null {
  return inspection?.find((one) => one.orderLineId === line.orderLineId)?.lowered ?? null;
}

/** Every part gives way in proportion, goods and each rate's tax by largest remainder. */
function lowerLine(line: PromisedLine, lowering: Lowering | null): FoundLine {
  const worths = line.parts.map(worth);
  const amount = Math.min(lowering?.amount ?? 0, sum(worths));
  if (lowering === null || amount === 0) return { ...line, lowered: null };
  const left = shareByWeight(sum(worths) - amount, worths);
  const parts = line.parts.map((one, index): LinePart => ({ ...one, ...takeOf(one, left[index] ?? 0) }));
  return { ...line, parts, lowered: { amount, reason: lowering.reason } };
}

/**
 * A return line for `units` of its units: what they are worth, what is kept of it and what is paid, in the same proportions and still adding up.
 * All units give the line itself; 0 units are worth 0.
 */
export function partOfLine<Line extends PromisedLine>(line: Line, units: number): Line {
  if (units >= line.quantity) return line;
  const quantity = line.measure ?? line.quantity;
  const part = (total: number) => unitShare({ total, quantity, taken: 0, allocated: 0, units });
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
    ...(line.measure !== undefined && { measure: Math.min(Math.max(0, units), line.measure) }),
    subtotal: part(line.subtotal),
    ...gross,
    fee,
    kept,
    capped,
    parts: line.parts.map((one, index): LinePart => ({ ...one, ...takeOf(one, amounts[index] ?? 0) })),
  };
}
