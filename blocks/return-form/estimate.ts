import { __ } from '@wordpress/i18n';
import type { ChosenLine } from './draft.ts';

export interface RefundRow {
  readonly key: string;
  readonly label: string;
  /** Units; null for what is no product. */
  readonly quantity: number | null;
  /** Below the label. */
  readonly note?: string | undefined;
  /** Minor units. */
  readonly amount: number;
}
export interface Estimate {
  readonly rows: readonly RefundRow[];
  readonly total: number;
  readonly units: number;
}

/**
 * Adds up what the bridge has worked out per line and quantity; nothing is divided or rounded here.
 * `left`: the most that can still be refunded on the order, minor units.
 */
export function estimate(chosen: readonly ChosenLine[], left: number): Estimate {
  const goods: RefundRow[] = [];
  const taxes = new Map<number, RefundRow>();
  let units = 0;
  for (const { line, choice } of chosen) {
    const share = line.estimates[choice.quantity - 1];
    if (!share) continue;
    units += choice.quantity;
    goods.push({ key: `line-${line.lineId}`, label: line.name, quantity: choice.quantity, amount: share.goods });
    for (const { rateId, label, amount } of share.taxes) {
      const sum = (taxes.get(rateId)?.amount ?? 0) + amount;
      taxes.set(rateId, { key: `tax-${rateId}`, label, quantity: null, amount: sum });
    }
  }
  const rows = [...goods, ...taxes.values()];
  const sum = rows.reduce((total, row) => total + row.amount, 0);
  if (sum <= left) return { rows, units, total: sum };
  const refunded = {
    key: 'refunded',
    label: __('Already refunded', 'boomerang-returns'),
    quantity: null,
    amount: left - sum,
  };
  return { rows: [...rows, refunded], units, total: left };
}
