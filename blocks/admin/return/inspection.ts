import type { ReturnDetail, StaffCommand } from '../../../bridge/contract/staff.ts';

export type Found = { sellable: number; damaged: number; missing: number };
export type Kind = keyof Found;
/** What was found, by order line id. */
export type Findings = Readonly<Record<number, Found>>;
type Lines = ReturnDetail['lines'];

export function allSellable(lines: Lines): Findings {
  return Object.fromEntries(
    lines.map((line) => [line.orderLineId, { sellable: line.quantity, damaged: 0, missing: 0 }]),
  );
}

/** Damaged and missing units are taken from the sellable ones as long as there are any. */
export function place(found: Found, quantity: number, kind: Kind, value: number): Found {
  const next = { ...found, [kind]: Math.min(Math.max(value, 0), quantity) };
  return kind === 'sellable' ? next : { ...next, sellable: Math.max(quantity - next.damaged - next.missing, 0) };
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
    lines: lines.map(({ orderLineId, quantity }) => ({
      orderLineId,
      ...(findings[orderLineId] ?? { sellable: quantity, damaged: 0, missing: 0 }),
    })),
  };
}
