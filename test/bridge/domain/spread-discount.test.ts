import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '../../../bridge/domain/money.ts';
import { type LineShare, worth } from '../../../bridge/domain/share.ts';
import { spreadDiscount } from '../../../bridge/domain/spread-discount.ts';

const tax = (rateId: number, amount: number) => ({ rateId, label: '', amount });
const share = fc
  .tuple(fc.nat(100_000), fc.nat(20_000), fc.nat(9_000))
  .map(([goods, first, second]): LineShare => ({ goods, taxes: [tax(5, first), tax(6, second)] }));
const taxOf = (one: LineShare | undefined, rateId: number) =>
  sum((one?.taxes ?? []).filter((part) => part.rateId === rateId).map(({ amount }) => amount));

describe('A discount that is spread over lines', () => {
  it('takes off all of it, goods from goods and each tax from its own, and never more than a line has', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 6 }), fc.nat(100), fc.nat(100), (lines, part, taxPart) => {
        const all = (of: (line: LineShare) => number, percent: number) =>
          Math.floor((sum(lines.map(of)) * percent) / 100);
        const discount = {
          goods: all(({ goods }) => goods, part),
          taxes: [5, 6].map((id) =>
            tax(
              id,
              all((line) => taxOf(line, id), taxPart),
            ),
          ),
        };
        const left = spreadDiscount(lines, discount)!;
        expect(sum(left.map(worth))).toBe(sum(lines.map(worth)) - worth(discount));
        for (const id of [5, 6]) {
          expect(sum(left.map((one) => taxOf(one, id)))).toBe(
            sum(lines.map((one) => taxOf(one, id))) - taxOf(discount, id),
          );
        }
        left.forEach((one, index) => {
          const amounts = [one.goods, ...one.taxes.map(({ amount }) => amount)];
          const own = [lines[index]!.goods, ...lines[index]!.taxes.map(({ amount }) => amount)];
          expect(amounts.every((amount, at) => amount >= 0 && amount <= own[at]!)).toBe(true);
        });
      }),
    );
  });

  it.each<[string, LineShare]>([
    ['more than the lines cost', { goods: 1001, taxes: [] }],
    ['more tax than they have', { goods: 10, taxes: [tax(5, 101)] }],
    ['a tax that they have not', { goods: 10, taxes: [tax(7, 1)] }],
    ['an amount below zero', { goods: 10, taxes: [tax(5, -1)] }],
  ])('is not guessed at where it is %s', (_name, discount) => {
    expect(spreadDiscount([{ goods: 1000, taxes: [tax(5, 100)] }], discount)).toBeNull();
  });

  it('is not guessed at beside a line below zero, nor without a line', () => {
    const discount = { goods: 10, taxes: [] };
    expect(
      spreadDiscount(
        [
          { goods: 1000, taxes: [] },
          { goods: -1, taxes: [] },
        ],
        discount,
      ),
    ).toBeNull();
    expect(spreadDiscount([], discount)).toBeNull();
  });
});
