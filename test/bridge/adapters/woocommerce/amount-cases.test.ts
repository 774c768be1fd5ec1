import { describe, expect, it } from 'vitest';
import { sum } from '../../../../bridge/domain/money.ts';
import { worth } from '../../../../bridge/domain/share.ts';
import { aWish } from '../../domain/ask.ts';
import { aPolicy } from '../../domain/builders.ts';
import { quoteOf } from '../../domain/support/returns.ts';
import { type AmountCase, amountCase, orderOf } from './amount-cases.ts';

function paidFor(one: AmountCase): number {
  const asked = one.ask.map(([lineId, quantity]) => aWish({ lineId, quantity }));
  const quote = quoteOf({ order: orderOf(one), policy: aPolicy(), others: [], asked });
  return sum(quote.payouts.map(({ amount }) => amount));
}

describe('A refund that a plugin wrote with positive amounts', () => {
  const one = amountCase('refund-line-positive');

  it('counts as any other: the unit beside it gives what it cost', () => {
    expect(paidFor(one)).toBe(one.expected['refund']);
  });

  it.each([
    ['total', { total: '-100.00' }],
    ['quantity', { quantity: -1 }],
    ['taxes', { taxes: [{ id: 5, total: '8.63' }] }],
  ])('with any sign of its %s', (_name, over) => {
    const refunds = (one.refunds as { line_items: object[] }[]).map((refund) => ({
      ...refund,
      amount: '-100.00',
      line_items: refund.line_items.map((line) => ({ ...line, ...over })),
    }));
    const [refund] = orderOf({ ...one, refunds }).refunds;
    const amounts = refund?.items.flatMap(({ amount, quantity, taxes }) => [
      amount,
      quantity,
      ...taxes.map((tax) => tax.amount),
    ]);
    expect([refund?.amount, ...(amounts ?? [])].every((amount) => amount !== undefined && amount > 0)).toBe(true);
    expect(sum((refund?.items ?? []).map((item) => worth({ goods: item.amount, taxes: [] })))).toBe(10000);
  });
});
