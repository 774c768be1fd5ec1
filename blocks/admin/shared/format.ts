import { toDecimal } from '../../../bridge/domain/money.ts';
import { storeZone } from '../../api/store-zone.ts';

interface Currency {
  currency: string;
  decimals: number;
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** The language of wp-admin, as WordPress wrote it on the page. */
function locale(): string | undefined {
  return document.documentElement.lang || undefined;
}

/** As WordPress names the language of wp-admin: `fr_FR`. */
export function pageLocale(): string {
  return (locale() ?? 'en_US').replaceAll('-', '_');
}

/** Minor units as the reader's language writes the currency. Exact: the digits go to Intl as text, never as a float. */
export function formatAmount(minor: number, { currency, decimals }: Currency): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(locale(), { style: 'currency', currency, ...digits }).format(
    toDecimal(minor, decimals) as `${number}`,
  );
}

/** The day at the store. */
export function formatDate(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: storeZone() }).format(new Date(instant));
}

/** Day and time at the store. */
export function formatDateTime(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone: storeZone() }).format(
    new Date(instant),
  );
}

/** `3 days ago`. `now` in ms since the epoch. */
export function formatAge(instant: string, now: number = Date.now()): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1000);
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  // “yesterday” and “now” are exact, “last month” is not.
  const numeric = unit === 'day' || unit === 'second' ? 'auto' : 'always';
  const format = new Intl.RelativeTimeFormat(locale(), { numeric });
  return format.format(unit === 'second' && Math.abs(seconds) < 60 ? 0 : Math.trunc(seconds / size), unit);
}
