// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { formatAge, formatAmount } from '../../../blocks/admin/shared/format.ts';
import { eventSentence } from '../../../blocks/admin/return/sentences.ts';
import { staffErrorMessage } from '../../../blocks/api/staff-error-message.ts';
import { ownerVerdict } from '../../../blocks/api/verdict-owner.ts';
import { StaffProblem } from '../../../blocks/api/staff-problem.ts';
import { PROBLEM_CODES } from '../../../bridge/contract/endpoints.ts';
import type { TimelineEntry } from '../../../bridge/contract/staff.ts';
import { RETURN_EVENT_TYPES } from '../../../bridge/domain/return.ts';

const entry = (type: string, data: TimelineEntry['data'] = {}): TimelineEntry => ({
  type,
  actor: { type: 'boomerang', name: null },
  data,
  at: '2026-11-23T12:00:00.000Z',
});

beforeEach(() => {
  document.documentElement.lang = 'en-US';
});

describe('The timeline', () => {
  it.each(RETURN_EVENT_TYPES)('has a sentence for %s, also where nothing more was recorded', (type) => {
    const sentence = eventSentence(entry(type));
    expect(sentence).toMatch(/^[A-Z].*[.?”]$/);
    expect(sentence).not.toMatch(/undefined|null|NaN|%/);
    expect(sentence).not.toContain('_');
  });

  it.each([
    ['requested', { lines: 2 }, 'The return of 2 items was requested.'],
    [
      'requested',
      { lines: 2, receipt: 'K-7F3K-9Q2M' },
      'The return was requested while the bridge was down (receipt K-7F3K-9Q2M).',
    ],
    ['label_ready', { carrier: 'usps', trackingNumber: '9400' }, 'The return label is ready: USPS 9400.'],
    [
      'inspected',
      { sellable: 2, damaged: 1, missing: 0 },
      'The items were inspected: 2 sellable, 1 damaged, 0 missing.',
    ],
    ['restocked', { product: 'Cap', quantity: 2, before: 3, after: 5 }, '2 × Cap went back to stock: 3 before, 5 now.'],
    [
      'refunded',
      { amount: 7035, currency: 'USD', decimals: 2, refundId: 9 },
      '$70.35 was refunded. Refund 9 in WooCommerce.',
    ],
    ['refunded', { amount: 7035, currency: 'USD', decimals: 2, refundId: 0 }, '$70.35 was refunded.'],
    ['refund_failed', { code: 'x', message: 'No funds' }, 'The refund failed. WooCommerce said: “No funds”'],
    ['doubt_resolved', { effect: 'refund', happened: true }, 'Refund: staff said that it did happen.'],
    ['requested', { lines: 1, kind: 'withdrawal' }, 'The shopper withdrew from the contract.'],
    [
      'refund_started',
      { resolution: 'store_credit', amount: 500, currency: 'EUR', decimals: 2 },
      'The store credit of €5.00 is being made.',
    ],
    [
      'credit_issued',
      { code: 'AB-12', amount: 500, currency: 'EUR', decimals: 2 },
      '€5.00 was given as store credit. Coupon AB-12.',
    ],
    [
      'credit_expired',
      { why: 'revoked', amount: 500, currency: 'EUR', decimals: 2 },
      'The coupon was removed: €5.00 of store credit is gone.',
    ],
    ['exchange_ordered', { orderNumber: '2001' }, 'Order #2001 was made for the exchange; it holds the stock.'],
    [
      'exchange_failed',
      { code: 'out_of_stock' },
      'The new item was out of stock: the shopper was asked to choose again.',
    ],
    [
      'payout_held',
      { held: 'over_ceiling', amount: 90000, currency: 'USD', decimals: 2 },
      'A payout of $900.00 was held. This waits for you: your policy pays only so much for an order, and to a customer, without a person.',
    ],
    [
      'payout_held',
      { held: 'over_ceiling', amount: 90000, worth: 120000, limit: 100000, days: 30, currency: 'USD', decimals: 2 },
      'A payout of $900.00 was held. With this, $1,200.00 would go out for the order and to the customer in 30 days; up to $1,000.00 goes out without you.',
    ],
    ['overridden', { reason: 'Good customer' }, 'The policy was overridden: “Good customer”'],
    [
      'parcel_added',
      { carrier: 'ups', trackingNumber: '1Z' },
      'The shopper says that one more parcel is on its way: UPS 1Z.',
    ],
    [
      'deadline_near',
      { refundBy: '2026-12-01T00:00:00.000Z' },
      'A warning went out: all has to be paid back by Dec 1, 2026.',
    ],
    [
      'decided',
      { code: 'approved_by_policy', rule: 'approval', policyVersion: 2 },
      'Accepted at once, as your policy says.',
    ],
    ['email_sent', { email: 'rejected' }, 'E-mail sent: rejection to the shopper.'],
  ])('tells %s with what was recorded', (type, data, sentence) => {
    expect(eventSentence(entry(type, data))).toBe(sentence);
  });

  it('does not break on an event of a newer version', () => {
    expect(eventSentence(entry('teleported'))).toContain('teleported');
  });
});

describe('A refusal', () => {
  it.each(PROBLEM_CODES)('is a sentence for %s, not a code', (code) => {
    expect(staffErrorMessage(new StaffProblem({ code, status: 400 }))).toMatch(/^[A-Z].{20,}[.?]$/);
  });

  it('by the rules says which one, and what to do about it', () => {
    const refusal = (code: string) =>
      staffErrorMessage(
        new StaffProblem({ code, params: { reason: 'virtual', rule: 'order', policyVersion: 1, lineId: 3 } }),
      );
    const why = ownerVerdict({ code: 'virtual', params: {} }, { currency: 'USD', decimals: 2 });
    expect(refusal('line_not_returnable')).toBe(why);
    expect(refusal('override_required')).toBe(
      `${why} Your policy refuses this. To do it all the same, write down why.`,
    );
  });

  it('of an unknown kind still says what the other program said', () => {
    expect(staffErrorMessage(new StaffProblem({ code: 'new_code', title: 'Out of paper' }))).toContain('Out of paper');
  });
});

describe('Amounts and times', () => {
  it.each([
    [9007199254740991, { currency: 'USD', decimals: 2 }, '$90,071,992,547,409.91'],
    [-5, { currency: 'EUR', decimals: 2 }, '-€0.05'],
    [1200, { currency: 'JPY', decimals: 0 }, '¥1,200'],
    [1234, { currency: 'KWD', decimals: 3 }, 'KWD 1.234'],
  ])('writes %i minor units exactly', (minor, currency, text) => {
    expect(formatAmount(minor, currency).replaceAll('\u00a0', ' ')).toBe(text);
  });

  it.each([
    ['2026-11-23T11:59:30Z', 'now'],
    ['2026-11-23T11:00:00Z', '1 hour ago'],
    ['2026-11-21T00:00:00Z', '2 days ago'],
    ['2026-11-23T12:03:00Z', 'in 3 minutes'],
  ])('says how long ago %s was', (instant, text) => {
    expect(formatAge(instant, Date.parse('2026-11-23T12:00:00Z'))).toBe(text);
  });
});
