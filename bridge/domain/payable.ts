import type { Minor } from './money.ts';
import type { Currency } from './order.ts';

/**
 * The smallest amount that a gateway can pay, in the store's minor units: a store that calculates dollars with four decimals pays steps of 100.
 * 1 where the store has no more decimals than the currency, or the currency is none that ISO 4217 knows.
 */
export function payableStep({ code, decimals }: Currency): Minor {
  return 10 ** Math.max(0, decimals - ownDecimals(code, decimals));
}

function ownDecimals(code: string, fallback: number): number {
  try {
    return (
      new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ??
      fallback
    );
  } catch {
    return fallback;
  }
}
