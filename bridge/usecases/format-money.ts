import { type Minor, toDecimal } from '../domain/money.ts';
import type { Currency } from '../domain/order.ts';

/** An amount as people of that WordPress locale write it. Intl takes the decimal string as it is, so no float is made. */
export function formatMoney(amount: Minor, currency: Currency, locale: string): string {
  const { code, decimals } = currency;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = new Intl.NumberFormat(languageTag(locale), { style: 'currency', currency: code, ...digits });
  return format.format(toDecimal(amount, decimals) as Intl.StringNumericLiteral);
}

/** `fr_FR` → `fr-FR`; a locale that Intl does not know falls back to English. */
export function languageTag(locale: string): string {
  const tag = locale.split('_').slice(0, 2).join('-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
}
