import { parseMinor, type Minor } from '../../domain/money.ts';

/** Decimals of an ISO 4217 currency: 2 for USD, 0 for JPY, 3 for KWD. */
export function currencyDecimals(code: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/**
 * Shippo's decimal string (`"5.50"`, `"540.00"` for yen) in minor units; null when it is no amount or has a fraction that the currency
 * can't pay, because a label's price is compared with the owner's ceiling and must not be rounded.
 */
export function amountOf(text: string, currency: string): Minor | null {
  const match = /^\d+(?:\.(\d*))?$/.exec(text.trim());
  if (!match) return null;
  const decimals = currencyDecimals(currency);
  const fraction = (match[1] ?? '').replace(/(?<!0)0+$/, '');
  if (fraction.length > decimals) return null;
  return parseMinor(text, decimals);
}
