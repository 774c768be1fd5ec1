import { describe, expect, it, vi } from 'vitest';
import { PROBLEM_CODES } from '../../../bridge/contract/endpoints.ts';
import { errorMessage } from '../../../blocks/api/error-message.ts';
import { shopperVerdict } from '../../../blocks/api/verdict-shopper.ts';

describe('The sentence of a problem', () => {
  it.each(PROBLEM_CODES)('%s: is a sentence of its own, and no code', (code) => {
    const sentence = errorMessage({ code });
    expect(sentence).toMatch(/^[A-Z].{15,}[.]$/);
    expect(sentence).not.toContain(code);
    expect(sentence).not.toContain('%');
  });

  it('says in how many minutes, or hours, the next attempt is possible', () => {
    const after = (retryAfter: number) => errorMessage({ code: 'too_many_attempts', params: { retryAfter } });
    expect(after(20)).toContain('in 1 minute.');
    expect(after(61)).toContain('in 2 minutes.');
    expect(after(86_400)).toContain('in 24 hours.');
  });

  it('says how many can still be returned', () => {
    const left = (returnable: number) => errorMessage({ code: 'quantity_not_returnable', params: { returnable } });
    expect(left(2)).toContain('Only 2 of this item');
    expect(left(0)).toContain('can no longer be returned');
  });

  it.each(['order_refused', 'line_not_returnable', 'resolution_refused'])('%s: names the rule that refused', (code) => {
    vi.stubGlobal('document', { documentElement: { lang: 'en-US' } });
    const params = { reason: 'minimum_value', minimum: 2500, total: 900, currency: 'EUR', decimals: 2, lineId: 3 };
    const money = { currency: 'EUR', decimals: 2 };
    expect(errorMessage({ code, params })).toBe(shopperVerdict({ code: 'minimum_value', params }, money, 'en_US'));
    expect(errorMessage({ code, params })).toContain('€25.00');
    vi.unstubAllGlobals();
  });

  it('leads from a copy of the store to the store itself', () => {
    const params = { reason: 'site', paired: 'https://shop.example' };
    expect(errorMessage({ code: 'signature_refused', params })).toBe(
      'This is only a copy of the store. Please return your goods at https://shop.example.',
    );
  });

  it('reads a code that nobody knows as a site that is broken, not as one out of reach', () => {
    expect(errorMessage({ code: 'rest_no_route' })).toBe(errorMessage({ code: 'site_broken' }));
    expect(errorMessage({ code: 'toString' })).toBe(errorMessage({ code: 'site_broken' }));
  });
});
