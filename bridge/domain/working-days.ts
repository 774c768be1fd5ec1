import type { Day } from './policy.ts';
import { addToDay } from './store-days.ts';

/** What is known of a country's days. */
export interface Calendar {
  /** A public holiday of the whole country; Sundays and Saturdays are none. */
  isHoliday(country: string, day: Day): boolean;
  /** IANA names of the zones that the country's people live in; empty: not known. */
  zonesOf(country: string): readonly string[];
}

/** The next working day where a period would end on a Saturday, Sunday or public holiday (Regulation 1182/71, art. 3(4)). */
export function workingDayFrom(day: Day, country: string, calendar: Calendar | undefined): Day {
  let last = day;
  while (isWeekend(last) || calendar?.isHoliday(country, last) === true) last = addToDay(last, 1);
  return last;
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
