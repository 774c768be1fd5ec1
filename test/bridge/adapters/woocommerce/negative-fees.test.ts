import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderLeft } from '../../../../bridge/domain/claims.ts';
import { sum, toDecimal } from '../../../../bridge/domain/money.ts';
import type { Order } from '../../../../bridge/domain/order.ts';
import { worth } from '../../../../bridge/domain/share.ts';
import { aWish } from '../../domain/ask.ts';
import { aPolicy } from '../../domain/builders.ts';
import { quoteOf, returnOf } from '../../domain/support/returns.ts';
import { type AmountCase, amountCase, orderOf } from './amount-cases.ts';

const base = amountCase('decimal-quantity');
const sample = (base.order['line_items'] as object[])[0]!;
const TAXED = [{ rate_id: 5, label: 'CA tax', compound: false, rate_percent: 10 }];
/** An order of these lines and fees, ten percent of tax on each, with this over it. */
function bought(
  lines: readonly { readonly total: number; readonly quantity?: number }[],
  fees: readonly { readonly name?: string; readonly total: number; readonly taxed?: boolean }[],
  over: object = {},
): AmountCase {
  const text = (cents: number) => toDecimal(cents, 2);
  const taxes = (cents: number) => [{ id: 5, total: text(Math.round(cents / 10)) }];
  const line_items = lines.map(({ total, quantity = 1 }, index) => ({
    ...{ ...sample, id: 11 + index, quantity, subtotal: text(total), total: text(total), taxes: taxes(total) },
  }));
  const fee_lines = fees.map(({ name = 'Discount', total, taxed = true }, index) => ({
    ...{ id: 31 + index, name, total: text(total), taxes: taxed ? taxes(total) : [] },
  }));
  const parts = [...line_items, ...fee_lines].flatMap((one) => [one.total, ...one.taxes.map((tax) => tax.total)]);
  const total = parts.reduce((all, one) => all + Math.round(Number(one) * 100), 0);
  return { ...base, order: { ...base.order, tax_lines: TAXED, line_items, fee_lines, total: text(total), ...over } };
}

function refundOf(order: Order, ...ask: readonly (readonly [number, number])[]): number {
  const asked = ask.map(([lineId, quantity]) => aWish({ lineId, quantity }));
  return sum(quoteOf({ order, policy: aPolicy(), others: [], asked }).payouts.map(({ amount }) => amount));
}

describe('A fee below zero, as discount plugins write it', () => {
  it('is taken off the lines by what they cost, with its tax', () => {
    const order = orderOf(bought([{ total: 6000, quantity: 2 }, { total: 4000 }], [{ total: -1000 }]));
    expect(order).toMatchObject({ findings: [], outbound: [], total: 9900 });
    expect(order.lines.map(({ subtotal, goods }) => [subtotal, goods])).toEqual([
      [6000, 5400],
      [4000, 3600],
    ]);
    expect([refundOf(order, [11, 1]), refundOf(order, [12, 1]), refundOf(order, [11, 2], [12, 1])]).toEqual([
      2970, 3960, 9900,
    ]);
  });

  it('stands beside other fees, which stay what they are', () => {
    const order = orderOf(
      bought([{ total: 10000 }], [{ name: 'Wrap', total: 500 }, { total: -1000 }, { total: -500 }]),
    );
    expect(order).toMatchObject({ findings: [], outbound: [{ title: 'Wrap', amount: 500 }] });
    expect(order.lines[0]?.goods).toBe(8500);
  });

  it.each([
    ['is more than the lines', bought([{ total: 1000 }], [{ total: -1001, taxed: false }])],
    ['does not explain the total', bought([{ total: 1000 }], [{ total: -100 }], { total: '9.00' })],
  ])('is left to a person where it %s', (_name, one) => {
    const order = orderOf(one);
    expect(order.findings).toContainEqual({ code: 'negative_line', name: 'Discount' });
    expect(refundOf(order, [11, 1])).toBe(0);
  });

  it.each(['Gift card ABCD-1234', 'Carte cadeau', 'Via wallet', 'Geschenkgutschein', 'Store credit'])(
    'by the name “%s” has paid, and is left to a person with what it paid',
    (name) => {
      const order = orderOf(bought([{ total: 10000 }], [{ name, total: -4000, taxed: false }]));
      expect(order.findings).toEqual([{ code: 'part_payment', name, amount: 4000 }]);
      expect(refundOf(order, [11, 1])).toBe(0);
    },
  );

  it('that somebody gave back with a unit in wp-admin goes off what that unit took', () => {
    const taxes = (total: string) => [{ id: 5, total }];
    const refunded = (id: number, quantity: number, total: string, tax: string) => ({
      ...{ quantity, total, taxes: taxes(tax), meta_data: [{ key: '_refunded_item_id', value: `${id}` }] },
    });
    const refunds = [
      {
        ...{ id: 90, date_created_gmt: '2026-11-05T10:00:00', amount: '49.50', refunded_payment: true, meta_data: [] },
        line_items: [refunded(11, -1, '-50.00', '-5.00')],
        ...{ shipping_lines: [], fee_lines: [refunded(31, 0, '5.00', '0.50')] },
      },
    ];
    const order = orderOf({ ...bought([{ total: 10000, quantity: 2 }], [{ total: -1000 }]), refunds });
    expect(order.refunds[0]?.items).toMatchObject([{ itemId: 11, amount: 4500, taxes: [{ amount: 450 }] }]);
    expect([refundOf(order, [11, 1]), orderLeft(order, [])]).toEqual([4950, 4950]);
  });

  it('never lets more out than came in, unit by unit, and all of it with the last', () => {
    const line = fc.record({ total: fc.integer({ min: 1, max: 50_000 }), quantity: fc.integer({ min: 1, max: 4 }) });
    const given = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      percent: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(given, fc.boolean(), ({ lines, percent }, taxed) => {
        const off = Math.floor((sum(lines.map(({ total }) => total)) * percent) / 100);
        fc.pre(off > 0);
        const order = orderOf(bought(lines, [{ total: -off, taxed }]));
        // A rate's tax may round to more than all lines have of it: then nobody guesses.
        fc.pre(order.findings.length === 0);
        expect(sum(order.lines.map(worth))).toBe(order.total);
        const units = order.lines.flatMap(({ id, quantity }) => Array.from({ length: quantity }, () => id));
        const policy = aPolicy();
        const returns = units.reduce<ReturnType<typeof returnOf>[]>((others, lineId) => {
          return [...others, returnOf({ order, policy, others, asked: [aWish({ lineId })] })];
        }, []);
        const paid = returns.map(({ payouts }) => sum(payouts.map(({ amount }) => amount)));
        expect(paid.every((amount) => amount >= 0)).toBe(true);
        expect(sum(paid)).toBe(order.total);
      }),
      { numRuns: 150 },
    );
  });
});

describe('A total that is less than the lines, since a plugin’s gift card paid a part', () => {
  it.each<[string, object, string]>([
    ['WooCommerce Gift Cards', { gift_cards: [{ id: 4, code: 'AB-12', amount: '40.00' }] }, '…B-12'],
    ['YITH', { meta_data: [{ key: '_ywgc_applied_gift_cards', value: { 'AB-12': 40 } }] }, '…B-12'],
    ['Account Funds', { meta_data: [{ key: '_funds_used', value: '40.00' }] }, 'Account Funds'],
    ['nobody knows what', {}, ''],
  ])('by %s is held with the sum and why', (_name, over, name) => {
    const order = orderOf(bought([{ total: 10000 }], [], { total: '70.00', ...over }));
    expect(order.findings).toEqual([
      { code: 'total_differs', parts: 11000, total: 7000 },
      ...(name === '' ? [] : [{ code: 'part_payment', name, amount: 4000 }]),
    ]);
    expect(refundOf(order, [11, 1])).toBe(0);
  });
});
