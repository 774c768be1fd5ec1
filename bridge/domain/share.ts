import type { Minor } from './money.ts';

export interface ShareRequest {
  /** What the whole line is worth, minor units, zero or more. */
  readonly total: Minor;
  /** Units of the whole line. */
  readonly quantity: number;
  /** Units already taken by others. */
  readonly taken: number;
  /** Minor units already given or promised for the taken units. */
  readonly allocated: Minor;
  /** Units to price now. */
  readonly units: number;
}

/**
 * What `units` more units of a line are worth. 134.73 for 3 units divides; 100.00 for 3 gives 33.33, 33.33, 33.34: whoever takes the last unit
 * gets what is left, so units 1..n always add up to the line, and nobody gets more than is left, whatever the order of returns.
 */
export function unitShare({ total, quantity, taken, allocated, units }: ShareRequest): Minor {
  const left = Math.max(0, total - allocated);
  if (units <= 0) return 0;
  if (taken + units >= quantity) return left;
  return Math.min(left, upTo(total, quantity, taken + units) - upTo(total, quantity, taken));
}

/** Worth of the first `units` units, rounded down. BigInt, since total × units may pass 2^53. */
function upTo(total: Minor, quantity: number, units: number): Minor {
  return Number((BigInt(total) * BigInt(units)) / BigInt(quantity));
}
