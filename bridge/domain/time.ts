/** An instant as ISO 8601 in UTC with milliseconds and Z, e.g. `2026-11-23T18:08:34.000Z`. Such strings sort by time. */
export type Instant = string;

const DAY_MS = 86_400_000;

export function instant(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** Milliseconds since the epoch. Throws a RangeError for text that is no date. */
export function millis(at: Instant): number {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant: ${at}`);
  return ms;
}

export function addDays(at: Instant, days: number): Instant {
  return instant(millis(at) + days * DAY_MS);
}

export function addMs(at: Instant, ms: number): Instant {
  return instant(millis(at) + ms);
}
