export interface Format {
  /** Minor units as a price of `currency`. */
  money(amount: number, currency: { readonly currency: string; readonly decimals: number }): string;
  /** ISO 8601 → a day, `Dec 7, 2026`. */
  date(instant: string): string;
  /** ISO 8601 → a day written out, `December 7, 2026`. */
  longDate(instant: string): string;
}

/** `locale`: WordPress locale. */
export function createFormat(locale: string): Format {
  const language = supported(locale.replaceAll('_', '-'));
  const day = (dateStyle: 'medium' | 'long') => {
    const format = new Intl.DateTimeFormat(language, { dateStyle });
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
