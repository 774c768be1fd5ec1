import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsByLine, unitsTaken } from '../../../bridge/domain/claims.ts';
import { type Minor, sum } from '../../../bridge/domain/money.ts';
import type { Order, OrderLine, RefundedItem } from '../../../bridge/domain/order.ts';
import { RESOLUTIONS } from '../../../bridge/domain/policy.ts';
import type { Return } from '../../../bridge/domain/return.ts';
import { worth } from '../../../bridge/domain/share.ts';
import { anItem, aWish } from './ask.ts';
import { anOrder, anOrderLine, aPolicy, aRefund, TAX } from './builders.ts';
import { quoteOf, returnOf } from './support/returns.ts';

const LINE = 11;
const policy = aPolicy();

const item = (over: Partial<RefundedItem>): RefundedItem => ({
  itemId: LINE,
  quantity: 0,
  amount: 0,
  taxes: [],
  ...over,
});
const taxed = (amount: Minor) => [{ ...TAX, amount }];

function withLine(line: Partial<OrderLine>, items: readonly RefundedItem[]): Order {
  return anOrder({ lines: [anOrderLine(line)], refunds: [aRefund({ items })] });
}

const back = (order: Order, quantity: number, over: Parameters<typeof aWish>[0] = {}) =>
  quoteOf({ order, policy, others: [], asked: [aWish({ lineId: LINE, quantity, ...over })] });

/** Two lamps at 146.35, of which wp-admin has refunded one. */
const LAMPS = { quantity: 2, goods: 26946, taxes: taxed(2324) };

describe('A unit beside one that wp-admin has refunded', () => {
  it.each<readonly [string, Partial<OrderLine>, readonly RefundedItem[], Minor]>([
    ['for less than it cost', LAMPS, [item({ quantity: 1, amount: 10000, taxes: taxed(863) })], 14635],
    ['for nothing', LAMPS, [item({ quantity: 1 })], 14635],
    ['as goods without tax, less than it cost', LAMPS, [item({ quantity: 1, amount: 10863 })], 14635],
    ['as goods without tax, all of it', LAMPS, [item({ quantity: 1, amount: 14635 })], 14635],
    ['as it cost', LAMPS, [item({ quantity: 1, amount: 13473, taxes: taxed(1162) })], 14635],
    ['for more than it cost', LAMPS, [item({ quantity: 1, amount: 20000, taxes: taxed(2000) })], 7270],
    [
      'in two steps',
      LAMPS,
      [item({ quantity: 1, amount: 10000, taxes: taxed(863) }), item({ amount: 3473, taxes: taxed(299) })],
      14635,
    ],
    ['with one more, both for nothing', { quantity: 3, goods: 3600, taxes: taxed(312) }, [item({ quantity: 2 })], 1304],
  ])('%s, gives what it cost and no more', (_how, line, items, expected) => {
    const order = withLine(line, items);
    for (const resolution of RESOLUTIONS.filter((one) => one !== 'exchange')) {
      const quote = back(order, 1, { resolution });
      expect(sum(quote.lines.map(worth)), resolution).toBe(expected);
    }
    const exchanged = back(order, 1, { resolution: 'exchange', exchange: anItem({ price: 100 }) });
    expect(sum(exchanged.lines.map(worth))).toBe(expected);
    const withdrawn = quoteOf({
      order,
      policy,
      others: [],
      kind: 'withdrawal',
      asked: [aWish({ lineId: LINE, quantity: 1, reasonId: '' })],
    });
    expect(sum(withdrawn.lines.map(worth))).toBe(expected);
  });

  it('gives nothing where wp-admin has paid all of the line without saying for which unit', () => {
    const order = withLine({ quantity: 1, goods: 13473, taxes: taxed(1162) }, [item({ amount: 14635 })]);
    expect(sum(back(order, 1).lines.map(worth))).toBe(0);
  });
});

const shape = fc.record({
  quantity: fc.nat({ max: 4 }),
  goods: fc.nat({ max: 150 }),
  taxes: fc.array(fc.nat({ max: 150 }), { maxLength: 3 }),
});
const someLine = fc.record({
  quantity: fc.integer({ min: 1, max: 6 }),
  goods: fc.nat({ max: 90_000 }),
  taxes: fc.array(fc.nat({ max: 9_000 }), { maxLength: 3 }),
});

/** Percent of the line's own amounts, so that what wp-admin gave may be less or more than the units cost. */
function refundOf(line: OrderLine, { quantity, goods, taxes }: { quantity: number; goods: number; taxes: number[] }) {
  return item({
    quantity,
    amount: Math.floor((line.goods * goods) / 100),
    taxes: line.taxes.flatMap((tax, index) =>
      taxes[index] === undefined ? [] : [{ ...tax, amount: Math.floor((tax.amount * taxes[index]) / 100) }],
    ),
  });
}

describe('Refunds made elsewhere in any shape', () => {
  const cases = fc.record({
    line: someLine,
    refunds: fc.array(shape, { maxLength: 3 }),
    sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 6, maxLength: 6 }),
  });

  it('never make a unit give more than it cost, nor the line more than it has', () => {
    fc.assert(
      fc.property(cases, ({ line: { quantity, goods, taxes }, refunds, sizes }) => {
        const line = anOrderLine({
          quantity,
          goods,
          taxes: taxes.map((amount, index) => ({ rateId: index + 1, label: '', amount })),
        });
        const items = refunds.map((one) => refundOf(line, one));
        // What else was bought: the order has room for more than the line is worth.
        const order = anOrder({
          lines: [line, anOrderLine({ id: 12, goods: 500_000 })],
          refunds: items.map((one, index) => aRefund({ id: 300 + index, items: [one] })),
        });
        const paid = sum(items.map((one) => worth({ goods: one.amount, taxes: one.taxes })));
        const { elsewhere = 0 } = unitsTaken(order, []).get(LINE) ?? {};
        const rates = 1 + taxes.length;
        const returns: Return[] = [];
        let left = Math.max(0, quantity - elsewhere);
        for (const size of sizes) {
          const units = Math.min(size, left);
          if (units === 0) break;
          left -= units;
          const entry = returnOf({ order, policy, others: returns, asked: [aWish({ lineId: LINE, quantity: units })] });
          const gives = sum(entry.lines.map(worth));
          // Each of its amounts may be a part of a minor unit off.
          const cost = (worth(line) * units) / quantity;
          expect(gives).toBeLessThan(cost + rates + 1e-6);
          returns.push(entry);
        }
        const given = sum(returns.flatMap((entry) => entry.lines).map(worth));
        expect(given).toBeLessThanOrEqual(Math.max(0, worth(line) - paid));
        // Who was paid less than their units cost leaves nothing to others; who was paid right takes nothing from them.
        const fair = worth(line) - (worth(line) * Math.min(elsewhere, quantity)) / quantity;
        if (left === 0 && elsewhere < quantity) {
          expect(given).toBeGreaterThan(Math.min(fair, worth(line) - paid) - rates - 1e-6);
        }
        for (const tax of line.taxes) {
          const claim = claimsByLine(order, returns).get(LINE);
          if (paid <= worth(line)) expect(claim?.taxes.get(tax.rateId) ?? 0).toBeLessThanOrEqual(tax.amount);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
