import { shareByWeight, sum } from './money.ts';
import type { RateId } from './order.ts';
import { type LineShare, restOf } from './share.ts';

/**
 * What is left of some lines when a discount on all of them is taken off, tax and all: goods by what each cost, the tax of a rate by what each has of it. It adds up
 * exactly and no part falls below zero. null: the lines can't bear it (too little of goods or of a rate, or an amount below zero), so that nobody should guess.
 */
export function spreadDiscount(lines: readonly LineShare[], discount: LineShare): readonly LineShare[] | null {
  const rates = new Set(discount.taxes.filter(({ amount }) => amount !== 0).map(({ rateId }) => rateId));
  const off: { readonly rateId: RateId | null; readonly parts: readonly number[] }[] = [];
  for (const rateId of [null, ...rates]) {
    const weights = lines.map((line) => amountOf(line, rateId));
    const wanted = amountOf(discount, rateId);
    if (wanted < 0 || weights.some((weight) => weight < 0) || wanted > sum(weights)) return null;
    off.push({ rateId, parts: wanted === 0 ? weights.map(() => 0) : shareByWeight(wanted, weights) });
  }
  const partOf = (rateId: RateId | null, index: number) => off.find((one) => one.rateId === rateId)?.parts[index] ?? 0;
  // A line names each rate once.
  return lines.map((line, index) => {
    const taxes = line.taxes.map((tax) => ({ ...tax, amount: partOf(tax.rateId, index) }));
    return restOf(line, { goods: partOf(null, index), taxes });
  });
}

function amountOf(share: LineShare, rateId: RateId | null): number {
  if (rateId === null) return share.goods;
  return sum(share.taxes.filter((tax) => tax.rateId === rateId).map(({ amount }) => amount));
}
