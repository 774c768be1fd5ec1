import { formatAge } from '../shared/format.ts';

const GB = 1_000_000_000;
const MB = 1_000_000;

/** When, as of now: `10 minutes ago`, `in 3 minutes`. */
export function ago(at: string | number | null | undefined): string {
  return typeof at === 'string' ? formatAge(at) : '?';
}

function number(value: number, unit: 'gigabyte' | 'megabyte' | 'minute' | 'second', digits: number): string {
  const style = unit.endsWith('byte') ? 'short' : 'long';
  return new Intl.NumberFormat(document.documentElement.lang || undefined, {
    style: 'unit',
    unit,
    unitDisplay: style,
    maximumFractionDigits: digits,
  }).format(value);
}

/** `1.5 GB`. */
export function size(bytes: number): string {
  return bytes >= GB ? number(bytes / GB, 'gigabyte', 1) : number(bytes / MB, 'megabyte', 0);
}

/** `3 minutes`, whatever the sign. */
export function howLong(seconds: number): string {
  const length = Math.abs(seconds);
  return length >= 120 ? number(Math.round(length / 60), 'minute', 0) : number(Math.round(length), 'second', 0);
}
