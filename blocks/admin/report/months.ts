import { monthIn } from '../../../bridge/domain/store-days.ts';
import { storeZone } from '../../api/store-zone.ts';

/** A month `YYYY-MM`. */
export type Month = string;

/** The bridge answers for so many at once. */
export const MOST_MONTHS = 24;
const USUAL = 12;
const OFFERED = 48;

/** `by` months later, or earlier where negative. */
export function shift(month: Month, by: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Both included. */
export function monthsBetween(from: Month, to: Month): number {
  const index = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return index(to) - index(from) + 1;
}

/** The month that it is at the store. */
export function thisMonth(now: Date): Month {
  return monthIn(now.toISOString(), storeZone());
}

/** To choose from, newest first. */
export function offeredMonths(now: Date): Month[] {
  return Array.from({ length: OFFERED }, (_, back) => shift(thisMonth(now), -back));
}

export interface Range {
  from: Month;
  to: Month;
}

/** What the address asks for, else the last twelve months. */
export function rangeFrom(search: string, now: Date): Range {
  const params = new URLSearchParams(search);
  const read = (name: string) => {
    const text = params.get(name) ?? '';
    return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
  };
  const to = read('to') ?? thisMonth(now);
  return { from: read('from') ?? shift(to, 1 - USUAL), to };
}

export function searchOf({ from, to }: Range): string {
  return `?${new URLSearchParams({ page: 'boomerang-report', from, to })}`;
}

export function monthName(month: Month): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  const locale = document.documentElement.lang || undefined;
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
}
