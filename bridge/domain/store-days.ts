import type { Day } from './policy.ts';
import { addDays, instant, type Instant, millis } from './time.ts';

/**
 * Days are the store's: a deadline is the end of a day in the store's own time zone, whoever looks at it from where. Zones are IANA names.
 */
const DAY_MS = 86_400_000;

/** Offsets that are no whole hours, by places whose clocks never change. */
const ODD_OFFSETS: Readonly<Record<string, string>> = {
  '-09:30': 'Pacific/Marquesas',
  '+03:30': 'Asia/Tehran',
  '+04:30': 'Asia/Kabul',
  '+05:30': 'Asia/Kolkata',
  '+05:45': 'Asia/Kathmandu',
  '+06:30': 'Asia/Yangon',
  '+08:45': 'Australia/Eucla',
  '+09:30': 'Australia/Darwin',
};

/**
 * A zone as WordPress names it (`Europe/Paris`, `+05:30`) as browsers and databases know it. Of an offset that no place has, the hour before; UTC where
 * nobody can tell. IANA's `Etc/GMT-2` is two hours ahead.
 */
export function timeZoneNamed(name: string): string {
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(name);
  if (!offset) return isTimeZone(name) ? name : 'UTC';
  const [, sign = '+', hours = '0', minutes = '0'] = offset;
  const odd = ODD_OFFSETS[`${sign}${hours}:${minutes}`];
  if (odd !== undefined) return odd;
  const whole = Number(hours);
  const zone = whole === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${whole}`;
  return isTimeZone(zone) ? zone : 'UTC';
}

/** WordPress keeps a name, or a mere offset from Greenwich in hours. */
export function timeZoneOf(name: string, offsetHours: number): string {
  if (timeZoneNamed(name) === name) return name;
  const minutes = Math.round(Math.abs(offsetHours) * 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return timeZoneNamed(`${offsetHours < 0 ? '-' : '+'}${hours}:${rest}`);
}

function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

/** The day on which a moment falls. */
export function dayIn(at: Instant, timeZone: string): Day {
  return wallClock(millis(at), timeZone).slice(0, 10);
}

/** `YYYY-MM`. */
export function monthIn(at: Instant, timeZone: string): string {
  return dayIn(at, timeZone).slice(0, 7);
}

export function addToDay(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The last millisecond of a day. It has 23 or 25 hours where clocks change, and those of some zones change at midnight. */
export function endOfDayIn(day: Day, timeZone: string): Instant {
  if (timeZone === 'UTC') return `${day}T23:59:59.999Z`;
  const midnight = Date.parse(`${addToDay(day, 1)}T00:00:00Z`);
  const [before, after] = [-DAY_MS, DAY_MS].map((away) => midnight - offsetAt(midnight + away, timeZone)) as [
    number,
    number,
  ];
  const isEnd = (next: number) =>
    wallClock(next - 1, timeZone).slice(0, 10) === day && wallClock(next, timeZone).slice(0, 10) !== day;
  return instant((isEnd(before) ? before : after) - 1);
}

/** The end of the day that comes so many days after the one on which something fell: that day itself is not counted. */
export function endAfter(at: Instant, days: number, timeZone: string): Instant {
  return endOfDayIn(addToDay(dayIn(at, timeZone), days), timeZone);
}

/** So many days later by the calendar: on the right day also where clocks change on the way. */
export function daysLater(at: Instant, days: number, timeZone: string): Instant {
  const later = addDays(at, days);
  const day = addToDay(dayIn(at, timeZone), days);
  return dayIn(later, timeZone) === day ? later : noonOf(day, timeZone);
}

/** A day without a time, as shipping plugins write it, arrives as midnight in Greenwich: it is that day at the store, too. */
export function onItsDay(at: Instant, timeZone: string): Instant {
  return timeZone !== 'UTC' && at.endsWith('T00:00:00.000Z') ? noonOf(at.slice(0, 10), timeZone) : at;
}

function noonOf(day: Day, timeZone: string): Instant {
  return instant(millis(endOfDayIn(day, timeZone)) + 1 - DAY_MS / 2);
}

/** First moment of the month `YYYY-MM`, or of the one `later` months on. */
export function monthStartIn(month: string, later: number, timeZone: string): Instant {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const first = new Date(Date.UTC(year, number - 1 + later, 1)).toISOString().slice(0, 10);
  return instant(millis(endOfDayIn(addToDay(first, -1), timeZone)) + 1);
}

function offsetAt(ms: number, timeZone: string): number {
  return Date.parse(`${wallClock(ms, timeZone)}Z`) - Math.floor(ms / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall shows: `2026-12-16T23:59:59`. */
function wallClock(ms: number, timeZone: string): string {
  if (timeZone === 'UTC') return new Date(ms).toISOString().slice(0, 19);
  const known = clocks.get(timeZone);
  // Swedish is written as ISO 8601 is.
  const clock = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  if (!known) clocks.set(timeZone, clock);
  return clock.format(ms).replace(' ', 'T');
}
