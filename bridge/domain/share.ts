import { type Minor, shareByWeight, sum } from './money.ts';
import type { TaxAmount } from './order.ts';

export interface ShareRequest {
  /** What the whole line is worth, minor units, zero or more. */
  readonly total: Minor;
  /** Units of the whole line; like those taken they may be parts of one. */
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
  const isWhole = Number.isInteger(units) && Number.isInteger(quantity);
  const [part, whole] = isWhole ? [units, quantity] : [inParts(units), inParts(quantity)];
  return Number((BigInt(total) * BigInt(part)) / BigInt(whole));
}

/** Stores sell by weight and length: WooCommerce keeps such quantities with six decimals at most. */
const PARTS = 1_000_000;

function inParts(units: number): number {
  return Math.round(units * PARTS);
}

/** What is left of a quantity, free of what binary fractions leave over. */
export function lessUnits(quantity: number, taken: number): number {
  return Math.max(0, (inParts(quantity) - inParts(taken)) / PARTS);
}

/** Goods and tax that some units of a line are worth, minor units. */
export interface LineShare {
  readonly goods: Minor;
  readonly taxes: readonly TaxAmount[];
}

/** Goods and tax together. */
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

/** The part of a share that is worth `amount`, goods and taxes in proportion; an amount beyond its worth gives all of it. */
export function takeOf(share: LineShare, amount: Minor): LineShare {
  return capShares([share], Math.max(0, amount))[0] ?? share;
}

/** What is left of a share when a part of it is taken; the part names the same rates in the same order. */
export function restOf(share: LineShare, part: LineShare): LineShare {
  return {
    goods: share.goods - part.goods,
    taxes: share.taxes.map((tax, index) => ({ ...tax, amount: tax.amount - (part.taxes[index]?.amount ?? 0) })),
  };
}
