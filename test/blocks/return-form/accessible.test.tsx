// @vitest-environment happy-dom
import './set-up.ts';
import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import type { ReturnStatus } from '../../../bridge/contract/shop.ts';
import {
  foundForWithdrawal,
  foundWithAll,
  payout,
  READY_LABEL,
  reason,
  returned,
  said,
  shirt,
  socks,
} from './builders.ts';
import { fakeNetwork, json, refuse } from './fake-network.ts';
import { findOrder, foundInDoor, foundOrder, LOOKUP, openForm, opens, request, SUBMIT } from './open-form.tsx';
import { pass } from './time.ts';

const WITH_ALL: Partial<ReturnStatus> = {
  kind: 'withdrawal',
  payouts: [payout({ state: 'settled' }), payout({ resolution: 'store_credit' })],
  credit: { code: 'BACK-1', amount: 5000, left: 4000, expiresAt: '2027-11-23T12:00:00Z', usage: 'balance' },
  exchange: {
    state: 'awaiting_payment',
    orderNumber: '1050',
    items: [{ name: 'Red shirt', quantity: 1 }],
    due: 500,
    payUrl: 'https://shop.example/pay',
    code: null,
  },
  withdrawal: {
    name: 'Jane Doe',
    confirmedAt: '2026-11-23T12:00:00Z',
    refundBy: '2026-12-07T12:00:00Z',
    returnCost: 'customer',
  },
  extraParcels: [{ carrier: 'dhl_express', trackingNumber: 'JD1' }],
  labelAtMost: { amount: 795, currency: 'USD', decimals: 2 },
};

/** Colours need a real browser: they are checked in the journey through the real site. */
async function violations(): Promise<string[]> {
  vi.useRealTimers();
  const { violations: found } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe('axe finds nothing', () => {
  it('on the first step, with all fields refused', async () => {
    const { user } = openForm();
    await user.click(screen.getByRole('button', { name: 'Find my order' }));
    expect(await violations()).toEqual([]);
  });

  it('on the items, with every question open, something missing and a refusal', async () => {
    const closed = shirt({ lineId: 3, returnable: 0, refusal: said('virtual') });
    const asking = reason('damaged', 'Damaged', { photoRequired: true, commentRequired: true });
    const order = foundWithAll(
      { exchangeScope: 'any', reasons: [asking, reason('too_small', 'Too small', { resolutions: ['refund'] })] },
      [shirt(), socks(), closed],
    );
    const items = [
      {
        productId: 9,
        variationId: 0,
        name: 'Red shirt',
        imageUrl: null,
        price: 5000,
        difference: 500,
        available: true,
      },
      {
        productId: 8,
        variationId: 0,
        name: 'Old shirt',
        imageUrl: null,
        price: 5000,
        difference: 500,
        available: false,
      },
    ];
    const { form, user } = await foundOrder(order, {
      'POST /shop/exchange-items': [json({ items })],
      [SUBMIT]: [refuse(503, 'store_unavailable')],
    });
    await user.click(screen.getByRole('checkbox', { name: /Blue shirt/ }));
    await user.selectOptions(screen.getByRole('combobox'), 'Damaged');
    await user.click(screen.getByRole('radio', { name: /^Exchange/ }));
    await screen.findByRole('button', { name: /Red shirt/ });
    await request(form);
    expect(screen.getByText('Please add a photo.')).toBeTruthy();
    await pass(500);
    expect(await violations()).toEqual([]);
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await user.selectOptions(screen.getByRole('combobox'), 'Too small');
    await request(form);
    await screen.findByRole('alert');
    expect(await violations()).toEqual([]);
  });

  it('in the statutory door, on both steps', async () => {
    const { user } = await foundInDoor(foundForWithdrawal({ resolutions: ['refund', 'store_credit'] }));
    await user.clear(screen.getByLabelText('Your name'));
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(await violations()).toEqual([]);
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await user.type(screen.getByLabelText('Your name'), 'Jane Doe');
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await screen.findByRole('heading', { name: 'Check your withdrawal' });
    expect(await violations()).toEqual([]);
  });

  it('while the bridge is down: on the request in words, with all of it missing, and on its receipt', async () => {
    fakeNetwork({
      [LOOKUP]: [refuse(503, 'bridge_unreachable', { away: true })],
      'POST /kept': [json({ receipt: 'K-7F3K-9Q2M', keptAt: '2026-11-23T12:00:00.000Z' }, 201)],
    });
    const form = openForm({ withdrawal: true });
    const { user } = form;
    await findOrder(form);
    await user.click(await screen.findByRole('button', { name: 'Leave your request here' }));
    await user.click(screen.getByRole('radio', { name: 'I withdraw from the contract' }));
    await user.click(screen.getByRole('button', { name: 'Confirm withdrawal' }));
    expect(await violations()).toEqual([]);
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await user.type(screen.getByLabelText('Your name'), 'Jane Doe');
    await user.type(screen.getByLabelText('What is it about?'), 'All of it');
    await user.click(screen.getByRole('button', { name: 'Confirm withdrawal' }));
    await screen.findByText('K-7F3K-9Q2M');
    expect(await violations()).toEqual([]);
  });

  const slip = { state: 'packing_slip', addressLines: ['Returns'], carrier: null, trackingNumber: null } as const;
  it.each<[string, Partial<ReturnStatus>]>([
    ['a label', { label: { ...READY_LABEL, test: true, qrCodeUrl: 'https://carrier.example/qr.png' } }],
    ['a packing slip', { label: { ...slip, addressLines: [...slip.addressLines] } }],
    ['all that may come for it', { ...WITH_ALL, can: ['change', 'cancel', 'add_parcel'] }],
  ])('on a return with %s', async (_, change) => {
    window.history.replaceState(null, '', '#return=return-token');
    fakeNetwork(opens(json(returned(change))));
    openForm();
    await screen.findByText('RMA-1001');
    expect(await violations()).toEqual([]);
  });
});
