import { describe, expect, it } from 'vitest';
import { ANYTHING, DEFAULT_RULES, type PolicyRules } from '../../../bridge/domain/policy.ts';
import { REFUSAL_CODES, type RefusalCode, type VerdictParams } from '../../../bridge/domain/verdict.ts';
import { ALL_OFFERED, anItem, problemsOf, type Situation } from './ask.ts';
import { ADDRESS, aLine, aRefund, aReturn } from './builders.ts';

type Case = readonly [title: string, situation: Situation, code: RefusalCode, rule: string, params: VerdictParams];

const { window, never, withdrawal, reasons } = DEFAULT_RULES;
const MONEY = { currency: 'USD', decimals: 2 };
const EUR = { code: 'EUR', decimals: 2 };
const inParis = { shipTo: { ...ADDRESS, country: 'FR' } };
const late = { completedAt: '2026-10-01T10:00:00.000Z' };
const law = { ...withdrawal, enabled: true };
const allReasons = (over: Partial<PolicyRules['reasons'][number]>) => ({
  reasons: reasons.map((one) => ({ ...one, ...over })),
});

const ORDERS: readonly Case[] = [
  ['was paid and is on hold', { order: { status: 'on-hold' } }, 'payment_in_question', 'order', { status: 'on-hold' }],
  ['was cancelled', { order: { status: 'cancelled' } }, 'order_cancelled', 'order', { status: 'cancelled' }],
  ['lies in the bin', { order: { status: 'trash' } }, 'order_cancelled', 'order', { status: 'trash' }],
  ['was never placed', { order: { status: 'checkout-draft' } }, 'not_paid', 'order', {}],
  ['is marked as refunded', { order: { status: 'refunded' } }, 'fully_refunded', 'order', {}],
  ['has all its money back', { order: { refunds: [aRefund({ amount: 14635 })] } }, 'fully_refunded', 'order', {}],
  ['was never paid', { order: { status: 'on-hold', paidAt: null } }, 'not_paid', 'order', {}],
  [
    'is to be paid on delivery',
    { order: { status: 'processing', paidAt: null, paymentMethod: { id: 'cod', title: 'Cash', canRefund: false } } },
    'not_paid',
    'order',
    {},
  ],
  [
    'is in a state that the store does not take back from',
    { order: { status: 'processing' } },
    'order_state',
    'orderStates',
    { status: 'processing' },
  ],
  [
    'is below the least value',
    { policy: { minimumValue: 14636 } },
    'minimum_value',
    'minimumValue',
    { minimum: 14636, total: 14635, ...MONEY },
  ],
  [
    'has only lines that are over',
    { order: late },
    'window_over',
    'window.days',
    {
      until: '2026-10-31T23:59:59.999Z',
      start: '2026-10-01T10:00:00.000Z',
      from: 'completion',
      windowDays: 30,
      name: '',
    },
  ],
];

const LINES: readonly Case[] = [
  [
    'is over by a rule of its own',
    {
      policy: {
        window: { ...window, rules: [{ id: 'w', name: 'Swimwear', match: { ...ANYTHING, products: [70] }, days: 7 }] },
      },
    },
    'window_over',
    'window.rules.0',
    {
      until: '2026-11-10T23:59:59.999Z',
      start: '2026-11-03T10:00:00.000Z',
      from: 'completion',
      windowDays: 7,
      name: 'Swimwear',
    },
  ],
  [
    'is over though holidays lengthened its window',
    {
      policy: {
        window: {
          ...window,
          days: 7,
          holidays: [{ name: 'All Saints', from: '2026-10-30', to: '2026-11-02', until: '2026-11-19' }],
        },
      },
    },
    'window_over',
    'window.holidays.0',
    {
      until: '2026-11-19T23:59:59.999Z',
      start: '2026-11-03T10:00:00.000Z',
      from: 'completion',
      windowDays: 7,
      name: 'All Saints',
    },
  ],
  ['has nothing to send back', { line: { virtual: true } }, 'virtual', 'order', {}],
  [
    'is part of a set',
    { line: { partOf: { lineId: 10, name: 'Starter set' } } },
    ...(['part_of_set', 'order', { name: 'Starter set' }] as const),
  ],
  ['is a gift card', { line: { giftCard: true } }, 'gift_card', 'never.giftCards', {}],
  [
    'is a product that never comes back',
    { policy: { never: { ...never, products: [1, 70] } } },
    'product_never',
    'never.products',
    { productId: 70 },
  ],
  [
    'is a variation that never comes back',
    { policy: { never: { ...never, products: [71] } }, line: { variationId: 71 } },
    'product_never',
    'never.products',
    { productId: 71 },
  ],
  [
    'lies in a category that never comes back, or below one',
    { policy: { never: { ...never, categories: [50] } }, line: { categoryIds: [5, 50] } },
    'category_never',
    'never.categories',
    { categoryId: 50 },
  ],
  [
    'has a tag that never comes back',
    { policy: { never: { ...never, tags: [6] } }, line: { tagIds: [6] } },
    'tag_never',
    'never.tags',
    { tagId: 6 },
  ],
  [
    'was bought on sale',
    { policy: { never: { ...never, onSale: true } }, line: { onSale: true } },
    'on_sale',
    'never.onSale',
    {},
  ],
  [
    'is in another return with all its units',
    { facts: { returns: [aReturn({ lines: [aLine({ quantity: 3 })] })] } },
    'all_returned',
    'order',
    { quantity: 3 },
  ],
  [
    'was refunded in wp-admin with all its units',
    { order: { refunds: [aRefund({ items: [{ itemId: 11, quantity: 3, amount: 100, taxes: [] }] })] } },
    'all_refunded',
    'order',
    { quantity: 3 },
  ],
];

const RESOLUTIONS: readonly Case[] = [
  [
    'the store does not offer it',
    { wish: { resolution: 'store_credit' } },
    'resolution_not_offered',
    'resolutions.storeCredit.offered',
    { resolution: 'store_credit' },
  ],
  [
    'the reason does not allow it',
    { policy: { resolutions: ALL_OFFERED, ...allReasons({ resolutions: ['refund'] }) }, wish: { resolution: 'keep' } },
    'reason_disallows',
    'reasons.0.resolutions',
    { resolution: 'keep', reasonId: 'too_small' },
  ],
  [
    'the asked units are worth too much to be kept, though one would not be',
    { policy: { resolutions: ALL_OFFERED }, wish: { resolution: 'keep', quantity: 2 } },
    'keep_over_value',
    'resolutions.keep.underValue',
    { limit: 5000, worth: 9756, ...MONEY },
  ],
  [
    'goods are kept for other reasons only',
    {
      policy: { resolutions: { ...ALL_OFFERED, keep: { ...ALL_OFFERED.keep, reasons: ['damaged'] } } },
      wish: { resolution: 'keep' },
    },
    'keep_reason',
    'resolutions.keep.reasons',
    { reasonId: 'too_small' },
  ],
  [
    'a coupon can’t be in the order’s currency',
    { policy: { resolutions: ALL_OFFERED }, order: { currency: EUR }, wish: { resolution: 'store_credit' } },
    'credit_other_currency',
    'order',
    { currency: 'EUR', storeCurrency: 'USD' },
  ],
  [
    'nobody knows the store’s currency',
    { policy: { resolutions: ALL_OFFERED }, facts: { storeCurrency: null }, wish: { resolution: 'store_credit' } },
    'credit_other_currency',
    'order',
    { currency: 'USD', storeCurrency: null },
  ],
  [
    'prices of new items are in another currency',
    { policy: { resolutions: ALL_OFFERED }, order: { currency: EUR }, wish: { resolution: 'exchange' } },
    'exchange_not_available',
    'order',
    { name: '', why: 'currency' },
  ],
  [
    'the new item is another product',
    {
      policy: { resolutions: ALL_OFFERED },
      wish: { resolution: 'exchange', exchange: anItem({ productId: 80, name: 'Cap' }) },
    },
    'exchange_not_available',
    'resolutions.exchange.scope',
    { name: 'Cap', why: 'other_product' },
  ],
  [
    'the new item is taxed otherwise',
    {
      policy: { resolutions: ALL_OFFERED },
      wish: { resolution: 'exchange', exchange: anItem({ taxClass: 'reduced-rate' }) },
    },
    'exchange_not_available',
    'order',
    { name: 'Linen shirt, M', why: 'tax_class' },
  ],
  [
    'there are too few of the new item',
    {
      policy: { resolutions: ALL_OFFERED },
      wish: { resolution: 'exchange', quantity: 2, exchange: anItem({ inStock: 1 }) },
    },
    'exchange_out_of_stock',
    'order',
    { name: 'Linen shirt, M', inStock: 1, quantity: 2 },
  ],
];

const WITHDRAWALS: readonly Case[] = (
  [
    ['the store does not open that door', {}, 'withdrawal_not_offered', 'withdrawal.enabled', {}],
    [
      'the goods went to another country',
      { policy: { withdrawal: law } },
      'withdrawal_country',
      'withdrawal.countries',
      { country: 'US' },
    ],
    [
      'the customer is no consumer',
      { policy: { withdrawal: { ...law, exceptRoles: ['wholesale'] } }, order: inParis, facts: { role: 'wholesale' } },
      'withdrawal_excepted',
      'withdrawal.exceptRoles',
      { by: 'role', role: 'wholesale' },
    ],
    [
      'the fourteen days are over',
      { policy: { withdrawal: law }, order: { ...inParis, deliveredAt: '2026-11-03T10:00:00.000Z' } },
      'withdrawal_over',
      'law',
      { until: '2026-11-17T23:59:59.999Z', start: '2026-11-03T10:00:00.000Z', days: 14 },
    ],
    [
      'the longer time that the store gives is over',
      {
        policy: { withdrawal: { ...law, days: 15 } },
        order: { ...inParis, deliveredAt: '2026-11-03T10:00:00.000Z' },
      },
      'withdrawal_over',
      'withdrawal.days',
      { until: '2026-11-18T23:59:59.999Z', start: '2026-11-03T10:00:00.000Z', days: 15 },
    ],
    [
      'the product is sealed for hygiene',
      { policy: { withdrawal: { ...law, exceptProducts: [70] } }, order: inParis },
      'withdrawal_excepted',
      'withdrawal.exceptProducts',
      { by: 'product', id: 70 },
    ],
    [
      'the category is made to measure',
      { policy: { withdrawal: { ...law, exceptCategories: [5] } }, order: inParis, line: { categoryIds: [5] } },
      'withdrawal_excepted',
      'withdrawal.exceptCategories',
      { by: 'category', id: 5 },
    ],
    [
      'it is a ticket for a date',
      { policy: { withdrawal: { ...law, exceptProducts: [70] } }, order: inParis, line: { virtual: true } },
      'withdrawal_excepted',
      'withdrawal.exceptProducts',
      { by: 'product', id: 70 },
    ],
    [
      'the consumer wants to keep the goods',
      { policy: { withdrawal: law, resolutions: ALL_OFFERED }, order: inParis, wish: { resolution: 'keep' } },
      'resolution_not_offered',
      'law',
      { resolution: 'keep' },
    ],
    [
      'the order was cancelled',
      { policy: { withdrawal: law }, order: { ...inParis, status: 'cancelled' } },
      'order_cancelled',
      'order',
      { status: 'cancelled' },
    ],
    [
      'the order was never placed',
      { policy: { withdrawal: law }, order: { ...inParis, status: 'checkout-draft' } },
      'not_paid',
      'order',
      {},
    ],
  ] satisfies readonly Case[]
).map(([title, situation, ...rest]) => [title, { ...situation, kind: 'withdrawal' }, ...rest]);

describe.each<[string, string, readonly Case[]]>([
  ['An order can’t be returned that', 'order_refused', ORDERS],
  ['A line can’t be returned that', 'line_not_returnable', LINES],
  ['A resolution can’t be had where', 'resolution_refused', RESOLUTIONS],
  ['A consumer can’t withdraw where', '', WITHDRAWALS],
])('%s', (_title, problem, cases) => {
  it.each(cases)('%s', (_case, situation, code, rule, params) => {
    const found = problemsOf({ ...situation, policy: { version: 7, ...situation.policy } });
    // A whole order that is over says so for all of its lines.
    expect(found.map((one) => one.verdict)).toEqual([{ code, rule, policyVersion: 7, params }]);
    if (problem && !(problem === 'line_not_returnable' && code === 'window_over')) expect(found[0]?.code).toBe(problem);
  });
});

it('Every refusal that the screens have a sentence for can happen', () => {
  const shown = [...ORDERS, ...LINES, ...RESOLUTIONS, ...WITHDRAWALS].map(([, , code]) => code);
  expect(new Set(shown)).toEqual(new Set(REFUSAL_CODES));
});
