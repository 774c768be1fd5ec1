import { sum } from '../../domain/money.ts';
import type { LineShare } from '../../domain/share.ts';
import { spreadDiscount } from '../../domain/spread-discount.ts';
import { isPaymentFee } from './part-payments.ts';
import type { WooOrder } from './schemas.ts';

type Fee = WooOrder['fee_lines'][number];
type Line = WooOrder['line_items'][number];

/** Fees below zero: the most common way in which plugins give a discount. One whose tax has another sign is none. */
export function discountFees({ fee_lines: fees }: Pick<WooOrder, 'fee_lines'>): readonly Fee[] {
  return fees.filter(
    (fee) =>
      Number(fee.total) < 0 && fee.taxes.every(({ total }) => Number(total) <= 0) && !isPaymentFee(fee, fee.name),
  );
}

/** By line id, what is left of each with these fees taken off; null: there are none, or the lines can't bear them. */
export function withoutDiscounts(
  lines: readonly Line[],
  fees: readonly Fee[],
  written: (item: Line | Fee) => LineShare,
): ReadonlyMap<number, LineShare> | null {
  if (fees.length === 0) return null;
  const shares = fees.map(written);
  const discount = {
    goods: -sum(shares.map(({ goods }) => goods)),
    taxes: shares.flatMap(({ taxes }) => taxes.map((tax) => ({ ...tax, amount: -tax.amount }))),
  };
  const left = spreadDiscount(lines.map(written), discount);
  return left && new Map(lines.map(({ id }, index) => [id, left[index] ?? { goods: 0, taxes: [] }]));
}
