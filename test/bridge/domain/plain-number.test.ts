import { array, assert as check, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trackingRequest } from '../../../bridge/contract/shop.ts';
import { isTestParcel, plainNumber } from '../../../bridge/domain/track.ts';

const signs = array(constantFrom(...'1Z9AbcdEfgh'), { minLength: 4, maxLength: 20 });
const separators = array(constantFrom('', ' ', '-', '.', '_', '\u2011', '\u00a0', '/'), {
  minLength: 20,
  maxLength: 20,
});

describe('A tracking number', () => {
  it('is the same whatever stands between its letters and digits', () => {
    check(
      property(signs, separators, integer({ min: 0, max: 1 }), (letters, between, upper) => {
        const typed = letters
          .map((letter, index) => `${between[index]}${upper ? letter.toUpperCase() : letter}`)
          .join('');
        expect(plainNumber(typed)).toBe(letters.join('').toUpperCase());
      }),
    );
  });

  it('of Shippo’s mock parcels keeps the spelling that Shippo knows', () => {
    for (const number of ['SHIPPO_PRE_TRANSIT', ' shippo_pre_transit']) {
      expect(plainNumber(number)).toBe('SHIPPO_PRE_TRANSIT');
      expect(isTestParcel({ carrier: 'ups', trackingNumber: number })).toBe(true);
    }
  });

  it.each([
    ['1Z-999', true],
    ['- 1-2 3-4 -', true],
    ['----', false],
    ['- 12 3 -', false],
    ['1234_', false],
  ])('that a shopper types has four letters or digits: %s', (trackingNumber, fits) => {
    expect(trackingRequest.safeParse({ session: 'session', trackingNumber }).success).toBe(fits);
  });
});
