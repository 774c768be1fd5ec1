import type { OurLabel, TheirLabel } from './books.ts';
import type { Difference, DifferenceCode } from './difference.ts';

/**
 * Everything in which our labels and Shippo's differ. `ours` are those bought while `theirs` reaches back, and all that `theirs` names;
 * `decimals` says how many a currency has.
 */
export function compareLabels(
  ours: readonly OurLabel[],
  theirs: readonly TheirLabel[],
  decimals: (currency: string) => number,
): readonly Difference[] {
  const row = rowFor(decimals);
  const byEffect = new Map(ours.map((one) => [one.effectId, one]));
  const had = new Set<string | null>(theirs.map(({ transactionId }) => transactionId));
  return [
    ...ours
      .filter((one) => isBought(one) && !had.has(one.transactionId))
      .map((one) => row('label_missing', one, { ours: one.cost, reference: one.transactionId ?? '' })),
    ...theirs.flatMap((one) => compareLabel(byEffect.get(one.effectId), one, row)),
  ];
}

type Price = OurLabel['cost'];
type Row = (
  code: DifferenceCode,
  label: OurLabel | undefined,
  sides: { readonly ours?: Price; readonly theirs?: Price; readonly reference: string },
) => Difference;

function rowFor(decimals: (currency: string) => number): Row {
  return (code, label, { ours = null, theirs = null, reference }) => {
    const currency = theirs?.currency ?? ours?.currency ?? null;
    return {
      code,
      orderId: null,
      orderNumber: null,
      returnId: label?.returnId ?? null,
      returnNumber: label?.returnNumber ?? null,
      ours: ours?.amount ?? null,
      theirs: theirs?.amount ?? null,
      currency,
      decimals: currency === null ? 0 : decimals(currency),
      reference,
    };
  };
}

function isBought({ state, transactionId }: OurLabel): boolean {
  return state === 'done' && transactionId !== null;
}

function compareLabel(ours: OurLabel | undefined, theirs: TheirLabel, row: Row): readonly Difference[] {
  const { transactionId: reference, price, refunded } = theirs;
  if (!ours) return refunded ? [] : [row('label_unknown', undefined, { theirs: price, reference })];
  // Waiting, under way or in doubt: shown and settled there.
  if (ours.state !== 'done' && ours.state !== 'failed') return [];
  if (ours.transactionId !== reference) return refunded ? [] : [row('label_twice', ours, { theirs: price, reference })];
  if (refunded && !ours.voided) return [row('label_refunded', ours, { ours: ours.cost, reference })];
  if (price === null || ours.cost === null || ours.voided) return [];
  const agrees = price.amount === ours.cost.amount && price.currency === ours.cost.currency;
  return agrees ? [] : [row('label_price', ours, { ours: ours.cost, theirs: price, reference })];
}
