import { expect, it } from 'vitest';
import type { ReturnEventType } from '../../../bridge/domain/return.ts';
import { parcelDetail, withoutContact } from '../../../bridge/usecases/parcel-views.ts';
import { aReturn } from '../adapters/postgres/fixtures.ts';

it.each([
  ['A seam is open, 3 cm at the left arm', 'A seam is open, 3 cm at the left arm'],
  ['Write to jane.doe+x@example.com please', 'Write to … please'],
  ['Call +1 (408) 555-0101 or 0664/123 45 67', 'Call … or …'],
  ['Size 42, bought 2026', 'Size 42, bought 2026'],
  ['', ''],
])('of “%s” the warehouse reads “%s”', (text, shown) => {
  expect(withoutContact(text)).toBe(shown);
});

it('a long comment is read in no time', () => {
  const began = performance.now();
  withoutContact('1 '.repeat(50_000) + 'a'.repeat(100_000) + '+'.repeat(100_000));
  expect(performance.now() - began).toBeLessThan(500);
});

it('the warehouse reads what is known of a typed number, and that a parcel was shown to be sent', () => {
  const data = {
    carrier: 'ups',
    trackingNumber: '1Z999',
    status: 'moving',
    toStore: false,
    sinceApproval: null,
    usedIn: 'return',
    usedNumber: 'RMA-7',
    amount: 4_900,
    email: 'jane@example.com',
  };
  const types: readonly ReturnEventType[] = ['claim_reported', 'number_used_elsewhere', 'sent_proven'];
  const events = types.map((type) => ({
    type,
    actor: { type: 'boomerang' } as const,
    data,
    at: '2026-11-20T10:00:00Z',
  }));
  const { timeline } = parcelDetail({ entry: aReturn(), events, effects: [] });
  const { amount: _amount, email: _email, ...known } = data;
  const { status: _status, toStore: _to, sinceApproval: _since, carrier: _carrier, ...use } = known;
  expect(timeline.map((one) => [one.type, one.data])).toEqual([
    ['claim_reported', known],
    ['number_used_elsewhere', use],
    ['sent_proven', {}],
  ]);
});
