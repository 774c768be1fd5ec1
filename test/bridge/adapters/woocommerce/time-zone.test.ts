import { describe, expect, it } from 'vitest';
import { timeZoneOf } from '../../../../bridge/domain/store-days.ts';

const at = (zone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
    new Date('2026-03-01T10:00:00Z'),
  );

describe('The site’s time zone', () => {
  it('is the one that the owner has chosen', () => {
    expect(timeZoneOf('Europe/Paris', 1)).toBe('Europe/Paris');
  });

  it('follows a mere offset from Greenwich, in half hours where a place has them', () => {
    expect(at(timeZoneOf('', 2))).toBe('12:00');
    expect(at(timeZoneOf('', -5))).toBe('05:00');
    expect(at(timeZoneOf('', 5.5))).toBe('15:30');
    expect(at(timeZoneOf('', -9.5))).toBe('00:30');
    expect(at(timeZoneOf('', 0))).toBe('10:00');
  });

  it('is UTC where nobody can tell', () => {
    expect(timeZoneOf('Mars/Olympus', Number.NaN)).toBe('UTC');
    expect(timeZoneOf('', 99)).toBe('UTC');
  });
});
