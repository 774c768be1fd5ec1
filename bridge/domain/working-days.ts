import type { Day } from './policy.ts';
import { addToDay } from './store-days.ts';

/** Where somebody's working days are. */
export interface Region {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** As WooCommerce names it (`DE-BY`, `ZH`); empty or left out: not known. */
  readonly state?: string;
}

/** What is known of a country's days. */
export interface Calendar {
  /** A public holiday of the whole country, or of the state where it is known; Sundays and Saturdays are none. */
  isHoliday(region: Region, day: Day): boolean;
  /** IANA names of the zones that the country's people live in; empty: not known. */
  zonesOf(country: string): readonly string[];
}

/** The next working day where a period would end on a Saturday, Sunday or public holiday (Regulation 1182/71, art. 3(4)). */
export function workingDayFrom(day: Day, region: Region, calendar: Calendar | undefined): Day {
  let last = day;
  while (isWeekend(last) || calendar?.isHoliday(region, last) === true) last = addToDay(last, 1);
  return last;
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
