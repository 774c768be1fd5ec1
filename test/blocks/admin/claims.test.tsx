// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { eventSentence } from '../../../blocks/admin/return/sentences.ts';
import type { ReturnDetail, TimelineEntry } from '../../../bridge/contract/staff.ts';
import { violations } from './axe.ts';
import { ID, NOW, PATH, aPayout, aReturn } from './builders.ts';
import { fakeNetwork, json } from './network.ts';
import { everyTestAnew, open } from './set-up.tsx';

const CLAIM: ReturnDetail['claims'][number] = {
  carrier: 'usps',
  trackingNumber: '9400',
  status: 'moving',
  at: NOW,
  toStore: false,
  sinceApproval: null,
  usedBy: null,
};

function show(change: Partial<ReturnDetail>) {
  const detail = aReturn({
    can: ['release_payout', 'receive', 'sent'],
    payouts: [aPayout({ held: 'unproven_shipment' })],
    claims: [CLAIM],
    ...change,
  });
  const network = { [`GET ${PATH}`]: [json(detail)], [`POST ${PATH}/commands`]: [json(aReturn())] };
  const log = fakeNetwork(network);
  return { log, ...open('returns', `?page=boomerang-returns&return=${ID}`) };
}

everyTestAnew();

describe('A payout that waits for proof of sending', () => {
  it('is the next step, with what is known of the typed number, and is paid after a yes', async () => {
    const { log, user } = show({});
    const heading = await screen.findByRole('heading', { name: 'Check the proof of sending' });
    const step = heading.closest('section, .components-card')?.textContent ?? document.body.textContent;
    expect(step).toContain('USPS 9400: The carrier says it’s on its way. It doesn’t go to your address.');
    await user.click(screen.getByRole('button', { name: 'Let it go ahead' }));
    const dialog = await screen.findByRole('dialog', { name: 'Take the parcel as sent?' });
    expect(dialog.textContent).toContain('You haven’t got the parcel yet. $70.35 goes back to the shopper.');
    await user.click(within(dialog).getByRole('button', { name: 'Yes, pay now' }));
    expect(log.at(-1)?.body).toEqual({ revision: 4, command: { type: 'release_payout', resolution: 'refund' } });
  });

  it('names the day by which a withdrawal wants the decision, and axe finds no fault', async () => {
    const withdrawal = {
      name: 'Jane',
      confirmedAt: NOW,
      refundBy: '2026-12-07T12:00:00.000Z',
      sentAt: null,
      returnCost: 'store',
      urgent: false,
    } as const;
    show({ kind: 'withdrawal', withdrawal });
    expect(await screen.findByText(/Please decide by Dec\w* 7, 2026/)).toBeTruthy();
    expect(screen.getByText(/typed a tracking number/)).toBeTruthy();
    expect(await violations()).toEqual([]);
  });
});

describe('The timeline', () => {
  const entry = (type: string, data: TimelineEntry['data'], by: 'guest' | 'staff' = 'guest'): TimelineEntry => {
    return { type, actor: { type: by, name: null }, data, at: NOW };
  };
  const parcel = { carrier: 'usps', trackingNumber: '9400' };

  it.each([
    [entry('tracking_entered', parcel), 'The shopper says that the parcel is on its way: USPS 9400.'],
    [entry('parcel_added', parcel, 'staff'), 'One more parcel was entered: USPS 9400.'],
    [
      entry('claim_reported', { ...parcel, status: 'delivered', toStore: true, sinceApproval: true }),
      'USPS 9400: The carrier says it was delivered. It goes to your address. It was first scanned after you approved the return.',
    ],
    [
      entry('claim_reported', { ...parcel, status: 'moving', toStore: null, sinceApproval: false }),
      'USPS 9400: The carrier says it’s on its way. The carrier doesn’t say where it goes. It was on its way before you approved the return.',
    ],
    [
      entry('number_used_elsewhere', { usedIn: 'return', usedNumber: 'RMA-1003' }),
      'It’s no proof: return RMA-1003 has the same number.',
    ],
    [
      entry('number_used_elsewhere', { usedIn: 'own_order', usedNumber: '64' }),
      'It’s no proof: you sent this order out under this number.',
    ],
  ])('says who says so: %#', (one, sentence) => {
    expect(eventSentence(one)).toBe(sentence);
  });
});
