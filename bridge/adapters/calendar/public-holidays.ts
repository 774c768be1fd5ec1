import { createRequire } from 'node:module';
import type { Calendar, Region } from '../../domain/working-days.ts';
import type { Log } from '../../ports/log.ts';

const require = createRequire(import.meta.url);

/**
 * Public holidays by country and state, of the library `date-holidays`. It is large: only a store that opens the legal door loads it. Were it not there, weekends would be
 * all that is known, which takes nobody's right: it ends a day sooner at worst, and staff may still accept it.
 */
export function publicHolidays(log: Pick<Log, 'warn'>): Calendar {
  const years = new Map<string, ReadonlySet<string>>();
  const zones = new Map<string, readonly string[]>();

  function holidaysOf({ country, state = '' }: Region, year: number): ReadonlySet<string> {
    // Of the length that a code can have: what customers typed must not fill the memory.
    const region = /^(?:[A-Z]{2}-)?[A-Z0-9]{1,3}$/.test(state) ? state.replace(`${country}-`, '') : '';
    const key = `${country} ${region} ${year}`;
    const known = years.get(key);
    if (known) return known;
    const found = read(country, region, year, log);
    years.set(key, found);
    return found;
  }

  return {
    isHoliday: (region, day) => holidaysOf(region, Number(day.slice(0, 4))).has(day),
    zonesOf(country) {
      const known = zones.get(country) ?? zonesOfCountry(country);
      zones.set(country, known);
      return known;
    },
  };
}

/** Of a region that the library does not know: those of the country. */
function read(country: string, region: string, year: number, log: Pick<Log, 'warn'>): ReadonlySet<string> {
  try {
    const types = { types: ['public'] };
    const whole = new (load())(country, types);
    const library = whole.getStates(country)?.[region] === undefined ? whole : new (load())(country, region, types);
    return new Set((library.getHolidays(year) ?? []).flatMap(wholeDays));
  } catch (error) {
    log.warn({ country, reason: error instanceof Error ? error.message : '' }, 'public holidays could not be read');
    return new Set();
  }
}

/** As much of the library as is used. `date` is local to the country: `2026-05-14 00:00:00`. */
interface Holiday {
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
}
type Library = new (
  country: string,
  ...more: readonly (string | { readonly types: readonly string[] })[]
) => {
  getHolidays(year: number): readonly Holiday[] | undefined;
  /** Names by code. */
  getStates(country: string): Readonly<Record<string, string>> | undefined;
};

let loaded: Library | null = null;

function load(): Library {
  loaded ??= require('date-holidays') as Library;
  return loaded;
}

const DAY_MS = 86_400_000;

/** A holiday of some hours leaves a working day. One of 23 or 25 hours is a day on which clocks change. */
function wholeDays({
  date,
  start,
  end,
}: {
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
}): string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const days = Math.round((end.getTime() - start.getTime()) / DAY_MS);
  const isWhole = end.getTime() - start.getTime() >= DAY_MS - 3_600_000;
  return isWhole
    ? Array.from({ length: days }, (_, at) => new Date(first + at * DAY_MS).toISOString().slice(0, 10))
    : [];
}

/** By the list that Node brings along (CLDR). */
function zonesOfCountry(country: string): readonly string[] {
  try {
    const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
      readonly timeZones?: string[];
      getTimeZones?(): string[];
    };
    return locale.getTimeZones?.() ?? locale.timeZones ?? [];
  } catch {
    return [];
  }
}
