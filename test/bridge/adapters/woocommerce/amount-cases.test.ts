import { describe, expect, it } from 'vitest';
import { orderLeft } from '../../../../bridge/domain/claims.ts';
import { sum, toDecimal } from '../../../../bridge/domain/money.ts';
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

describe('A store that shows fewer decimals than its currency has', () => {
  const one = amountCase('store-decimals-0');
  const worthOf = (over: object) => {
    const order = orderOf({ ...one, order: { ...one.order, ...over } });
    return {
      total: order.total,
      goods: sum(order.lines.map(worth)),
      currency: order.currency,
      findings: order.findings,
    };
  };

  it('pays back what was paid, to the cent', () => {
    expect(toDecimal(paidFor(one), 2)).toBe(one.expected['refund_text']);
  });

  it('reads an order of another currency in the decimals of that', () => {
    const total = '28.500000';
    const line_items = (one.order['line_items'] as object[]).map((line) => ({ ...line, subtotal: total, total }));
    const euro = { currency: 'EUR', total, line_items };
    expect(worthOf(euro)).toMatchObject({ total: 2850, goods: 2850, currency: { code: 'EUR', decimals: 2 } });
    const dinar = { ...euro, currency: 'KWD' };
    expect(worthOf(dinar)).toMatchObject({ total: 28500, currency: { code: 'KWD', decimals: 3 } });
  });

  it('reads a total that WooCommerce rounded to what the store shows, with the parts that come to it', () => {
    const taxes = [{ id: 5, total: '8.625000' }];
    const line_items = (one.order['line_items'] as object[]).map((line) => ({
      ...line,
      ...{ subtotal: '100.000000', total: '100.000000', taxes },
    }));
    const tax_lines = [{ rate_id: 5, label: 'CA tax', compound: false, rate_percent: 8.625 }];
    expect(worthOf({ total: '109.000000', line_items, tax_lines })).toMatchObject({
      total: 10900,
      goods: 10900,
      findings: [],
    });
  });

  it('counts refunds in the same decimals', () => {
    const refunds = [{ id: 9, date_created_gmt: '2026-11-05T10:00:00', amount: '0.56', refunded_payment: true }];
    const lists = { meta_data: [], line_items: [], shipping_lines: [], fee_lines: [] };
    const order = orderOf({ ...one, refunds: refunds.map((refund) => ({ ...refund, ...lists })) });
    expect(order.refunds).toMatchObject([{ amount: 56 }]);
    expect(orderLeft(order, [])).toBe(123400);
  });
});

describe('An order that was paid with store credit of ours', () => {
  const one = amountCase('bought-with-store-credit');
  const codes = ['2rpq-3cch-32g9-fb02'];
  const paid = (over: object, own = codes) => {
    const order = orderOf({ ...one, order: { ...one.order, ...over } }, own);
    const asked = one.ask.map(([lineId, quantity]) => aWish({ lineId, quantity }));
    const quote = quoteOf({ order, policy: aPolicy(), others: [], asked });
    return Object.fromEntries(quote.payouts.map(({ resolution, amount }) => [resolution, amount]));
  };
  const line = (one.order['line_items'] as object[])[0]!;
  const coupon = (one.order['coupon_lines'] as object[])[0]!;

  it('gives that back as credit', () => {
    const { refund, credit_given_back } = one.expected;
    expect(paid({})).toEqual({ refund, store_credit: credit_given_back });
  });

  it('gives nothing for any other coupon', () => {
    expect(paid({}, [])).toEqual({ refund: 0 });
  });

  it('gives nothing where the order has ended: its coupon may be used again', () => {
    expect(paid({ status: 'cancelled' })).toEqual({ refund: 0 });
  });

  it('gives each its own where a card paid the rest, and the tax with it', () => {
    const taxes = [{ id: 5, total: '4.000000', subtotal: '12.000000' }];
    const tax_lines = [{ rate_id: 5, label: 'CA tax', compound: false, rate_percent: 10 }];
    const part = {
      total: '44.000000',
      tax_lines,
      line_items: [{ ...line, subtotal: '120.000000', total: '40.000000', taxes }],
    };
    expect(paid(part)).toEqual({ refund: 4400, store_credit: 8800 });
  });

  it('counts another coupon beside it as the discount that it is', () => {
    const line_items = [{ ...line, subtotal: '120.000000', total: '40.000000' }];
    const coupon_lines = [
      { ...coupon, discount: '60.000000', discount_tax: '0' },
      { code: 'twenty', discount_type: 'fixed_cart', discount: '20.000000', discount_tax: '0' },
    ];
    expect(paid({ total: '40.000000', line_items, coupon_lines })).toEqual({ refund: 4000, store_credit: 6000 });
  });

  it.each([
    ['“0”, since a dynamic price took it', '0.000000', { refund: 4000 }],
    ['nothing, as older stores', '', { refund: 4000, store_credit: 8000 }],
  ])('where its coupon says that it took %s', (_what, discount, back) => {
    const line_items = [{ ...line, subtotal: '120.000000', total: '40.000000' }];
    const coupon_lines = [{ ...coupon, discount, discount_tax: discount }];
    expect(paid({ total: '40.000000', line_items, coupon_lines })).toEqual(back);
  });
});

describe('A quantity that is not whole', () => {
  const one = amountCase('decimal-quantity');

  it('is worth its part of the line', () => {
    expect(paidFor(one)).toBe(one.expected['refund']);
  });

  it.each([
    [2.5, 3, 2.5],
    [0.4, 1, 0.4],
    [3, 3, undefined],
    [0, 0, undefined],
  ])('of %s goes back in %s parts', (quantity, parts, measure) => {
    const line_items = (one.order['line_items'] as object[]).map((line) => ({ ...line, quantity }));
    const [line] = orderOf({ ...one, order: { ...one.order, line_items } }).lines;
    expect([line?.quantity, line?.measure]).toEqual([parts, measure]);
  });
});

describe('A set that a bundle plugin bills by its virtual container', () => {
  const one = amountCase('bundle-container-virtual');
  const lines = one.order['line_items'] as { id: number; meta_data: object[] }[];

  it('pays what it cost where all of it is sent back', () => {
    expect(paidFor(one)).toBe(one.expected['refund']);
    expect(paidFor({ ...one, ask: [[11, 1]] })).toBe(one.expected['refund']);
    expect(paidFor({ ...one, ask: [[12, 1]] })).toBe(0);
  });

  it.each([
    ['Product Bundles', { _bundled_items: ['a'], _bundle_cart_key: 'k' }, { _bundled_by: 'k' }],
    ['Composite Products', { _composite_children: ['a'], _composite_cart_key: 'k' }, { _composite_parent: 'k' }],
    ['Mix and Match', { _mnm_config: { a: 1 }, _mnm_cart_key: 'k' }, { _mnm_container: 'k' }],
    ['WPC Product Bundles', { _woosb_ids: '81/1,82/1' }, { _woosb_parent_id: '80' }],
    ['WPC Composite Products', { wooco_ids: '81/1' }, { wooco_parent_id: 80 }],
    ['YITH Bundles', { _bundled_items: ['a'], _cartstamp: {} }, { _bundled_by: 'unknown' }],
  ])('is known by the notes of %s', (_name, container, child) => {
    const meta = (notes: object) => Object.entries(notes).map(([key, value]) => ({ key, value: value as unknown }));
    const line_items = lines.map((line) => ({ ...line, meta_data: meta(line.id === 11 ? container : child) }));
    const order = orderOf({ ...one, order: { ...one.order, line_items } });
    expect(order.lines.map((line) => line.partOf?.lineId ?? null)).toEqual([null, 11, 11]);
    expect(order.lines[0]?.virtual).toBe(false);
  });
});
