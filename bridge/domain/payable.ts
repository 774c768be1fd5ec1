import type { Minor } from './money.ts';
import type { Currency } from './order.ts';

/** Making a formatter costs more than a whole quote. */
const known = new Map<string, number | null>();

/**
 * The smallest amount that a gateway can pay, in the store's minor units: a store that calculates dollars with four decimals pays steps of 100.
 * 1 where the store has no more decimals than the currency, or the code is none of a currency.
 */
export function payableStep({ code, decimals }: Currency): Minor {
  return 10 ** Math.max(0, decimals - (decimalsOf(code) ?? decimals));
}

/**
 * In how many decimals amounts of a currency are counted: WooCommerce's "number of decimals" says how prices are shown, and a gateway takes 12.34 USD all the same.
 * What the store shows more than the currency has, it also calculates with.
 */
export function countedDecimals(code: string, shown: number): number {
  return Math.max(shown, decimalsOf(code) ?? shown);
}

/** A price in this currency that is not WooCommerce's, like a label's, is counted in its own decimals. */
export function ownCurrency(code: string): Currency {
  return { code, decimals: decimalsOf(code) ?? 2 };
}

function decimalsOf(code: string): number | null {
  const own = known.has(code) ? known.get(code) : ownDecimals(code);
  known.set(code, own ?? null);
  return own ?? null;
}

function ownDecimals(code: string): number | null {
  try {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', {
      style: 'currency',
      currency: code,
    }).resolvedOptions();
    return maximumFractionDigits ?? null;
  } catch {
    return null;
  }
}
