import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '../../../bridge/domain/money.ts';
import { unitShare } from '../../../bridge/domain/share.ts';

/** Sizes of the returns that take a line's units one after the other. */
function takeAll(total: number, quantity: number, sizes: readonly number[]): number[] {
  let taken = 0;
  let allocated = 0;
  return sizes.map((units) => {
    const share = unitShare({ total, quantity, taken, allocated, units });
    taken += units;
    allocated += share;
    return share;
  });
}

/** A line, and its units split into returns at random. */
const splitLine = fc
  .record({
    total: fc.nat({ max: 10_000_000_000 }),
    cuts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
  })
  .map(({ total, cuts }) => ({ total, quantity: sum(cuts), sizes: cuts }));

describe('What units of a line are worth', () => {
  it.each([
    ['134.73 for 3 divides', 13473, [4491, 4491, 4491]],
    ['100.00 for 3: the last unit takes the odd cent', 10000, [3333, 3333, 3334]],
    ['100 yen for 3, no decimals', 100, [33, 33, 34]],
    ['1.000 dinar for 3, three decimals', 1000, [333, 333, 334]],
    ['a cent for 3', 1, [0, 0, 1]],
    ['nothing for 3', 0, [0, 0, 0]],
  ])('%s', (_title, total, expected) => {
    expect(takeAll(total, 3, [1, 1, 1])).toEqual(expected);
  });

  it('adds up to the line whatever the sizes of the returns', () => {
    fc.assert(
      fc.property(splitLine, ({ total, quantity, sizes }) => {
        expect(sum(takeAll(total, quantity, sizes))).toBe(total);
      }),
    );
  });

  it('is the same for units taken together or one by one, but for the rounding of single cents', () => {
    fc.assert(
      fc.property(splitLine, ({ total, quantity, sizes }) => {
        const [first = 1] = sizes;
        const together = takeAll(total, quantity, [first])[0];
        expect(sum(takeAll(total, quantity, Array<number>(first).fill(1)))).toBe(together);
      }),
    );
  });

  it('is never negative and never more than is left, even when others were given too much', () => {
    const amounts = fc.record({
      total: fc.nat({ max: 1_000_000 }),
      quantity: fc.integer({ min: 1, max: 50 }),
      taken: fc.nat({ max: 60 }),
      allocated: fc.nat({ max: 2_000_000 }),
      units: fc.nat({ max: 60 }),
    });
    fc.assert(
      fc.property(amounts, (asked) => {
        const share = unitShare(asked);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(Math.max(0, asked.total - asked.allocated));
      }),
    );
  });

  it('is right beyond 2^53, where a plain product would not be', () => {
    const total = Number.MAX_SAFE_INTEGER;
    expect(sum(takeAll(total, 1000, [333, 333, 334]))).toBe(total);
  });
});
