// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { ownerVerdict } from '../../../blocks/api/verdict-owner.ts';
import { DECISION_CODES, REFUSAL_CODES, type VerdictParams } from '../../../bridge/domain/verdict.ts';

const USD = { currency: 'USD', decimals: 2 };
const CODES = [...REFUSAL_CODES, ...DECISION_CODES];

/** What the engine tells with each code, and what of it the sentence has to name. */
const told: Readonly<Partial<Record<(typeof CODES)[number], [VerdictParams, string[]]>>> = {
  order_state: [{ status: 'processing' }, ['processing']],
  minimum_value: [{ total: 1500, minimum: 2000 }, ['$15.00', '$20.00']],
  window_over: [{ until: '2026-11-20T12:00:00.000Z', days: 30 }, ['Nov 20, 2026']],
  all_returned: [{ quantity: 3 }, ['3']],
  all_refunded: [{ quantity: 2 }, ['2']],
  reason_disallows: [{ reason: 'Too small' }, ['Too small']],
  keep_over_value: [{ value: 1500, underValue: 1000 }, ['$15.00', '$10.00']],
  keep_reason: [{ reason: 'Too small' }, ['Too small']],
  credit_other_currency: [{ orderCurrency: 'EUR', storeCurrency: 'USD' }, ['EUR', 'USD']],
  withdrawal_country: [{ country: 'US' }, ['United States']],
  withdrawal_over: [{ until: '2026-11-20T12:00:00.000Z', days: 14 }, ['Nov 20, 2026']],
  approved_by_law: [{ until: '2026-11-20T12:00:00.000Z', days: 14 }, ['Nov 20, 2026']],
  held_reason: [{ reason: 'Too small' }, ['Too small']],
  held_value: [{ value: 25000, upToValue: 10000 }, ['$250.00', '$100.00']],
  held_earlier_returns: [{ earlierReturns: 6, limit: 5 }, ['6', '5']],
  held_limit: [{ returns: 4, limit: 3, days: 90 }, ['4', '3', '90']],
  over_ceiling: [{ amount: 50000, ceiling: 20000 }, ['$500.00', '$200.00']],
};

beforeEach(() => {
  document.documentElement.lang = 'en-US';
});

describe('The owner’s sentence of a verdict', () => {
  it.each(CODES)('of %s is one of its own, with what decided and without', (code) => {
    const [params, names] = told[code] ?? [{}, []];
    const sentence = ownerVerdict({ code, params }, USD);
    for (const name of names) expect(sentence).toContain(name);
    const bare = ownerVerdict({ code, params: {} }, USD);
    expect([sentence, bare].join(' ')).not.toMatch(/%|null|undefined|NaN|Decided by your policy/);
    expect(bare).toMatch(/\.$/);
  });

  it('is never that of another code', () => {
    const all = CODES.map((code) => ownerVerdict({ code, params: {} }, USD));
    expect(new Set(all).size).toBe(CODES.length);
  });

  it('stays a sentence for a code of a newer bridge', () => {
    expect(ownerVerdict({ code: 'toString', params: {} }, USD)).toBe('Decided by your policy.');
  });
});
