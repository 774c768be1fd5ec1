import { inspectionPaidBy } from './due.ts';
import { isSent, linesFound, partOfLine, unitsFound } from './found.ts';
import { type Minor, sum } from './money.ts';
import { isUnpaid } from './paid.ts';
import type { Resolution } from './policy.ts';
import { payoutBreakdown } from './promise.ts';
import type { InspectedLine, Return, ReturnLine } from './return.ts';
import { worth } from './share.ts';

/** Units that were not in the parcel (`reason` null), or what was deducted for damage (`quantity` null), and by how much a payout is smaller for it, minor units. */
export interface LessItem {
  readonly orderLineId: number;
  readonly name: string;
  readonly quantity: number | null;
  readonly amount: Minor;
  /** In the owner's words. */
  readonly reason: string | null;
}

export interface Less {
  readonly items: readonly LessItem[];
  /** What the shopper was told before anything was looked at, and what is left of it, minor units. */
  readonly committed: Minor;
  readonly left: Minor;
}

/** Why a payout is less than was committed, by what was found in the parcel; null: it is not, or a person works out the money. */
export function lessPaid(entry: Return, resolution: Resolution): Less | null {
  const inspection = inspectionPaidBy(entry, resolution);
  if (inspection === null || isUnpaid(entry) || entry.findings.length > 0) return null;
  const items = entry.lines.filter(isSent).flatMap((line) => itemsOf(line, resolution, inspection));
  const committed = payoutBreakdown(entry, resolution, null).total;
  const left = payoutBreakdown(entry, resolution, inspection).total;
  return items.length === 0 || left >= committed ? null : { items, committed, left };
}

function itemsOf(line: ReturnLine, resolution: Resolution, inspection: readonly InspectedLine[]): readonly LessItem[] {
  if (!line.parts.some(({ payout }) => payout === resolution)) return [];
  const paid = ({ parts }: Pick<ReturnLine, 'parts'>) =>
    sum(parts.filter(({ payout }) => payout === resolution).map(worth));
  const units = unitsFound(line, inspection);
  const came = units > 0 ? paid(partOfLine(line, units)) : 0;
  const [found] = linesFound([line], inspection);
  const { orderLineId, name } = line;
  const quantity = line.quantity - units;
  const deducted = found?.lowered ? came - paid(found) : 0;
  return [
    ...(quantity > 0 ? [{ orderLineId, name, quantity, amount: paid(line) - came, reason: null }] : []),
    ...(found?.lowered && deducted > 0
      ? [{ orderLineId, name, quantity: null, amount: deducted, reason: found.lowered.reason }]
      : []),
  ];
}
