import { storeZone } from './store-zone.ts';

/** Days and times as they are at the store. */
export interface Format {
  /** Minor units as a price of `currency`. */
  money(amount: number, currency: { readonly currency: string; readonly decimals: number }): string;
  /** ISO 8601 → a day, `Dec 7, 2026`. */
  date(instant: string): string;
  /** ISO 8601 → a day written out, `December 7, 2026`. */
  longDate(instant: string): string;
  /** ISO 8601 → day and time with the zone it is meant in, `December 7, 2026 at 1:05:09 PM GMT+1`. */
  moment(instant: string): string;
  /** ISO 3166-1 alpha-2 → the country's name, or the code where the browser has none. */
  country(code: string): string;
  /** Hundredths of a percent → `12.5%`. */
  percent(basisPoints: number): string;
}

const known = new Map<string, Format>();

/** `locale`: WordPress locale. */
export function createFormat(locale: string): Format {
  const key = `${locale} ${storeZone()}`;
  const format = known.get(key) ?? newFormat(locale, storeZone());
  known.set(key, format);
  return format;
}

function newFormat(locale: string, timeZone: string): Format {
  const language = supported(locale.replaceAll('_', '-'));
  const day = (dateStyle: 'medium' | 'long') => {
    const format = new Intl.DateTimeFormat(language, { dateStyle, timeZone });
    return (instant: string) => format.format(new Date(instant));
  };
  return {
    money(amount, { currency, decimals }) {
      const text = decimalText(amount, decimals);
      try {
        // A string keeps every digit: dividing by 100 would not.
        return new Intl.NumberFormat(language, {
          style: 'currency',
          currency,
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        }).format(text);
      } catch {
        return `${text} ${currency}`;
      }
    },
    date: day('medium'),
    longDate: day('long'),
    moment: (instant) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long', timeZone }).format(new Date(instant)),
    country(code) {
      try {
        return new Intl.DisplayNames(language ?? 'en', { type: 'region' }).of(code) ?? code;
      } catch {
        return code;
      }
    },
    percent: (basisPoints) =>
      new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(
        `${basisPoints}e-4` as Intl.StringNumericLiteral,
      ),
  };
}

function decimalText(amount: number, decimals: number): Intl.StringNumericLiteral {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const text = decimals ? `${digits.slice(0, cut)}.${digits.slice(cut)}` : digits;
  return `${amount < 0 ? '-' : ''}${text}` as Intl.StringNumericLiteral;
}

/** WordPress knows locales that Intl does not. */
function supported(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return document.documentElement.lang || undefined;
  }
}
