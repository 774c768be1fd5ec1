import type { Minor } from './money.ts';

/**
 * One explained line. `goods` at the price before coupons, `discount` the coupons' share, `tax` one rate, `shipping` and `order_fee` what was paid
 * beside the goods, `not_back` what of it is not paid since not all came back, `kept` what `keep` does not pay back, `fee` the return fee, `lowered` what the owner takes off for damage, `label` the label's cost,
 * `bonus` the credit's bonus, `cap` what an earlier refund leaves no room for, `unpaid` all of it where nobody has paid the order, `exchange` the new item. What is taken off is negative; the lines add up
 * to the total.
 */
export const BREAKDOWN_KINDS = [
  'goods',
  'discount',
  'tax',
  'shipping',
  'order_fee',
  'not_back',
  'kept',
  'fee',
  'lowered',
  'label',
  'bonus',
  'cap',
  'unpaid',
  'exchange',
] as const;
export type BreakdownKind = (typeof BREAKDOWN_KINDS)[number];

export interface BreakdownLine {
  readonly kind: BreakdownKind;
  /** The product, the tax rate, the shipping method, the reason for a lowering; empty where the kind says it all. */
  readonly label: string;
  readonly quantity: number | null;
  readonly amount: Minor;
}

export interface Breakdown {
  readonly lines: readonly BreakdownLine[];
  readonly total: Minor;
}
