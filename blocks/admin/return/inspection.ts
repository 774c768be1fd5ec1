import type { ReturnDetail, StaffCommand } from '../../../bridge/contract/staff.ts';
import { mayLower, mostOff, NOTHING_TYPED, readLowering, type TypedLowering } from './lowering.ts';

export type Found = { sellable: number; damaged: number; missing: number };
export type Kind = keyof Found;
/** What was found, by order line id, with what was typed to pay less for it. */
export type Findings = Readonly<Record<number, Found & { lowered: TypedLowering }>>;
type Lines = ReturnDetail['lines'];

/** What was sent: kept items are not in the parcel, nor is what never was sent. */
export function sentLines(lines: Lines): Lines {
  return lines.filter(({ resolution, virtual }) => resolution !== 'keep' && virtual !== true);
}

/** Where one starts: what the reason of each line suggests. */
export function suggested(lines: readonly Suggesting[]): Findings {
  return Object.fromEntries(lines.map((line) => [line.orderLineId, { ...suggestion(line), lowered: NOTHING_TYPED }]));
}

type Suggesting = Pick<Lines[number], 'orderLineId' | 'quantity' | 'sellable'>;

function suggestion({ quantity, sellable }: Omit<Suggesting, 'orderLineId'>): Found {
  return sellable ? { sellable: quantity, damaged: 0, missing: 0 } : { sellable: 0, damaged: quantity, missing: 0 };
}

/**
 * Damaged and missing units are taken from the sellable ones as long as there are any. Where the reason says that nothing can be sold, the units
 * start as damaged, and sellable and missing ones are taken from those.
 */
export function place<Counts extends Found>(
  found: Counts,
  quantity: number,
  kind: Kind,
  value: number,
  rest: Rest = 'sellable',
): Counts {
  const next = { ...found, [kind]: Math.min(Math.max(value, 0), quantity) };
  if (kind === rest) return next;
  const others = next.sellable + next.damaged + next.missing - next[rest];
  return { ...next, [rest]: Math.max(quantity - others, 0) };
}

/** Where the units lie that nobody has placed elsewhere. */
export type Rest = 'sellable' | 'damaged';

export function restOf({ sellable }: Pick<Lines[number], 'sellable'>): Rest {
  return sellable ? 'sellable' : 'damaged';
}

/** Units too few (positive) or too many (negative) for the line; 0 when it adds up. */
export function unplaced(found: Found, quantity: number): number {
  return quantity - found.sellable - found.damaged - found.missing;
}

export function total(findings: Findings, kind: Kind): number {
  return Object.values(findings).reduce((sum, found) => sum + found[kind], 0);
}

/** What was typed to pay less for a line, read; null where nothing was or nothing may be lowered, and what is wrong with it. */
export function loweringOf(line: Suggesting, findings: Findings, detail: ReturnDetail) {
  const { orderLineId } = line;
  const { lowered: typed, ...found } = findings[orderLineId] ?? { ...suggestion(line), lowered: NOTHING_TYPED };
  if (found.damaged === 0 || mayLower(line, detail) !== 'yes') return null;
  return readLowering(typed, mostOff({ orderLineId, ...found }, detail), detail.promised.currency.decimals);
}

export function inspectCommand(detail: ReturnDetail, findings: Findings): Extract<StaffCommand, { type: 'inspect' }> {
  return {
    type: 'inspect',
    lines: sentLines(detail.lines).map((line) => {
      const { sellable, damaged, missing } = findings[line.orderLineId] ?? suggestion(line);
      const lowered = loweringOf(line, findings, detail);
      return {
        orderLineId: line.orderLineId,
        ...{ sellable, damaged, missing },
        // The form sends nothing before what is typed can be read.
        lowered: typeof lowered === 'string' ? null : lowered,
      };
    }),
  };
}
