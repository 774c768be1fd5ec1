import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountsIn,
  countedAlike,
  cutTo,
  exactIn,
  orderIn,
  returnIn,
  roundedTo,
  sumIn,
} from '../../../bridge/domain/decimals.ts';
import { borneCost, labelCost } from '../../../bridge/domain/decisions/shipping.ts';
import { toDecimal } from '../../../bridge/domain/money.ts';
import { anOrder, aReturn } from './builders.ts';

const decimals = fc.integer({ min: 0, max: 4 });
const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const value = (minor: number, digits: number) => BigInt(minor) * 10n ** BigInt(9 - digits);

describe('An amount in other decimals', () => {
  it('is the same money there and back, wherever there are more of them', () => {
    fc.assert(
      fc.property(amount, decimals, decimals, (minor, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        expect(value(cutTo(minor, from, to), to)).toBe(value(minor, from));
        expect(exactIn(cutTo(minor, from, to), to, from)).toBe(minor);
      }),
    );
  });

  it('is exact or null, and cut or rounded by less than one minor unit, never upward where it is cut', () => {
    fc.assert(
      fc.property(amount, decimals, decimals, (minor, from, to) => {
        const [exact, cut, near] = [exactIn(minor, from, to), cutTo(minor, from, to), roundedTo(minor, from, to)];
        const off = (one: number) => Math.abs(Number(value(one, to) - value(minor, from))) / 10 ** (9 - to);
        expect(exact === null || value(exact, to) === value(minor, from)).toBe(true);
        expect(exact === null).toBe(off(cut) > 0);
        expect(off(cut)).toBeLessThan(1);
        expect(Math.abs(cut)).toBeLessThanOrEqual(Math.abs(near));
        expect(off(near)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it('adds up with others to the last unit, in whatever order', () => {
    const amounts = fc.array(fc.record({ amount, decimals }), { maxLength: 20 });
    fc.assert(
      fc.property(amounts, (all) => {
        const total = sumIn(all);
        expect(value(total.amount, total.decimals)).toBe(
          all.reduce((sum, one) => sum + value(one.amount, one.decimals), 0n),
        );
        expect(sumIn([...all].reverse())).toEqual(total);
      }),
    );
  });

  it('that is too large for a safe integer is refused, not rounded', () => {
    expect(() => cutTo(Number.MAX_SAFE_INTEGER, 0, 1)).toThrow(RangeError);
  });
});

/** Every amount in it as WooCommerce would write it, by its path. */
function written(thing: unknown, digits: number, path = ''): Record<string, string> {
  if (typeof thing === 'number') {
    return /\.(amount|goods|subtotal|total|fee|kept|capped|bonus|labelDeduction|due|listPrice|price|left|used|parts)$/i.test(
      path,
    ) || path.endsWith('couponAmount')
      ? { [path]: Number(toDecimal(thing, digits)).toFixed(9) }
      : { [path]: `plain ${thing}` };
  }
  if (thing === null || typeof thing !== 'object') return {};
  return Object.assign(
    {},
    ...Object.entries(thing).map(([key, part]) => (key === 'decimals' ? {} : written(part, digits, `${path}.${key}`))),
  ) as Record<string, string>;
}

describe('An order and its returns in more decimals', () => {
  const order = anOrder();
  const rma = aReturn();

  it('are the same money in every place, and nothing else of them changes', () => {
    expect(written(orderIn(order, 4), 4)).toEqual(written(order, order.currency.decimals));
    expect(written(returnIn(rma, 4), 4)).toEqual(written(rma, rma.currency.decimals));
    expect(orderIn(orderIn(order, 4), 2)).toEqual(order);
    expect(returnIn(returnIn(rma, 4), 2)).toEqual(rma);
    expect(returnIn(rma, 2)).toBe(rma);
  });

  it('are put beside each other in those of whichever has the most', () => {
    const alike = countedAlike(order, [returnIn(rma, 3), rma]);
    expect([alike.order, ...alike.returns].map((one) => one.currency.decimals)).toEqual([3, 3, 3]);
    expect(alike.order.total).toBe(order.total * 10);
  });

  it('and every field that is minor units is one that changes', () => {
    const files = ['order', 'return', 'return-sides', 'inspected-line', 'effect', 'breakdown'];
    const source = files.map((name) => readFileSync(`bridge/domain/${name}.ts`, 'utf8')).join('\n');
    const fields = [...new Set([...source.matchAll(/(\w+)\??: Minor\b/g)].map(([, name = '']) => name))];
    expect(fields.length).toBeGreaterThan(10);
    const one = Object.fromEntries(fields.map((name) => [name, 7]));
    expect(amountsIn(one, 2, 3)).toEqual(Object.fromEntries(fields.map((name) => [name, 70])));
  });

  it('leave a label’s cost, which has its own, and what a sentence names', () => {
    const shipping = { ...rma.shipping, cost: { amount: 550, currency: 'USD' } };
    const params = { worth: 100, amount: 5, decimals: 2 };
    expect(amountsIn({ shipping, decision: { params } }, 2, 4)).toEqual({ shipping, decision: { params } });
  });
});

describe('A label’s price, in its currency’s own decimals', () => {
  const shipping = { state: 'label', cost: { amount: 595, currency: 'USD' } } as never;

  it.each([
    ['USD', 2, 595],
    ['USD', 4, 59_500],
    ['EUR', 2, 0],
  ])('is taken off in those of a return in %s with %i', (code, digits, expected) => {
    expect(borneCost({ shipping, currency: { code, decimals: digits } })).toBe(expected);
  });

  it('stays in its own in the books', () => {
    const [booked] = labelCost({ cost: { amount: 595, currency: 'USD' } } as never, null, {
      now: '2026-11-01' as never,
    });
    expect(booked).toMatchObject({ currency: 'USD', decimals: 2, amount: 595 });
  });
});
