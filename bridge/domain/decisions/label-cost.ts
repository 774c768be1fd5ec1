import { cutTo } from '../decimals.ts';
import type { Minor } from '../money.ts';
import type { Currency } from '../order.ts';
import { ownCurrency } from '../payable.ts';

/** A label's cost in minor units of this currency; null: it is in another one. */
export function costIn(
  cost: { readonly amount: Minor; readonly currency: string },
  { code, decimals }: Currency,
): Minor | null {
  return cost.currency === code ? cutTo(cost.amount, ownCurrency(code).decimals, decimals) : null;
}
