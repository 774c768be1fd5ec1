import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streetLines } from '../../../../bridge/adapters/shippo/streets.ts';

describe('A street over 35 characters', () => {
  it.each([
    ['1 Main St', '', ['1 Main St', '']],
    ['1 Main St', 'Apt 4', ['1 Main St', 'Apt 4']],
    ['12 Boulevard du Maréchal de Lattre de Tassigny', '', ['12 Boulevard du Maréchal de Lattre', 'de Tassigny']],
    [
      '12 Boulevard du Maréchal de Lattre de Tassigny',
      'Bât. C',
      ['12 Boulevard du Maréchal de Lattre', 'de Tassigny, Bât. C'],
    ],
    ['Donaudampfschifffahrtsgesellschaftsgasse 5', '', ['Donaudampfschifffahrtsgesellschafts', 'gasse 5']],
    [
      '1 Main St',
      'c/o The Very Long Name of Some Company, Second Floor',
      ['1 Main St', 'c/o The Very Long Name of Some', 'Company, Second Floor'],
    ],
    ['', 'Apt 4', ['', 'Apt 4']],
  ])('%j, %j', (street1, street2, lines) => {
    expect(streetLines({ street1, street2 })).toEqual(lines.length === 3 ? lines : [...lines, '']);
  });

  it('loses no letter, and only the third line may be longer', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 90 });
    const letters = (parts: readonly string[]) => parts.join('').replace(/[\s,]/g, '');
    fc.assert(
      fc.property(text, text, (street1, street2) => {
        const lines = streetLines({ street1, street2 });
        expect(letters(lines)).toBe(letters([street1, street2]));
        for (const line of lines.slice(0, 2)) expect([...line].length).toBeLessThanOrEqual(35);
        if ([...street1.trim()].length <= 35) expect(lines[0]).toBe(street1.trim());
      }),
    );
  });
});
