import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessOrder } from '../../../bridge/domain/assess.ts';
import { sum } from '../../../bridge/domain/money.ts';
import { partOfLine } from '../../../bridge/domain/promise.ts';
import type { Return } from '../../../bridge/domain/return.ts';
import { worth } from '../../../bridge/domain/share.ts';
import { aWish, factsOf } from './ask.ts';
import { anOrder, anOrderLine, aPolicy, aRefund } from './builders.ts';
import { quoteOf, returnOf } from './support/returns.ts';

/** 2.5 m² of tiles for 100.00: two whole ones and a half can go back. */
const TILES = { quantity: 3, measure: 2.5, goods: 10_000, subtotal: 10_000, taxes: [] };
const tiles = (refunded: readonly number[] = []) =>
  anOrder({
    lines: [anOrderLine(TILES)],
    refunds: refunded.map((quantity, index) =>
      aRefund({ id: 300 + index, items: [{ itemId: 11, quantity, amount: 4000 * quantity, taxes: [] }] }),
    ),
  });
const give = (quantity: number, refunded: readonly number[] = []) =>
  quoteOf({ order: tiles(refunded), policy: aPolicy(), others: [], asked: [aWish({ quantity })] }).payouts[0]?.amount;
const left = (refunded: readonly number[]) =>
  assessOrder({ ...factsOf({}), order: tiles(refunded) }).lines[0]?.unitsLeft;

describe('A quantity that is not whole', () => {
  it('divides the price by itself: one is worth 40.00, the last half 20.00', () => {
    expect([give(1), give(2), give(3)]).toEqual([4000, 8000, 10_000]);
  });

  it('counts what was refunded of it elsewhere as it is', () => {
    expect([left([]), left([0.5]), left([1, 0.5]), left([2]), left([2.5])]).toEqual([3, 2, 1, 1, 0]);
    expect([give(2, [0.5]), give(1, [2]), give(1, [1, 0.5])]).toEqual([8000, 2000, 4000]);
  });

  it('of less than one goes back whole', () => {
    const cable = anOrder({ lines: [anOrderLine({ ...TILES, quantity: 1, measure: 0.4 })] });
    const quote = quoteOf({ order: cable, policy: aPolicy(), others: [], asked: [aWish({ quantity: 1 })] });
    expect(quote.payouts).toEqual([{ resolution: 'refund', amount: 10_000 }]);
  });

  it('counts by itself when something of it is missing', () => {
    const entry = returnOf({ order: tiles(), policy: aPolicy(), others: [], asked: [aWish({ quantity: 3 })] });
    expect([1, 2, 3].map((found) => partOfLine(entry.lines[0]!, found).goods)).toEqual([4000, 8000, 10_000]);
  });

  it('is not exchanged: nobody knows how much of the new item it is', () => {
    const facts = factsOf({ policy: { resolutions: { ...aPolicy().resolutions } }, line: TILES });
    const { exchange } = facts.policy.resolutions;
    const policy = {
      ...facts.policy,
      resolutions: { ...facts.policy.resolutions, exchange: { ...exchange, offered: true } },
    };
    const [line] = assessOrder({ ...facts, policy }).lines;
    expect(line?.resolutions).not.toContain('exchange');
    expect(line?.resolutionsRefused.find((one) => one.resolution === 'exchange')?.refusal).toMatchObject({
      code: 'exchange_not_available',
      params: { why: 'measured' },
    });
  });

  it('adds up to the line however it goes back', () => {
    const lines = fc.record({ hundredths: fc.integer({ min: 1, max: 900 }), goods: fc.nat({ max: 100_000 }) });
    fc.assert(
      fc.property(lines, fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 9, maxLength: 9 }), (line, sizes) => {
        const measure = line.hundredths / 100;
        const whole = Math.ceil(measure);
        const { goods } = line;
        const order = anOrder({ lines: [anOrderLine({ ...TILES, quantity: whole, measure, goods, subtotal: goods })] });
        const returns: Return[] = [];
        for (let open = whole, index = 0; open > 0; index += 1) {
          const quantity = Math.min(open, sizes[index] ?? 1);
          open -= quantity;
          const entry = returnOf({ order, policy: aPolicy(), others: returns, asked: [aWish({ quantity })] });
          expect(sum(entry.lines.map(worth))).toBeLessThan((goods * quantity) / measure + 2);
          returns.push(entry);
        }
        expect(sum(returns.flatMap((entry) => entry.lines).map(worth))).toBe(goods);
      }),
    );
  });
});
