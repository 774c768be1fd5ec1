import type { ReturnDetail, StaffCommand } from '../../../bridge/contract/staff.ts';

export type Found = { sellable: number; damaged: number; missing: number };
export type Kind = keyof Found;
/** What was found, by order line id. */
export type Findings = Readonly<Record<number, Found>>;
type Lines = ReturnDetail['lines'];

/** What was sent: kept items are not in the parcel. */
export function sentLines(lines: Lines): Lines {
  return lines.filter(({ resolution }) => resolution !== 'keep');
}

/** Where one starts: what the reason of each line suggests. */
export function suggested(lines: Lines): Findings {
  return Object.fromEntries(lines.map((line) => [line.orderLineId, suggestion(line)]));
}

function suggestion({ quantity, sellable }: Lines[number]): Found {
  return sellable ? { sellable: quantity, damaged: 0, missing: 0 } : { sellable: 0, damaged: quantity, missing: 0 };
}

/**
 * Damaged and missing units are taken from the sellable ones as long as there are any. Where the reason says that nothing can be sold, the units
 * start as damaged, and sellable and missing ones are taken from those.
 */
export function place(found: Found, quantity: number, kind: Kind, value: number, rest: Rest = 'sellable'): Found {
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

export function inspectCommand(lines: Lines, findings: Findings): Extract<StaffCommand, { type: 'inspect' }> {
  return {
    type: 'inspect',
    lines: sentLines(lines).map((line) => ({
      orderLineId: line.orderLineId,
      ...(findings[line.orderLineId] ?? suggestion(line)),
    })),
  };
}
