import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMinor, shareByWeight, sum, toDecimal } from '../../../bridge/domain/money.ts';

const minor = fc.maxSafeInteger();
const decimals = fc.integer({ min: 0, max: 3 });

describe('Amounts as WooCommerce writes them', () => {
  it.each([
    ['134.73', 2, 13473],
    ['11.620001', 2, 1162],
    ['11.625', 2, 1163],
    ['-11.625', 2, -1163],
    ['0.995', 2, 100],
    ['-0.001', 2, 0],
    ['44', 2, 4400],
    ['44.', 2, 4400],
    ['44.9', 2, 4490],
    ['1200', 0, 1200],
    ['1199.5', 0, 1200],
    ['1.2345', 3, 1235],
    [' 5.00 ', 2, 500],
  ])('reads %j with %i decimals as %i', (text, places, expected) => {
    expect(Object.is(parseMinor(text, places), expected)).toBe(true);
  });

  it.each(['', 'abc', '1e3', '1,50', '0x10', '.5', '--1', 'Infinity', 'NaN', '1 2', '90071992547409930'])(
    'refuses %j',
    (text) => {
      expect(() => parseMinor(text, 2)).toThrow(RangeError);
    },
  );

  it('reads back every amount that it writes', () => {
    fc.assert(
      fc.property(minor, decimals, (amount, places) => {
        expect(parseMinor(toDecimal(amount, places), places)).toBe(amount === 0 ? 0 : amount);
      }),
    );
  });

  it('writes a plain decimal with exactly as many places as the store has', () => {
    fc.assert(
      fc.property(minor, decimals, (amount, places) => {
        expect(toDecimal(amount, places)).toMatch(places ? new RegExp(`^-?\\d+\\.\\d{${places}}$`) : /^-?\d+$/);
      }),
    );
    expect(() => toDecimal(0.5, 2)).toThrow(RangeError);
  });
});

describe('Sharing by weight', () => {
  const weights = fc.array(fc.nat({ max: 1_000_000_000 }), { minLength: 1, maxLength: 30 });
  const total = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });

  it('always adds up to the whole', () => {
    fc.assert(
      fc.property(total, weights, (whole, parts) => {
        expect(sum(shareByWeight(whole, parts))).toBe(whole);
      }),
    );
  });

  it('gives each part its exact share, less than one minor unit off', () => {
    fc.assert(
      fc.property(total, weights, (whole, parts) => {
        const all = sum(parts);
        fc.pre(all > 0);
        shareByWeight(whole, parts).forEach((part, index) => {
          const exact = (BigInt(whole) * BigInt(parts[index] ?? 0)) / BigInt(all);
          expect(Math.abs(part - Number(exact))).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('never gives a part more than its weight when there is less to share than the weights', () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (parts, ratio) => {
        const whole = Math.floor(sum(parts) * ratio);
        shareByWeight(whole, parts).forEach((part, index) => expect(part).toBeLessThanOrEqual(parts[index] ?? 0));
      }),
    );
  });

  it('gives the odd cents to the largest remainders, to the earlier one in a tie', () => {
    expect(shareByWeight(10000, [1, 1, 1])).toEqual([3334, 3333, 3333]);
    expect(shareByWeight(-5, [1, 1])).toEqual([-3, -2]);
    expect(shareByWeight(7, [0, 0])).toEqual([7, 0]);
    expect(() => shareByWeight(1, [])).toThrow(RangeError);
    expect(() => shareByWeight(1, [2, -1])).toThrow(RangeError);
  });
});
