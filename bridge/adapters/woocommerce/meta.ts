import type { Instant } from '../../domain/time.ts';
import type { WooMeta } from './schemas.ts';

/** A meta value that is text or a number, as text; plugins keep anything else there too. Empty: null. */
export function metaText(meta: WooMeta, key: string): string | null {
  const value = key === '' ? undefined : meta.find((one) => one.key === key)?.value;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return String(value).trim() || null;
}

const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?(?:\.\d+)?)\s*(Z|[+-]\d\d:?\d\d)?)?$/i;
/** Seconds since 1970 have ten digits until 2286; three more are milliseconds. */
const UNIX = /^(\d{10})(\d{3})?$/;

/**
 * What shipping plugins write for a day of delivery: an ISO date or date with time (without a zone: UTC), unix seconds or milliseconds.
 * Anything else, and a day that does not exist, is null: nobody should guess when a window began.
 */
export function instantOf(text: string | null): Instant | null {
  const unix = UNIX.exec(text ?? '');
  if (unix) return new Date(Number(unix[1]) * 1000 + Number(unix[2] ?? 0)).toISOString();
  const [, day, time = '00:00', zone = 'Z'] = DATE.exec(text ?? '') ?? [];
  if (day === undefined || new Date(`${day}T00:00Z`).toJSON()?.slice(0, 10) !== day) return null;
  return new Date(`${day}T${time}${zone}`).toJSON();
}

/** WooCommerce's `_gmt` dates carry no zone. */
export function utc(date: string): Instant {
  return new Date(`${date}Z`).toISOString();
}
