import { describe, expect, it } from 'vitest';
import { sum, toDecimal } from '../../../bridge/domain/money.ts';
import { settleOrder, settleSubtotal } from '../../../bridge/domain/settle-order.ts';
import { worth } from '../../../bridge/domain/share.ts';
import { forEachOrder, LAW_MS } from './support/orders.ts';

function settle(decimals: number, total: string, ...values: string[]) {
  const { amounts, differs } = settleOrder({
    decimals,
    total,
    parts: values.map((value, index) => ({ key: `${index}`, value })),
  });
  return { amounts: [...amounts.values()], differs };
}

describe('An order as WooCommerce gives it', () => {
  it(
    'is rounded as a whole: its parts add up to what was paid',
    () => {
      forEachOrder(({ order }) => {
        const parts = [
          ...order.lines.map(worth),
          ...order.outbound.map(({ amount, taxes }) => worth({ goods: amount, taxes })),
        ];
        if (sum(parts) !== order.total) throw new Error(`Parts ${sum(parts)}, total ${order.total}`);
      });
    },
    LAW_MS,
  );

  it(
    'keeps each part within one unit of its own value',
    () => {
      forEachOrder(({ raw, order }) => {
        for (const item of raw.line_items) {
          const line = order.lines.find((one) => one.id === item.id);
          const unit = 10 ** (6 - raw.decimals);
          const pairs = [
            { text: item.total, amount: line?.goods },
            ...item.taxes.map((tax, index) => ({ text: tax.total, amount: line?.taxes[index]?.amount })),
          ];
          for (const { text, amount = -1 } of pairs) {
            const off = Math.abs(Number(BigInt(amount) * BigInt(unit) - BigInt(text.replace('.', ''))));
            if (off > unit) throw new Error(`${text} became ${amount}`);
            if (Number(text) === 0 && amount !== 0) throw new Error(`Nothing became ${amount}`);
          }
        }
      });
    },
    LAW_MS,
  );
});

describe('Parts that are rounded together', () => {
  it.each([
    ['two halves of a cent are one cent', 2, '0.01', ['0.005000', '0.005000'], [1, 0]],
    ['net and tax of a price with tax', 2, '10.00', ['8.264463', '1.735537'], [826, 174]],
    ['thirds', 2, '100.00', ['33.333333', '33.333333', '33.333334'], [3333, 3333, 3334]],
    ['a currency without decimals', 0, '1000', ['909.090909', '90.909091'], [909, 91]],
    ['three decimals', 3, '1.000', ['0.952381', '0.047619'], [952, 48]],
    ['a sum that was rounded down', 2, '0.02', ['0.010000', '0.010000', '0.010000'], [1, 1, 0]],
    ['a discount as a negative fee', 2, '9.99', ['14.994999', '-5.000000'], [1499, -500]],
    ['what is free stays free', 2, '5.01', ['5.005000', '0.000000', '0.004000'], [501, 0, 0]],
  ])('%s', (_title, decimals, total, values, expected) => {
    expect(settle(decimals, total, ...values)).toEqual({ amounts: expected, differs: null });
  });

  it('are beyond 2^53 micro units exact, too', () => {
    expect(settle(0, '90000000000', '81818181818.181818', '8181818181.818182').amounts).toEqual([
      81_818_181_818, 8_181_818_182,
    ]);
  });

  it('do not explain a total that somebody changed: it is told, and the parts stand for themselves', () => {
    expect(settle(2, '15.00', '8.264463', '1.735537')).toEqual({
      amounts: [826, 174],
      differs: { parts: 1000, total: 1500 },
    });
    expect(settle(2, '0.03', '0.010000').differs).toEqual({ parts: 1, total: 3 });
    expect(settle(2, '0.00').differs).toBeNull();
  });

  it('explain half a unit a part and no more', () => {
    expect(settle(2, '10.01', '5.000000', '5.000000').differs).toBeNull();
    expect(settle(2, '10.02', '5.000000', '5.000000').differs).toEqual({ parts: 1000, total: 1002 });
  });

  it('refuse what is no number', () => {
    expect(() => settle(2, '1.00', 'abc')).toThrow(RangeError);
  });
});

describe('What a line cost before coupons', () => {
  const of = (subtotal: string, lineTotal: string, goods: number) =>
    settleSubtotal({ decimals: 2, subtotal, lineTotal, goods });

  it('is what it costs where no coupon was, whatever way its cent was rounded', () => {
    expect(of('8.264463', '8.264463', 827)).toBe(827);
  });

  it('is rounded for itself where one was, and never less than what was paid', () => {
    expect(of('10.004999', '9.000000', 900)).toBe(1000);
    expect(of('9.004000', '9.003000', 901)).toBe(901);
    expect(toDecimal(of('10.005', '0.000000', 0), 2)).toBe('10.01');
  });
});
