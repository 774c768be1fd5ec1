import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createFormat } from '../../../blocks/api/shop-format.ts';
import { showDaysOf, storeZone } from '../../../blocks/api/store-zone.ts';
import { formatDate } from '../../../blocks/admin/shared/format.ts';
import { longDate } from '../../../bridge/adapters/pdf/slip-words.ts';
import { assessOrder } from '../../../bridge/domain/assess.ts';
import { windowOf } from '../../../bridge/domain/eligibility-window.ts';
import { acceptedUntil, withdrawalEnd } from '../../../bridge/domain/eligibility-withdrawal.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { dayIn, endAfter, endOfDayIn, monthIn, timeZoneNamed } from '../../../bridge/domain/store-days.ts';
import { instant, millis } from '../../../bridge/domain/time.ts';
import { factsOf } from './ask.ts';
import { anOrder, anOrderLine } from './builders.ts';

const caseOf = <Case>(name: string) =>
  JSON.parse(readFileSync(new URL(`../../data/cases/${name}.json`, import.meta.url), 'utf8')) as Case;

/** From 12 hours west of Greenwich to 14 east, with and without clocks that change, and half hours. */
const ZONES = [
  'Pacific/Kiritimati',
  'Pacific/Auckland',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Europe/Paris',
  'UTC',
  'Atlantic/Azores',
  'America/New_York',
  'America/Santiago',
  'America/Los_Angeles',
  'Pacific/Pago_Pago',
  'Etc/GMT+12',
];
const zone = fc.constantFrom(...ZONES);
const moment = fc
  .integer({ min: millis('2026-01-01T00:00:00.000Z'), max: millis('2028-12-31T00:00:00.000Z') })
  .map(instant);

describe('A day of the store', () => {
  it.each([
    ['Europe/Paris', '2026-12-16T22:59:59.999Z', '2026-12-16', '2026-12-16T22:59:59.999Z'],
    ['Europe/Paris', '2026-12-16T23:00:00.000Z', '2026-12-17', '2026-12-17T22:59:59.999Z'],
    ['Pacific/Kiritimati', '2026-12-16T10:00:00.000Z', '2026-12-17', '2026-12-17T09:59:59.999Z'],
    ['Etc/GMT+12', '2026-12-16T11:59:59.999Z', '2026-12-15', '2026-12-16T11:59:59.999Z'],
    ['UTC', '2026-12-16T23:59:59.999Z', '2026-12-16', '2026-12-16T23:59:59.999Z'],
    // 23 and 25 hours long.
    ['Europe/Paris', '2026-03-29T12:00:00.000Z', '2026-03-29', '2026-03-29T21:59:59.999Z'],
    ['Europe/Paris', '2026-10-25T12:00:00.000Z', '2026-10-25', '2026-10-25T22:59:59.999Z'],
    // Its clocks change at midnight: the day before has no 24:00, or has 23:00 twice.
    ['America/Santiago', '2026-09-05T12:00:00.000Z', '2026-09-05', '2026-09-06T03:59:59.999Z'],
    ['America/Santiago', '2026-04-04T12:00:00.000Z', '2026-04-04', '2026-04-05T03:59:59.999Z'],
  ])('in %s at %s is %s, and ends %s', (where, at, day, end) => {
    expect(dayIn(at, where)).toBe(day);
    expect(endOfDayIn(day, where)).toBe(end);
    expect(monthIn(at, where)).toBe(day.slice(0, 7));
  });

  it('holds every moment until its end, and none after', () => {
    fc.assert(
      fc.property(zone, moment, (where, at) => {
        const day = dayIn(at, where);
        const end = endOfDayIn(day, where);
        expect(end >= at).toBe(true);
        expect(dayIn(end, where)).toBe(day);
        expect(dayIn(instant(millis(end) + 1), where) > day).toBe(true);
        expect(end).toMatch(/:59\.999Z$/);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['+00:00', 'UTC'],
    ['+02:00', 'Etc/GMT-2'],
    ['-05:00', 'Etc/GMT+5'],
    ['+14:00', 'Etc/GMT-14'],
    ['+05:30', 'Asia/Kolkata'],
    ['-09:30', 'Pacific/Marquesas'],
    ['Mars/Olympus', 'UTC'],
    ['', 'UTC'],
  ])('is one of the zone %j, which browsers and databases know as %s', (name, known) => {
    expect(timeZoneNamed(name)).toBe(known);
  });

  it('is the same for the bridge and for the pages, whatever WordPress offers', () => {
    const offsets = Array.from({ length: 27 * 4 }, (_, at) => at / 4 - 12).map((hours) => {
      const minutes = Math.abs(hours) * 60;
      const part = (number: number) => String(Math.floor(number)).padStart(2, '0');
      return `${hours < 0 ? '-' : '+'}${part(minutes / 60)}:${part(minutes % 60)}`;
    });
    for (const name of [...Intl.supportedValuesOf('timeZone'), ...offsets, '', 'Mars/Olympus']) {
      showDaysOf(name);
      expect([name, storeZone()]).toEqual([name, timeZoneNamed(name)]);
    }
    showDaysOf('UTC');
  });
});

beforeAll(() => void vi.stubGlobal('document', { documentElement: { lang: 'en-US' } }));
afterAll(() => void vi.unstubAllGlobals());

/** What a person reads of a deadline, wherever it stands. */
const places: Readonly<Record<string, (until: string, where: string) => string>> = {
  form: (until) => createFormat('en_US').longDate(until),
  'list of the form': (until) => createFormat('en_US').date(until),
  'wp-admin': (until) => formatDate(until),
  slip: (until, where) => longDate(until, 'en_US', where),
};

describe('A deadline is one date, and the rule ends with it', () => {
  it.each(ZONES)('in every place of a store in %s', (where) => {
    showDaysOf(where);
    const before = process.env['TZ'];
    try {
      for (const visitor of ['Pacific/Kiritimati', 'Etc/GMT+12', 'Europe/Paris', 'America/Los_Angeles']) {
        process.env['TZ'] = visitor;
        for (const at of ['2026-11-03T08:05:00.000Z', '2026-10-24T23:30:00.000Z', '2026-03-07T04:59:00.000Z']) {
          const until = endAfter(at, 30, where);
          const day = new Date(`${dayIn(until, where)}T12:00:00Z`);
          const inWords = (dateStyle: 'long' | 'medium') =>
            new Intl.DateTimeFormat('en-US', { dateStyle, timeZone: 'UTC' }).format(day);
          for (const [place, shown] of Object.entries(places)) {
            expect([inWords('long'), inWords('medium')], `${place} ${visitor}`).toContain(shown(until, where));
          }
          const window = (now: string) =>
            assessOrder(factsOf({ order: { completedAt: at, deliveredAt: null }, facts: { now, timeZone: where } }))
              .lines[0]!;
          expect(window(until)).toMatchObject({ until, refusal: null });
          expect(window(instant(millis(until) + 1)).refusal).toMatchObject({ code: 'window_over', params: { until } });
        }
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
      showDaysOf('UTC');
    }
  });

  it('is read in Paris as the day on which it ends at the store', () => {
    const { until, expected } = caseOf<{ until: string; expected: { shown: string } }>('withdrawal-date-shown');
    const before = process.env['TZ'];
    process.env['TZ'] = 'Europe/Paris';
    expect(createFormat('en_US').longDate(until)).toBe(expected.shown);
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  it('lasts to the end of the day that the page names', () => {
    const { order, now, policy } = caseOf<{
      order: { date_completed_gmt: string };
      now: string;
      policy: { days: number; from: 'completion' };
    }>('window-last-day');
    const facts = factsOf({ order: { completedAt: `${order.date_completed_gmt}.000Z` }, facts: { now } });
    const rules = { ...facts.policy, window: { ...facts.policy.window, ...policy } };
    const [line] = assessOrder({ ...facts, policy: rules }).lines;
    expect(line).toMatchObject({ refusal: null, until: '2026-12-03T23:59:59.999Z' });
  });
});

describe('Holidays of the store', () => {
  const holidays = [{ name: 'Advent', from: '2026-12-01', to: '2026-12-24', until: '2027-01-31' }];
  const rule = (placedAt: string, where: string) => {
    const line = anOrderLine();
    const order = anOrder({ lines: [line], placedAt, completedAt: placedAt });
    return windowOf({ order, line, role: 'guest', reasonId: null }, { ...DEFAULT_RULES.window, holidays }, where);
  };

  it('are days at the store, first and last, not days in Greenwich', () => {
    expect(rule('2026-11-30T23:30:00.000Z', 'Europe/Paris').name).toBe('Advent');
    expect(rule('2026-11-30T22:30:00.000Z', 'Europe/Paris').name).toBe('');
    expect(rule('2026-12-25T04:00:00.000Z', 'America/New_York').name).toBe('Advent');
    expect(rule('2026-12-01T04:00:00.000Z', 'America/New_York').name).toBe('');
    expect(rule('2026-12-10T04:00:00.000Z', 'America/New_York').until).toBe('2027-02-01T04:59:59.999Z');
  });
});

describe('The right of withdrawal ends', () => {
  const calendar = {
    isHoliday: ({ country }: { country: string }, day: string) =>
      country === 'FR' && ['2026-05-14', '2026-05-25'].includes(day),
    zonesOf: (country: string) => (country === 'FR' ? ['Europe/Paris'] : []),
  };
  const end = (delivered: string, timeZone: string, country = 'FR') => {
    const place = { timeZone, consumer: { country }, calendar };
    const until = withdrawalEnd(delivered, 14, place);
    return { until, openUntil: acceptedUntil(until, place) };
  };

  it.each([
    ['with the fourteenth day', '2026-11-03T10:00:00.000Z', 'Europe/Paris', '2026-11-17'],
    ['on Monday where that is a Saturday', '2026-11-07T10:00:00.000Z', 'Europe/Paris', '2026-11-23'],
    ['on the day after a holiday (Ascension)', '2026-04-30T10:00:00.000Z', 'Europe/Paris', '2026-05-15'],
    [
      'on the Tuesday where Monday is a holiday (Whit Monday)',
      '2026-05-09T10:00:00.000Z',
      'Europe/Paris',
      '2026-05-26',
    ],
    ['counted from the day of delivery at the store', '2026-11-02T23:30:00.000Z', 'Europe/Paris', '2026-11-17'],
    [
      'counted from the day of delivery at the store, west',
      '2026-11-03T04:30:00.000Z',
      'America/New_York',
      '2026-11-16',
    ],
  ])('%s', (_title, delivered, where, day) => {
    expect(end(delivered, where)).toMatchObject({ until: endOfDayIn(day, where) });
  });

  it('is no later for a holiday of another country', () => {
    expect(end('2026-04-30T10:00:00.000Z', 'Europe/Paris', 'DE').until).toBe('2026-05-14T21:59:59.999Z');
  });

  it('is open until that day is over at the store and at the consumer’s', () => {
    const west = end('2026-11-03T10:00:00.000Z', 'America/New_York');
    expect(west).toEqual({ until: '2026-11-18T04:59:59.999Z', openUntil: '2026-11-18T04:59:59.999Z' });
    const east = end('2026-11-03T05:00:00.000Z', 'Pacific/Auckland');
    expect(east).toEqual({ until: '2026-11-17T10:59:59.999Z', openUntil: '2026-11-17T22:59:59.999Z' });
  });

  it('never before fourteen whole days are over, and always on a working day', () => {
    fc.assert(
      fc.property(zone, moment, (where, delivered) => {
        const { until, openUntil } = end(delivered, where);
        expect(until >= endAfter(delivered, 14, where)).toBe(true);
        expect(openUntil >= until).toBe(true);
        const day = dayIn(until, where);
        expect([0, 6]).not.toContain(new Date(`${day}T12:00:00Z`).getUTCDay());
        expect(calendar.isHoliday({ country: 'FR' }, day)).toBe(false);
      }),
    );
  });
});
