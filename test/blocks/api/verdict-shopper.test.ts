// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { shopperVerdict } from '../../../blocks/api/verdict-shopper.ts';
import { DECISION_CODES, REFUSAL_CODES } from '../../../bridge/domain/verdict.ts';

const EUR = { currency: 'EUR', decimals: 2 };
const say = (code: string, params = {}, locale = 'en_US') => shopperVerdict({ code, params }, EUR, locale);
const NOBODY_KNOWS = say('no_such_code');

describe('Every verdict has one plain sentence for the shopper', () => {
  it.each([...REFUSAL_CODES, ...DECISION_CODES])('%s, even without what decided it', (code) => {
    const sentence = say(code);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toMatch(/%[sd1-9]|null|undefined|NaN/);
    expect(sentence).not.toBe(NOBODY_KNOWS);
  });

  it('a code of a newer bridge is still a refusal in words', () => {
    expect(NOBODY_KNOWS).toMatch(/^The store’s rules don’t allow this/);
  });
});

describe('The sentence names what decided', () => {
  it.each<[string, object, string]>([
    ['window_over', { until: '2026-11-01T09:00:00Z' }, 'Could be returned until Nov 1, 2026.'],
    ['withdrawal_over', { until: '2026-11-01T09:00:00Z' }, 'You could withdraw until Nov 1, 2026.'],
    [
      'approved_by_law',
      { until: '2026-12-01T09:00:00Z' },
      'Accepted at once: you have the right to withdraw until Dec 1, 2026.',
    ],
    ['minimum_value', { minimum: 2000, total: 1500 }, 'Only orders of €20.00 or more can be returned.'],
    [
      'keep_over_value',
      { limit: 1000, worth: 4900 },
      'Items you keep can be worth up to €10.00 per order. Please choose another option.',
    ],
    [
      'held_value',
      { limit: 10_000, worth: 12_000 },
      'The store looks at it first: returns of this order come to more than €100.00.',
    ],
    [
      'over_ceiling',
      { limit: 50_000, worth: 60_000 },
      'The store checks before more than €500.00 is paid for an order, or to a customer.',
    ],
    [
      'held_earlier_returns',
      { returns: 1, limit: 0 },
      'The store looks at it first, because you have had 1 return before.',
    ],
    ['held_limit', { returns: 4, days: 90, limit: 3 }, 'The store looks at it first: returns in the last 90 days: 4.'],
    ['all_returned', { quantity: 2 }, 'All 2 are already in a return.'],
    ['all_returned', { quantity: 1 }, 'Already in a return.'],
    ['reason_disallows', { resolution: 'exchange', reasonId: 'broken' }, 'Not for this reason.'],
    ['reason_disallows', { resolution: 'exchange', reasonId: '' }, 'The store does not offer this for this item.'],
    [
      'exchange_out_of_stock',
      { name: 'Red shirt', inStock: 0, quantity: 1 },
      'Red shirt is sold out. Please choose another item.',
    ],
    [
      'exchange_out_of_stock',
      { name: 'Red shirt', inStock: 1, quantity: 2 },
      'In stock: 1 of Red shirt. Please choose fewer, or another item.',
    ],
    ['exchange_not_available', { name: '', why: 'currency' }, 'Not for orders that were paid in another currency.'],
    [
      'withdrawal_excepted',
      { by: 'role', role: 'wholesale' },
      'The right of withdrawal is for consumers, and you bought as a business.',
    ],
    [
      'credit_other_currency',
      { storeCurrency: 'EUR', currency: 'USD' },
      'The store gives credit in EUR only, and you paid in another currency.',
    ],
    [
      'withdrawal_country',
      { country: 'CH' },
      'For orders to Switzerland there is no legal right of withdrawal in this store.',
    ],
  ])('%s %o', (code, params, sentence) => {
    expect(say(code, params)).toBe(sentence);
  });

  it('with dates as the page writes them', () => {
    expect(say('window_over', { until: '2026-11-01T09:00:00Z' }, 'de_DE')).toContain('01.11.2026');
  });
});
