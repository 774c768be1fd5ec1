import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customsOf } from '../../../bridge/domain/customs.ts';
import { customsTerritory } from '../../../bridge/domain/customs-territory.ts';
import { RESOLUTIONS } from '../../../bridge/domain/policy.ts';
import type { Return, ReturnLine } from '../../../bridge/domain/return.ts';
import { ADDRESS, aLine, aReturn } from './builders.ts';

const place = (country: string, postcode = '12345') => ({ ...ADDRESS, country, postcode });
const known = (over: Partial<ReturnLine> = {}) => aLine({ hsCode: '6109.10', originCountry: 'pt', ...over });

/** From the customer's country to the store's. */
function sent(from: string, to: string, lines: readonly ReturnLine[] = [known()], postcode = '12345'): Return {
  const entry = aReturn({ lines });
  const address = { ...place(from, postcode), name: 'Zoë Łukasz' };
  return {
    ...entry,
    customer: { ...entry.customer, address },
    store: { ...entry.store, address: place(to) },
  };
}

describe('A customs declaration', () => {
  it.each([
    ['US', 'US', false],
    ['FR', 'DE', false],
    ['MC', 'FR', false],
    ['LI', 'CH', false],
    ['US', 'CA', true],
    ['CH', 'DE', true],
    ['GB', 'FR', true],
    ['NO', 'SE', true],
    ['GP', 'FR', true],
    ['AX', 'FI', true],
    ['TR', 'GR', true],
  ])('from %s to %s is needed: %s', (from, to, needed) => {
    expect(customsOf(sent(from, to)).needed).toBe(needed);
  });

  it.each([
    ['ES', '35001', 'Canary Islands'],
    ['ES', '51001', 'Ceuta'],
    ['DE', '27498', 'Heligoland'],
    ['DE', '78266', 'Büsingen'],
    ['IT', '23041', 'Livigno'],
    ['FI', '22100', 'Åland'],
    ['GR', '630 86', 'Mount Athos'],
  ])('is needed from %s-%s, %s, to the rest of the country and of the Union', (country, postcode) => {
    expect(customsOf(sent(country, country, [known()], postcode)).needed).toBe(true);
    expect(customsOf(sent(country, 'FR', [known()], postcode)).needed).toBe(true);
  });

  it.each([
    ['', 'FR'],
    ['US', ''],
    ['', ''],
  ])('an address without a country (%j → %j) lacks no customs data: the carrier says what is wrong', (from, to) => {
    expect(customsOf(sent(from, to, [known()]))).toEqual({ needed: false, declaration: null, missing: [] });
  });

  it('says what is in the parcel, with the goods’ share as value, and is signed by the shopper', () => {
    const lines = [
      known({ goods: 8982, weightGrams: 300 }),
      known({ orderLineId: 12, name: 'Mug', hsCode: '69111000 ' }),
    ];
    expect(customsOf(sent('US', 'FR', lines))).toEqual({
      needed: true,
      missing: [],
      declaration: {
        signer: 'Zoë Łukasz',
        items: [
          {
            description: 'Linen shirt',
            quantity: 2,
            weightGrams: 600,
            value: 8982,
            currency: 'USD',
            decimals: 2,
            hsCode: '610910',
            originCountry: 'PT',
          },
          expect.objectContaining({ description: 'Mug', hsCode: '69111000' }),
        ],
      },
    });
  });

  it('leaves out what the shopper keeps, and is not needed for a parcel of nothing', () => {
    const kept = known({ resolution: 'keep', hsCode: null });
    expect(customsOf(sent('US', 'FR', [kept, known()])).declaration?.items).toHaveLength(1);
    expect(customsOf(sent('US', 'FR', [kept]))).toEqual({ needed: false, declaration: null, missing: [] });
  });

  it('is signed by the customer where the address has no name', () => {
    const entry = sent('US', 'FR');
    const nameless = { ...entry, customer: { ...entry.customer, address: { ...place('US'), name: '' } } };
    expect(customsOf(nameless).declaration?.signer).toBe(entry.customer.name);
  });

  it('of goods that were free says their price, and never 0', () => {
    const value = (goods: number, subtotal: number) =>
      customsOf(sent('US', 'FR', [known({ goods, subtotal })])).declaration?.items[0]?.value;
    expect([value(500, 900), value(0, 900), value(0, 0)]).toEqual([500, 900, 1]);
  });

  it('is not made while something is missing: each product is named once, with what it lacks', () => {
    const lines = [
      known({ hsCode: null, originCountry: null, weightGrams: null }),
      known({ orderLineId: 12, hsCode: null, originCountry: null, weightGrams: null }),
      known({ orderLineId: 13, productId: 71, name: 'Mug', hsCode: 'shirts' }),
      known({ orderLineId: 14, productId: 72, name: 'Cap', originCountry: 'China' }),
      known({ orderLineId: 15, productId: 73, name: 'Pin', weightGrams: 0 }),
      known({ orderLineId: 16, productId: 74, name: 'Sock' }),
    ];
    expect(customsOf(sent('US', 'FR', lines))).toEqual({
      needed: true,
      declaration: null,
      missing: [
        { name: 'Linen shirt', lacks: ['hs_code', 'origin', 'weight'] },
        { name: 'Mug', lacks: ['hs_code'] },
        { name: 'Cap', lacks: ['origin'] },
        { name: 'Pin', lacks: ['weight'] },
      ],
    });
    expect(customsOf(sent('US', 'US', lines))).toEqual({ needed: false, declaration: null, missing: [] });
  });
});

describe('For any parcel', () => {
  const texts = (good: string) => fc.oneof({ weight: 3, arbitrary: fc.constant(good) }, fc.constant(null), fc.string());
  const lines = fc.array(
    fc
      .record({
        productId: fc.integer({ min: 1, max: 4 }),
        quantity: fc.integer({ min: 0, max: 5 }),
        resolution: fc.constantFrom(...RESOLUTIONS),
        goods: fc.integer({ min: 0, max: 10_000 }),
        weightGrams: fc.oneof(
          fc.constant(null),
          fc.integer({ min: 0, max: 900 }),
          fc.double({ min: 0.01, max: 9, noNaN: true }),
        ),
        hsCode: texts('61091000'),
        originCountry: texts('PT'),
      })
      .map((over) => aLine(over)),
    { maxLength: 5 },
  );
  const countries = fc.constantFrom('FR', 'DE', 'MC', 'CH', 'LI', 'US', 'GB', 'ES', 'CA', '');
  const postcodes = fc.constantFrom('75002', '35001', '27498', '', 'A1 2B');

  it('a declaration is there exactly where it is needed and nothing is missing, and says what carriers can take', () => {
    fc.assert(
      fc.property(countries, countries, postcodes, lines, (from, to, postcode, all) => {
        const { needed, declaration, missing } = customsOf(sent(from, to, all, postcode));
        const inParcel = all.filter((line) => line.resolution !== 'keep' && line.quantity > 0);
        expect(declaration !== null).toBe(needed && missing.length === 0);
        if (!needed) expect(missing).toEqual([]);
        for (const { lacks } of missing) expect(lacks.length).toBeGreaterThan(0);
        if (declaration === null) return;
        expect(declaration.items.map((item) => item.quantity)).toEqual(inParcel.map((line) => line.quantity));
        for (const item of declaration.items) {
          expect(item.hsCode).toMatch(/^\d{6,12}$/);
          expect(item.originCountry).toMatch(/^[A-Z]{2}$/);
          expect(Number.isSafeInteger(item.weightGrams) && item.weightGrams > 0).toBe(true);
          expect(Number.isSafeInteger(item.value) && item.value > 0).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('it is needed there if it is needed back', () => {
    fc.assert(
      fc.property(countries, countries, postcodes, postcodes, (from, to, here, there) => {
        const crosses = (a: string, b: string, x: string, y: string) =>
          customsTerritory(place(a, x)) !== customsTerritory(place(b, y));
        expect(crosses(from, to, here, there)).toBe(crosses(to, from, there, here));
        expect(crosses(from, from, here, here)).toBe(false);
      }),
    );
  });
});
