import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refundCall } from '../../../../bridge/adapters/woocommerce/refunds.ts';
import { assessOrder } from '../../../../bridge/domain/assess.ts';
import type { Order } from '../../../../bridge/domain/order.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import { quote } from '../../../../bridge/domain/quote.ts';
import { aPolicy } from '../../domain/builders.ts';
import { cannedStore } from './canned-store.ts';

interface Case {
  readonly order: Record<string, unknown>;
  readonly orders: readonly Record<string, unknown>[];
  readonly products: readonly unknown[];
  readonly ask: readonly [number, number][];
  readonly expected: Record<string, unknown>;
}

/** Out of public bug reports, with their right values. */
const reported = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../data/orders/${name}.json`, import.meta.url), 'utf8')) as Case;

const orderOf = async ({ order, products }: Pick<Case, 'order' | 'products'>) => {
  const read = await cannedStore({ orders: [order], products }).get(Number(order['id']));
  if (!read) throw new Error('The order is not there');
  return read;
};

function quoted(order: Order, ask: Case['ask']) {
  const asked = ask.map(([lineId, quantity]) => ({
    lineId,
    quantity,
    reasonId: 'other',
    comment: '',
    photoIds: [],
    resolution: 'refund' as const,
    exchange: null,
  }));
  const facts = { order, policy: aPolicy(), others: [], kind: 'withdrawal' as const, asked, locale: 'en_US' };
  return quote({ ...facts, pricesIncludeTax: false } as Parameters<typeof quote>[0]);
}

function assessed(order: Order, exceptProducts: readonly number[] = []) {
  const policy = aPolicy({ withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, exceptProducts } });
  const facts = { order, policy, returns: [], role: 'guest', storeCurrency: order.currency };
  return { ...facts, now: '2026-11-05T10:00:00.000Z' };
}

describe('Orders as stores’ plugins write them', () => {
  it('are read with tax ids that are text, and the refund names the same text', async () => {
    const { order, products, ask, expected } = reported('tax-id-is-text');
    const read = await orderOf({ order, products });
    expect(read.findings).toEqual([]);
    expect(read.lines[0]?.taxes).toEqual([{ rateId: expected['refund_tax_id'], label: 'VAT 19%', amount: 380 }]);
    const { lines, payouts } = quoted(read, ask);
    expect(payouts).toMatchObject([{ amount: expected['refund'] }]);
    const { body } = refundCall({
      effect: { id: 'e', attempt: 1 },
      returnNumber: 'RMA-1',
      payByGateway: true,
      plan: {
        kind: 'refund',
        payout: 'refund',
        orderId: read.id,
        currency: read.currency,
        amount: 2380,
        lines: [{ orderLineId: 11, quantity: 1, goods: 2000, taxes: lines[0]!.taxes }],
        outbound: [],
      },
    });
    expect(body).toMatchObject({
      line_items: [{ id: 11, refund_tax: [{ id: expected['refund_tax_id'], refund_total: '3.80' }] }],
    });
  });

  it('are read with meta that is an object', async () => {
    const { order, products, ask, expected } = reported('meta-is-an-object');
    expect(quoted(await orderOf({ order, products }), ask).payouts).toMatchObject([{ amount: expected['refund'] }]);
  });

  it('are read one by one: of a list the odd one is named, the others are read', async () => {
    const { orders, products, expected } = reported('one-odd-order-in-a-list');
    const list = await cannedStore({ orders, products }).list();
    expect(list.orders.map(({ order }) => order.id)).toEqual(expected['read']);
    expect(list.unreadable.map(({ orderId }) => orderId)).toEqual(expected['told']);
    expect(list.unreadable).toMatchObject([{ number: '72', what: 'tax' }]);
  });

  it.each(['line_items', 'shipping_lines', 'fee_lines'])(
    'are not read with one tax rate twice on one of %s',
    async (list) => {
      const { order, products } = reported('tax-id-is-text');
      const taxes = [
        { id: 5, total: '1.00', subtotal: '1.00' },
        { id: 5, total: '3.00', subtotal: '3.00' },
      ];
      const own = (order as Record<string, object[]>)[list]?.[0] ?? {
        id: 99,
        name: 'x',
        method_title: 'x',
        total: '10.00',
      };
      const twice = { ...(order as object), [list]: [{ ...own, taxes }] };
      const { orders, unreadable } = await cannedStore({ orders: [twice], products }).list();
      expect([orders, unreadable]).toMatchObject([[], [{ what: 'tax' }]]);
    },
  );

  it('are read without a date of payment', async () => {
    const { order, products } = reported('date-paid-null');
    expect(await orderOf({ order, products })).toMatchObject({ paidAt: null, total: 2000 });
  });

  it('are read with a shipping address that has a country only', async () => {
    const { order, products } = reported('shipping-has-country-only');
    expect(await orderOf({ order, products })).toMatchObject({ id: 71, total: 2000 });
  });

  it('of a download that is shipped, too, are goods: what is not virtual is sent', async () => {
    const { order, products, ask, expected } = reported('downloadable-and-shipped');
    const read = await orderOf({ order, products });
    const { lines } = assessOrder(assessed(read));
    expect(lines.map(({ returnable }) => returnable)).toEqual(expected['returnable']);
    const { payouts, parcel } = quoted(read, ask);
    expect([payouts, parcel]).toMatchObject([[{ amount: expected['refund'] }], true]);
  });

  it('of what is not sent can be withdrawn from, unless the owner lists it as excepted', async () => {
    const { order, products, ask, expected } = reported('virtual-right-of-withdrawal');
    const read = await orderOf({ order, products });
    const withdrawable = (exceptProducts: readonly number[]) =>
      assessOrder(assessed(read, exceptProducts)).lines.map((line) => line.withdrawable);
    expect([withdrawable([]), withdrawable([70])]).toEqual([expected['withdrawable'], [0]]);
    const { payouts, parcel } = quoted(read, ask);
    expect([payouts, parcel]).toMatchObject([[{ amount: 20_000 }], false]);
  });
});

describe('What is read beside an order', () => {
  const { order, products } = reported('meta-is-an-object');
  const [product] = products as [Record<string, unknown>];

  it('is read row by row: settings, payment methods, categories and products, each in its store’s spelling', async () => {
    const answers = {
      'settings/general': {
        1: { id: 'woocommerce_currency', value: 'USD' },
        3: null,
        4: { id: 'woocommerce_price_num_decimals', value: 2 },
        6: { value: 'no id' },
      },
      payment_gateways: [
        { id: 'card', method_supports: { 0: 'products', 2: 'refunds' } },
        { id: 'x', method_supports: null },
        7,
      ],
      'products/categories': [{ id: '3', name: 'Shirts', parent: null }, { name: 'No id' }],
    };
    const odd = { ...product, id: '70', virtual: 'yes', weight: 0.3, categories: { 1: { id: '3' } }, tags: null };
    const read = await cannedStore({ orders: [order], products: [null, odd], answers }).get(71);
    expect(read?.paymentMethod.canRefund).toBe(true);
    expect(read?.currency).toEqual({ code: 'USD', decimals: 2 });
    expect(read?.lines).toMatchObject([{ virtual: true, weightGrams: 300, categoryIds: [3], tagIds: [] }]);
  });

  it('of a refund must be whole: one that can’t be read sets its order aside, and no other', async () => {
    const list = await cannedStore({
      orders: [
        { ...order, refunds: [{ id: 301 }] },
        { ...order, id: 72, number: '72' },
      ],
      products,
      refunds: {
        71: [
          {
            id: 301,
            amount: '20.00',
            line_items: [{ id: 5, quantity: -1, total: '-20.00', taxes: [], meta_data: [] }],
          },
        ],
      },
    }).list();
    expect(list.orders.map((one) => one.order.id)).toEqual([72]);
    expect(list.unreadable).toMatchObject([{ orderId: 71, number: '71', what: 'refund' }]);
  });
});
