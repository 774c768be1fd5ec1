import { toDecimal } from '../../../bridge/domain/money.ts';

/**
 * Reads what a person typed (`12,5`, `12.50`) as a whole number of the smallest unit: cents, millimetres, grams. Exact;
 * null for anything else, also for more decimals than the unit has (they would be rounded away unseen).
 */
export function parseDecimal(text: string, decimals: number): number | null {
  const match = /^(\d+)(?:[.,](\d*))?$/.exec(text.trim());
  const [, whole = '', fraction = ''] = match ?? [];
  const kept = fraction.replace(/0+$/, '');
  if (!match || kept.length > decimals) return null;
  const value = Number(whole + kept.padEnd(decimals, '0'));
  return Number.isSafeInteger(value) ? value : null;
}

/** The other way, without needless zeros: 305 mm with one decimal are `30.5`, 300 are `30`. */
export function writeDecimal(value: number, decimals: number): string {
  const text = toDecimal(value, decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
