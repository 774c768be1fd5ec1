// @vitest-environment happy-dom
import './set-up.ts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReturnStatus } from '../../../bridge/contract/shop.ts';
import { found, made, payout, READY_LABEL, returned, said } from './builders.ts';
import { brokenLine, fakeNetwork, json, refuse, ROOT } from './fake-network.ts';
import { chooseShirt, findOrder, OPEN, openForm, opens, request, sentTo, STATUS } from './open-form.tsx';
import { pass } from './time.ts';

async function requested(...answers: Parameters<typeof json>[0][]) {
  const log = fakeNetwork({
    'POST /shop/lookup': [json(found())],
    'POST /shop/returns': [json(made(), 201)],
    ...opens(json(returned({ label: READY_LABEL }))),
    [STATUS]: answers.map((answer) => json(answer)),
  });
  const form = openForm();
  await findOrder(form);
  await chooseShirt(form);
  await request(form);
  await screen.findByText('RMA-1001');
  return { form, polls: () => sentTo(log, STATUS).length };
}

function openLink(status: ReturnStatus) {
  window.history.replaceState(null, '', '#return=return-token');
  const log = fakeNetwork(opens(json(status)));
  return { form: openForm(), log };
}

describe('Right after the request', () => {
  it('shows return number and send-back date at once, and the label as soon as it is there', async () => {
    const { polls } = await requested(returned(), returned({ label: READY_LABEL }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Your return is registered' }));
    expect(screen.getByText('Please send your parcel by December 7, 2026.')).toBeTruthy();
    expect(screen.getByText('We are making your label…')).toBeTruthy();
    await pass(2200);
    const print = await screen.findByRole('link', { name: 'Print label' });
    expect(print.getAttribute('href')).toBe(`${ROOT}shop/labels/paper-token`);
    expect(screen.getByRole('link', { name: '9205590175477000' })).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('Your label is ready.');
    await pass(10_000);
    expect(polls()).toBe(2);
  });

  it('says after 20 seconds that the label follows by e-mail, asks less often, then stops', async () => {
    const { polls } = await requested(returned());
    await pass(22_000);
    expect(await screen.findByText(/It follows by e-mail to j•••@example.com/)).toBeTruthy();
    const early = polls();
    expect(early).toBeGreaterThan(15);
    await pass(10_000);
    expect(polls() - early).toBeLessThan(4);
    await pass(120_000);
    const last = polls();
    await pass(60_000);
    expect(polls()).toBe(last);
  });

  it('outlasts a lost answer while it waits for the label', async () => {
    const log = fakeNetwork({
      'POST /shop/lookup': [json(found())],
      'POST /shop/returns': [json(made(), 201)],
      [STATUS]: [brokenLine, json(returned({ label: READY_LABEL }))],
    });
    const form = openForm();
    await findOrder(form);
    await chooseShirt(form);
    await request(form);
    await screen.findByText('RMA-1001');
    await pass(2500);
    expect(await screen.findByRole('link', { name: 'Print label' })).toBeTruthy();
    expect(sentTo(log, STATUS)).toHaveLength(2);
  });

  it('shows the return again after a reload, and an empty form when something else is to go back', async () => {
    const { form } = await requested(returned({ label: READY_LABEL }));
    form.reload();
    expect(await screen.findByText('RMA-1001')).toBeTruthy();
    await form.user.click(screen.getByRole('button', { name: 'Return something else' }));
    expect(screen.getByLabelText<HTMLInputElement>('Order number').value).toBe('');
    expect(screen.getByLabelText<HTMLInputElement>('E-mail address').value).toBe('');
  });
});

describe('A return that has come further', () => {
  it.each(['in_transit', 'received', 'closed'] as const)('(%s) announces no label', async (state) => {
    openLink(returned({ state, label: READY_LABEL }));
    await screen.findByText('RMA-1001');
    await pass(100);
    expect(screen.getByRole('status').textContent).not.toMatch(/label/);
  });

  it('says no more that all is paid back once a withdrawal was cancelled', async () => {
    const confirmedAt = '2026-11-20T12:00:00Z';
    const refundBy = '2026-12-04T22:59:59Z';
    const withdrawal = { name: 'Jane Doe', confirmedAt, refundBy, returnCost: 'store' as const };
    openLink(returned({ kind: 'withdrawal', state: 'cancelled', withdrawal, label: { state: 'none' } }));
    await screen.findByText('RMA-1001');
    expect(screen.queryByText(/All is paid back by/)).toBeNull();
  });
});

describe('A link from an e-mail', () => {
  it.each<[string, Partial<ReturnStatus>, RegExp]>([
    [
      'We have your request',
      { state: 'requested', label: { state: 'awaiting_approval' }, decision: said('held_first_order') },
      /because it is your first order\. There is nothing to do yet: we write to j•••@example/,
    ],
    ['Your parcel is on its way', { state: 'in_transit', label: READY_LABEL }, /9205590175477000/],
    ['Your parcel has arrived', { state: 'received', label: READY_LABEL }, /We’re checking your items now/],
    ['Your parcel has been checked', { state: 'inspected', label: { state: 'none' } }, /Your refund comes next/],
    [
      'Your refund is paid',
      { state: 'closed', payouts: [payout({ state: 'settled' })], label: { state: 'none' } },
      /We have sent \$49.00 back/,
    ],
    [
      'Your return was not accepted',
      { state: 'rejected', rejectedBecause: 'Worn.', label: { state: 'none' } },
      /“Worn.”/,
    ],
    ['Your return was cancelled', { state: 'cancelled', label: { state: 'none' } }, /a new return at any time/],
    ['The time to send your parcel is over', { state: 'expired', label: { state: 'none' } }, /write to the store/],
  ])('shows "%s"', async (headline, change, sentence) => {
    openLink(returned(change));
    expect(await screen.findByRole('heading', { name: headline })).toBeTruthy();
    expect(screen.getByText(sentence)).toBeTruthy();
    if (change.state !== 'requested') expect(screen.queryByRole('link', { name: 'Print label' })).toBeNull();
  });

  it('marks a test label and shows the code for the counter', async () => {
    openLink(returned({ label: { ...READY_LABEL, test: true, qrCodeUrl: 'https://carrier.example/qr.png' } }));
    expect(await screen.findByText('TEST')).toBeTruthy();
    expect(screen.getByRole('img', { name: 'QR code for the counter' })).toBeTruthy();
  });

  it('says so when it is out of date, and leads to the form', async () => {
    window.history.replaceState(null, '', '#return=old');
    fakeNetwork({ [OPEN]: [refuse(410, 'link_over')] });
    const { user } = openForm();
    expect((await screen.findByRole('alert')).textContent).toContain(
      'This link no longer works. Please use the one in our latest e-mail',
    );
    await user.click(screen.getByRole('button', { name: 'Find your order' }));
    expect(screen.getByLabelText('Order number')).toBeTruthy();
    expect(window.location.hash).toBe('');
  });

  it('tries again on demand when nobody answers', async () => {
    window.history.replaceState(null, '', '#return=return-token');
    const down = refuse(503, 'bridge_unreachable');
    fakeNetwork(opens(down, down, json(returned({ label: READY_LABEL }))));
    const { user } = openForm();
    await pass(3_000);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('RMA-1001')).toBeTruthy();
  });
});

describe('Without a label', () => {
  const slip: ReturnStatus['label'] = {
    state: 'packing_slip',
    addressLines: ['Returns', '1 Main St'],
    carrier: null,
    trackingNumber: null,
  };
  const TRACKING = 'POST /shop/returns/tracking';

  it('gives the store’s address, the packing slip, and takes a tracking number', async () => {
    window.history.replaceState(null, '', '#return=return-token');
    const sent = returned({ label: { ...slip, carrier: 'DHL', trackingNumber: 'JD014600' } });
    const log = fakeNetwork({ ...opens(json(returned({ label: slip }))), [TRACKING]: [json(sent)] });
    const { user } = openForm();
    expect(await screen.findByText('1 Main St')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Print packing slip' }).getAttribute('href')).toBe(
      `${ROOT}shop/packing-slips/paper-token`,
    );
    await user.type(screen.getByLabelText('Tracking number'), 'JD014600');
    await user.type(screen.getByLabelText('Carrier (optional)'), 'DHL');
    await user.click(screen.getByRole('button', { name: 'Save tracking number' }));
    expect(await screen.findByRole('button', { name: 'Saved' })).toBeTruthy();
    expect(log.at(-1)?.body).toEqual({ session: 'session-1', carrier: 'DHL', trackingNumber: 'JD014600' });
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Your tracking number is saved.'));
    expect(screen.getByText(/^Thanks, we’ve noted your tracking number. Your refund starts when/)).toBeTruthy();
  });

  it('asks for a tracking number that can be one', async () => {
    const { form, log } = openLink(returned({ label: slip }));
    await form.user.type(await screen.findByLabelText('Tracking number'), '#1');
    await form.user.click(screen.getByRole('button', { name: 'Save tracking number' }));
    expect(screen.getByText(/letters and digits/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Tracking number'));
    expect(log).toHaveLength(1);
  });
});
