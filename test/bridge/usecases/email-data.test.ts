import { describe, expect, it } from 'vitest';
import type { EmailKind } from '../../../bridge/domain/effect.ts';
import type { Payout, Return, Shipping } from '../../../bridge/domain/return.ts';
import { emailData } from '../../../bridge/usecases/effects/email-data.ts';
import { aLine, aPolicy, aReturn, NOW } from '../domain/builders.ts';

const deps = {
  carriers: async () => null,
  secrets: { sign: () => 'link' },
  siteUrl: 'https://shop.example.com',
} as unknown as Parameters<typeof emailData>[0];
const dataOf = (kind: EmailKind, entry: Return, policy = aPolicy()) => emailData(deps, kind, entry, policy);

const settled = { state: 'settled', effectId: null, byHand: false, settledAt: NOW, amount: 0 } as const;
const label: Shipping = {
  state: 'label',
  carrier: 'usps',
  trackingNumber: '9205',
  trackingUrl: null,
  qrCodeUrl: null,
  test: false,
  source: 'shippo',
  transactionId: 'tx-1',
  cost: null,
  readyAt: NOW,
};

describe('What an e-mail is told of a return', () => {
  it('is a peer’s own words only where the owner reads it', async () => {
    const failed: Payout = {
      resolution: 'store_credit',
      state: 'failed',
      amount: 1,
      effectId: 'e',
      code: 'x',
      message: 'No funds.',
    };
    const entry = aReturn({ payouts: [{ resolution: 'refund', ...settled, amount: 5 }, failed] });
    expect((await dataOf('refunded', entry)).reason).toBeNull();
    expect((await dataOf('owner_failed_payout', entry)).reason).toBe('No funds.');
    expect((await dataOf('rejected', aReturn({ parcel: { state: 'rejected', reason: 'Worn.' } }))).reason).toBe(
      'Worn.',
    );
  });

  it('names what was missing of each payout that came to nothing, and each line by itself', async () => {
    const lines = [
      aLine({ orderLineId: 11, name: 'Mug' }),
      aLine({ orderLineId: 12, name: 'Mug', resolution: 'store_credit' }),
      aLine({ orderLineId: 13, name: 'Cap', resolution: 'exchange' }),
    ];
    const none = { sellable: 0, damaged: 0, missing: 2, lowered: null };
    const inspection = [11, 12].map((orderLineId) => ({ orderLineId, ...none }));
    const parcel = {
      state: 'inspected' as const,
      receivedAt: NOW,
      inspection: [...inspection, { orderLineId: 13, ...none, sellable: 2, missing: 0 }],
    };
    const payouts = (['refund', 'store_credit'] as const).map((resolution): Payout => ({ resolution, ...settled }));
    const open: Payout = {
      resolution: 'exchange',
      state: 'pending',
      amount: 9756,
      effectId: null,
      byHand: false,
      held: null,
    };
    const { less } = await dataOf('nothing_paid', aReturn({ lines, parcel, payouts: [...payouts, open] }));
    const mug = { name: 'Mug', quantity: 2, amount: '-$97.56', reason: null };
    expect(less).toEqual({ items: [mug, mug], left: '$0.00', committed: '$195.12' });
  });

  it.each([
    ['a label that is given back', label, 'void'],
    ['one that is paid when it is used', label, 'unused'],
    ['one that the owner uploaded', { ...label, source: 'owner', transactionId: null }, 'unused'],
    ['one that is being made', { state: 'preparing', effectId: 'e' }, 'unused'],
    ['a packing slip', { state: 'packing_slip', instead: 'no_rate', carrier: null, trackingNumber: null }, null],
  ] as [string, Shipping, string | null][])(
    'says of a cancelled return what becomes of %s',
    async (what, shipping, told) => {
      const policy = aPolicy();
      const onUse = { ...policy, labels: { ...policy.labels, kind: 'pay_on_use' as const } };
      const entry = aReturn({ parcel: { state: 'cancelled' }, shipping });
      expect((await dataOf('cancelled', entry, what.includes('used') ? onUse : policy)).endedLabel).toBe(told);
      expect(
        (await dataOf('approved', { ...entry, parcel: { state: 'approved', sendBackBy: NOW } })).endedLabel,
      ).toBeNull();
    },
  );
});
