import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '../../../bridge/domain/money.ts';
import { parcelFor } from '../../../bridge/domain/parcel.ts';
import { capShares, explain, partOfLine, promisedTotal, refundLines, worth } from '../../../bridge/domain/promise.ts';
import { aLine, TAX } from './builders.ts';

const amount = fc.nat({ max: 10_000_000 });
const share = fc.record({
  goods: amount,
  taxes: fc
    .array(amount, { maxLength: 3 })
    .map((amounts) => amounts.map((tax, index) => ({ rateId: index + 1, label: `Rate ${index}`, amount: tax }))),
});

describe('Shares under what is left of an order', () => {
  it('are worth exactly what is left when they would be worth more, and are untouched when not', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 6 }), amount, (shares, left) => {
        const whole = promisedTotal(shares);
        const capped = capShares(shares, left);
        expect(promisedTotal(capped)).toBe(Math.min(whole, left));
        if (whole <= left) expect(capped).toBe(shares);
        capped.forEach((part, index) => {
          expect(part.goods).toBeLessThanOrEqual(shares[index]?.goods ?? 0);
          expect(worth(part)).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  it('give way in proportion after a refund by amount', () => {
    const shares = [
      { goods: 1000, taxes: [{ ...TAX, amount: 100 }] },
      { goods: 2000, taxes: [{ ...TAX, amount: 200 }] },
    ];
    expect(capShares(shares, 1650)).toEqual([
      { goods: 500, taxes: [{ ...TAX, amount: 50 }] },
      { goods: 1000, taxes: [{ ...TAX, amount: 100 }] },
    ]);
  });
});

describe('What inspection leaves of a promise', () => {
  const line = fc.record({
    units: fc.integer({ min: 1, max: 20 }),
    goods: amount,
    tax: amount,
    found: fc.nat({ max: 20 }),
  });

  it('is the whole for all units, nothing for none, and in between never more than the whole', () => {
    fc.assert(
      fc.property(line, ({ units, goods, tax, found }) => {
        fc.pre(found <= units);
        const entry = aLine({ quantity: units, goods, taxes: [{ ...TAX, amount: tax }] });
        const part = partOfLine(entry, found);
        if (found === units) expect(worth(part)).toBe(goods + tax);
        if (found === 0) expect(worth(part)).toBe(0);
        expect(part.goods).toBeLessThanOrEqual(goods);
        expect(part.taxes[0]?.amount).toBeLessThanOrEqual(tax);
      }),
    );
  });

  it('refunds sellable and damaged units, not missing ones, and leaves empty lines out', () => {
    const lines = [aLine({ orderLineId: 1 }), aLine({ orderLineId: 2 })];
    const found = refundLines(lines, [
      { orderLineId: 1, sellable: 0, damaged: 1, missing: 1 },
      { orderLineId: 2, sellable: 0, damaged: 0, missing: 2 },
    ]);
    expect(found).toEqual([{ orderLineId: 1, quantity: 1, goods: 4491, taxes: [{ ...TAX, amount: 387 }] }]);
  });
});

describe('The breakdown that everybody is shown', () => {
  it('has goods per line and tax per rate over all lines, and adds up', () => {
    const other = { rateId: 9, label: 'City tax' };
    const lines = [
      aLine({
        orderLineId: 1,
        goods: 1000,
        taxes: [
          { ...TAX, amount: 86 },
          { ...other, amount: 0 },
        ],
      }),
      aLine({ orderLineId: 2, name: 'Cap', quantity: 1, goods: 500, taxes: [{ ...TAX, amount: 43 }] }),
    ];
    const { lines: shown, total } = explain({ lines }, refundLines(lines, null));
    expect(shown).toEqual([
      { kind: 'goods', label: 'Linen shirt', quantity: 2, amount: 1000 },
      { kind: 'goods', label: 'Cap', quantity: 1, amount: 500 },
      { kind: 'tax', label: 'CA tax', quantity: null, amount: 129 },
    ]);
    expect(total).toBe(sum(shown.map((one) => one.amount)));
  });
});

describe('The parcel of a return', () => {
  const fallback = { lengthMm: 250, widthMm: 150, heightMm: 100, weightGrams: 500 };

  it('weighs what its units weigh, and is as high as they stack', () => {
    const sizeMm = { length: 60, width: 400, height: 200 };
    expect(parcelFor([aLine({ quantity: 3, weightGrams: 450, sizeMm })], fallback)).toEqual({
      lengthMm: 400,
      widthMm: 200,
      heightMm: 180,
      weightGrams: 1350,
    });
  });

  it('takes the default where weights and sizes are unknown, but never less than is known', () => {
    const unknown = aLine({ weightGrams: null, sizeMm: null });
    expect(parcelFor([unknown], fallback)).toEqual(fallback);
    expect(parcelFor([unknown, aLine({ quantity: 2, weightGrams: 900 })], fallback).weightGrams).toBe(1800);
    expect(parcelFor([aLine({ weightGrams: 0 })], fallback).weightGrams).toBe(1);
  });
});
