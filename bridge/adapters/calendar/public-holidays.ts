import { createRequire } from 'node:module';
import type { Calendar } from '../../domain/working-days.ts';
import type { Log } from '../../ports/log.ts';

const require = createRequire(import.meta.url);

/**
 * Public holidays by country, of the library `date-holidays`. It is large: only a store that opens the legal door loads it. Were it not there, weekends would be
 * all that is known, which takes nobody's right: it ends a day sooner at worst, and staff may still accept it.
 */
export function publicHolidays(log: Pick<Log, 'warn'>): Calendar {
  const years = new Map<string, ReadonlySet<string>>();
  const zones = new Map<string, readonly string[]>();

  function holidaysOf(country: string, year: number): ReadonlySet<string> {
    const key = `${country} ${year}`;
    const known = years.get(key);
    if (known) return known;
    const found = read(country, year, log);
    years.set(key, found);
    return found;
  }

  return {
    isHoliday: (country, day) => holidaysOf(country, Number(day.slice(0, 4))).has(day),
    zonesOf(country) {
      const known = zones.get(country) ?? zonesOfCountry(country);
      zones.set(country, known);
      return known;
    },
  };
}

function read(country: string, year: number, log: Pick<Log, 'warn'>): ReadonlySet<string> {
  try {
    const library = new (load())(country, { types: ['public'] });
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
  options: { readonly types: readonly string[] },
) => {
  getHolidays(year: number): readonly Holiday[] | undefined;
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
