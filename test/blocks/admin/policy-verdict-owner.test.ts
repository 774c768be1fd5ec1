// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { ownerVerdict } from '../../../blocks/api/verdict-owner.ts';
import { DECISION_CODES, REFUSAL_CODES, type VerdictParams } from '../../../bridge/domain/verdict.ts';

const USD = { currency: 'USD', decimals: 2 };
const CODES = [...REFUSAL_CODES, ...DECISION_CODES];
const title = (id: string) => (id === 'too_small' ? 'Too small' : null);

/** What the engine tells with each code, and what of it the sentence has to name. */
const told: Readonly<Partial<Record<(typeof CODES)[number], [VerdictParams, string[]]>>> = {
  order_state: [{ status: 'processing' }, ['processing']],
  minimum_value: [{ total: 1500, minimum: 2000, ...USD }, ['$15.00', '$20.00']],
  window_over: [
    {
      until: '2026-11-20T12:00:00.000Z',
      start: '2026-10-21T12:00:00.000Z',
      from: 'delivery',
      windowDays: 30,
      name: 'Shoes',
    },
    ['Nov 20, 2026', '30 days from the delivery on Oct 21, 2026', 'Shoes'],
  ],
  all_returned: [{ quantity: 3 }, ['3']],
  all_refunded: [{ quantity: 2 }, ['2']],
  reason_disallows: [{ resolution: 'refund', reasonId: 'too_small' }, ['Too small']],
  keep_over_value: [{ worth: 1500, limit: 1000, ...USD }, ['$15.00', '$10.00']],
  keep_reason: [{ reasonId: 'too_small' }, ['Too small']],
  credit_other_currency: [{ currency: 'EUR', storeCurrency: 'USD' }, ['EUR', 'USD']],
  exchange_out_of_stock: [{ name: 'Cap', inStock: 1, quantity: 3 }, ['Cap', '1 of 3']],
  exchange_not_available: [{ name: 'Cap', why: 'tax_class' }, ['Cap', 'taxed']],
  withdrawal_country: [{ country: 'US' }, ['United States']],
  withdrawal_over: [
    { until: '2026-11-20T12:00:00.000Z', start: '2026-11-06T12:00:00.000Z', days: 14 },
    ['14', 'Nov 6, 2026', 'Nov 20, 2026'],
  ],
  withdrawal_excepted: [{ by: 'role', role: 'wholesale' }, ['wholesale']],
  held_reason: [{ reasonId: 'too_small' }, ['Too small']],
  held_value: [{ worth: 25000, limit: 10000, ...USD }, ['$250.00', '$100.00']],
  held_earlier_returns: [{ returns: 6, limit: 5 }, ['6', '5']],
  held_limit: [{ returns: 4, limit: 3, days: 90 }, ['4', '3', '90']],
  held_findings: [{ findings: 2 }, ['2']],
  over_ceiling: [
    { worth: 50000, limit: 20000, days: 30, currency: 'EUR', decimals: 2 },
    ['€500.00', '€200.00', '30 days'],
  ],
};

beforeEach(() => {
  document.documentElement.lang = 'en-US';
});

describe('The owner’s sentence of a verdict', () => {
  it.each(CODES)('of %s is one of its own, with what decided and without', (code) => {
    const [params, names] = told[code] ?? [{}, []];
    const sentence = ownerVerdict({ code, params }, USD, title);
    for (const name of names) expect(sentence).toContain(name);
    const bare = ownerVerdict({ code, params: {} }, USD);
    expect([sentence, bare].join(' ')).not.toMatch(/%|null|undefined|NaN|Decided by your policy/);
    expect(bare).toMatch(/\.$/);
  });

  it('is never that of another code', () => {
    const all = CODES.map((code) => ownerVerdict({ code, params: {} }, USD));
    expect(new Set(all).size).toBe(CODES.length);
  });

  it.each(['tax_class', 'other_product', 'currency', 'unheard_of'])('knows why an exchange is not there: %s', (why) => {
    const others = ['tax_class', 'other_product', 'currency', 'unheard_of'].filter((one) => one !== why);
    const told = (why: string) => ownerVerdict({ code: 'exchange_not_available', params: { name: 'Cap', why } }, USD);
    expect(others.map(told)).not.toContain(told(why));
  });

  it.each(['product', 'category', 'role', 'virtual', 'unheard_of'])('knows what excepts from withdrawal: %s', (by) => {
    const others = ['product', 'category', 'role', 'virtual', 'unheard_of'].filter((one) => one !== by);
    const told = (by: string) => ownerVerdict({ code: 'withdrawal_excepted', params: { by } }, USD);
    expect(others.map(told)).not.toContain(told(by));
  });

  it.each(['delivery', 'completion', 'payment', 'order'])('says that the days were counted from %s', (from) => {
    const params = { until: '2026-11-20T12:00:00.000Z', start: '2026-10-21T12:00:00.000Z', from, windowDays: 30 };
    expect(ownerVerdict({ code: 'window_over', params }, USD)).toContain(`30 days from the ${from} on Oct 21, 2026`);
  });

  it('stays a sentence for a code of a newer bridge', () => {
    expect(ownerVerdict({ code: 'toString', params: {} }, USD)).toBe('Decided by your policy.');
  });
});
