import { describe, expect, it, vi } from 'vitest';
import { publicHolidays } from '../../../bridge/adapters/calendar/public-holidays.ts';
import { EEA_COUNTRIES } from '../../../bridge/domain/withdrawal-rules.ts';

describe('Public holidays', () => {
  const warn = vi.fn();
  const calendar = publicHolidays({ warn });

  it.each([
    ['FR', '2026-05-14', true], // Ascension
    ['FR', '2026-05-25', true], // Whit Monday
    ['FR', '2026-07-14', true],
    ['DE', '2026-10-03', true],
    ['DE', '2026-07-14', false],
    ['IT', '2026-04-25', true],
    ['ES', '2026-12-08', true],
    ['GB', '2026-12-28', true], // in place of Saturday, 26 December
    ['IS', '2026-12-24', false], // some hours only
    ['FR', '2026-12-26', false],
    ['FR', '2035-05-03', true], // Ascension, nine years on
  ])('of %s: %s is one: %s', (country, day, is) => {
    expect(calendar.isHoliday({ country }, day)).toBe(is);
  });

  it.each([
    ['DE', 'DE-BY', '2027-01-06', true], // Epiphany
    ['DE', 'BY', '2027-01-06', true],
    ['DE', 'DE-NW', '2027-01-06', false],
    ['DE', 'DE-NW', '2027-11-01', true], // All Saints’ Day
    ['DE', 'DE-BE', '2027-11-01', false],
    ['DE', 'DE-BY', '2027-10-03', true], // of the whole country, too
    ['DE', 'Bavaria, I think', '2027-01-06', false],
    ['DE', 'DE-XX', '2027-10-03', true],
    ['FR', 'DE-BY', '2027-07-14', true],
    ['ES', 'CE', '2027-12-08', true],
  ])('of %s, %s: %s is one: %s', (country, state, day, is) => {
    expect(calendar.isHoliday({ country, state }, day)).toBe(is);
  });

  it('are known of every country that has the right of withdrawal, at New Year at least', () => {
    for (const country of EEA_COUNTRIES)
      expect([country, calendar.isHoliday({ country }, '2027-01-01')]).toEqual([country, true]);
    expect(warn).not.toHaveBeenCalled();
  });

  it('are none of a country that nobody knows', () => {
    expect(calendar.isHoliday({ country: 'XX' }, '2026-12-25')).toBe(false);
    expect(calendar.isHoliday({ country: '' }, '2026-12-25')).toBe(false);
  });

  it('come with the zones that a country’s people live in', () => {
    expect(calendar.zonesOf('FR')).toEqual(['Europe/Paris']);
    expect(calendar.zonesOf('PT')).toContain('Atlantic/Azores');
    expect(calendar.zonesOf('no country')).toEqual([]);
  });
});
