import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from '../../../blocks/admin/report/csv.ts';
import { monthsBetween, rangeFrom, shift } from '../../../blocks/admin/report/months.ts';

describe('A cell of the CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['1,5', '"1,5"'],
    ['said "no"', '"said ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['-12.50', '-12.50'],
    ['=1+1', "'=1+1"],
    ['+SUM(A1)', "'+SUM(A1)"],
    ['@cmd,x', '"\'@cmd,x"'],
    ['-2+3', "'-2+3"],
  ])('%j becomes %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('is never a formula, and reads back as what it was', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const cell = csvCell(value);
        const text = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(text.replace(/^'/, '')).toBe(value.replace(/^'/, ''));
        if (/^[=+@\t\r]/.test(text)) throw new Error(`A spreadsheet would run ${text}`);
      }),
    );
  });
});

describe('Months', () => {
  it.each([
    ['2026-01', -1, '2025-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-11', -11, '2025-12'],
    ['2026-05', 0, '2026-05'],
  ])('%s moved by %i is %s', (month, by, moved) => {
    expect(shift(month, by)).toBe(moved);
  });

  it('are counted with both ends', () => {
    expect(monthsBetween('2025-12', '2026-11')).toBe(12);
    expect(monthsBetween('2026-03', '2026-02')).toBe(0);
  });

  it('that an address spells wrong are the last twelve', () => {
    expect(rangeFrom('?from=2026-13&to=x', new Date('2026-11-23T12:00:00Z'))).toEqual({
      from: '2025-12',
      to: '2026-11',
    });
  });
});
