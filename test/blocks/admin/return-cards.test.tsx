// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { violations } from './axe.ts';
import { ID, PATH, aPayout, aReturn } from './builders.ts';
import { fakeNetwork, json, refuse, type Asked, type Reply } from './network.ts';
import { everyTestAnew, open, pass } from './set-up.tsx';

const SEARCH = `?page=boomerang-returns&return=${ID}`;
const sent = (log: readonly Asked[]) => log.filter((one) => one.method === 'POST').map((one) => one.body);
const card = (name: string) => within(screen.getByRole('region', { name }));

function show(change: Partial<ReturnDetail>, routes: Record<string, Reply[]> = {}) {
  const log = fakeNetwork({
    [`GET ${PATH}`]: [json(aReturn(change))],
    [`POST ${PATH}/commands`]: [json(aReturn({ ...change, revision: 5 }))],
    ...routes,
  });
  return { log, ...open('returns', SEARCH, { orderUrl: 'order/{id}' }) };
}

everyTestAnew();

describe('How it was decided', () => {
  it('is a sentence, with the setting and a link to the version that counted', async () => {
    show({
      decision: { code: 'held_first_order', rule: 'approval.firstOrder', policyVersion: 2, params: {} },
      override: {
        reason: 'A regular of our shop',
        refusals: [{ code: 'virtual', rule: 'order', policyVersion: 2, params: {} }],
      },
    });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    const how = card('How it was decided');
    expect(how.getByText(/first order/, { selector: 'p:not(.boomerang-muted)' })).toBeTruthy();
    expect(how.getAllByRole('link', { name: 'Policy version 2' })[0]?.getAttribute('href')).toBe(
      '?page=boomerang-policy&version=2',
    );
    expect(how.getByText('Your team’s reason: “A regular of our shop”')).toBeTruthy();
    expect(how.getByRole('listitem')).toBeTruthy();
  });

  it('names who approved it, and no longer says that it waits', async () => {
    const at = '2026-11-21T12:00:00.000Z';
    const actor = { type: 'staff' as const, name: 'Olga Owner' };
    show({
      decision: { code: 'held_person', rule: 'approval.mode', policyVersion: 2, params: {} },
      timeline: [{ type: 'approved', actor, data: {}, at }],
    });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    const how = card('How it was decided');
    expect(how.queryByText(/Waits for you/)).toBeNull();
    expect(how.getByText('Approved by Olga Owner on Nov 21, 2026.')).toBeTruthy();
  });
});

describe('An item of a subscription', () => {
  it('says that the subscription goes on', async () => {
    const [line] = aReturn({}).lines;
    show({
      lines: [
        { ...line!, subscription: true },
        { ...line!, orderLineId: 99, name: 'Mug' },
      ],
    });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    expect(card('Items').getAllByText(/^Part of a subscription\. This return doesn’t end it/)).toHaveLength(1);
  });
});

describe('A payment that is in question after the return was paid', () => {
  const credit = {
    code: 'K7QM-22XA',
    couponId: 9,
    amount: 4871,
    left: 2000,
    used: 2871,
    expiresAt: null,
    state: 'open' as const,
  };

  it('says what is at stake and what can still be done, instead of “nothing to do”', async () => {
    show({
      state: 'closed',
      can: [],
      atRisk: { status: 'on-hold' },
      payouts: [aPayout({ resolution: 'store_credit', state: 'settled', paid: 4871 })],
      credit,
    });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    const risk = card('The payment may be lost');
    expect(risk.getByText(/The order is “on-hold” now/)).toBeTruthy();
    expect(risk.getByText(/\$20\.00 of the store credit isn’t used yet/)).toBeTruthy();
    expect(risk.getByRole('link', { name: 'Open the coupon' }).getAttribute('href')).toBe(
      'post.php?post=9&action=edit',
    );
    expect(risk.getByRole('link', { name: 'Open the order' }).getAttribute('href')).toBe('order/77');
    expect(screen.queryByText(/Nothing to do/)).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('is done with once somebody says that they have looked', async () => {
    const { log, user } = show({
      state: 'closed',
      attention: 'payment_at_risk',
      atRisk: { status: 'on-hold' },
      can: ['payment_checked'],
      payouts: [aPayout({ state: 'settled', paid: 4871 })],
    });
    await user.click(await screen.findByRole('button', { name: 'I’ve looked at the payment' }));
    expect(sent(log)).toEqual([{ revision: 4, command: { type: 'payment_checked' } }]);
    expect((await screen.findAllByText('Noted: you’ve looked at the payment.')).length).toBeGreaterThan(0);
  });

  it('asks anew before a refund by hand is ticked', async () => {
    const { user } = show({
      atRisk: { status: 'failed' },
      payouts: [aPayout({ resolution: 'refund', awaitsHand: true, byHand: true })],
      can: ['paid_by_hand'],
    });
    expect(await screen.findByText(/^Don’t pay yet: the customer’s payment may have been taken back/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'I have paid it' }));
    expect(
      within(await screen.findByRole('dialog')).getByText(/The order is “failed” now\. The customer’s payment/),
    ).toBeTruthy();
  });

  it('asks to hold back what has not left yet', async () => {
    show({
      atRisk: { status: 'failed' },
      payouts: [aPayout({ resolution: 'refund', awaitsHand: true, byHand: true })],
      can: ['paid_by_hand'],
    });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    expect(card('The payment may be lost').getByText(/^Don’t pay the \$[\d.]+ by hand before/)).toBeTruthy();
  });

  it('is nothing to speak of in any other return', async () => {
    show({ credit });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    expect(screen.queryByRole('region', { name: 'The payment may be lost' })).toBeNull();
  });
});

describe('An order that nobody has paid', () => {
  it('counts as paid after a yes that says what it does, where one may say so', async () => {
    const { log, user } = show({ payment: 'awaited', can: ['money_arrived'] });
    await user.click(await screen.findByRole('button', { name: 'Money has arrived…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Has the money arrived?' });
    expect(dialog.textContent).toContain(`order ${aReturn().orderNumber} counts as paid, for all its returns`);
    expect(sent(log)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Yes, it has arrived' }));
    expect(sent(log)).toEqual([{ revision: 4, command: { type: 'money_arrived' } }]);
  });

  it('is only to be cancelled, where one may not', async () => {
    show({ payment: 'awaited', can: [] });
    expect(await screen.findByRole('link', { name: 'Open the order' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Money has arrived…' })).toBe(null);
  });
});

describe('The shopper’s links', () => {
  it('are replaced after a yes that names the address and what stops working', async () => {
    const { log, user } = show({ can: ['send_new_links'] });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    await user.click(card('Shopper').getByRole('button', { name: 'Send new links…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Send new links?' });
    expect(dialog.textContent).toContain(`We’ll e-mail new links to ${aReturn().customer.email}. All earlier links`);
    expect(sent(log)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Send new links' }));
    expect(sent(log)).toEqual([{ revision: 4, command: { type: 'send_new_links' } }]);
    // Shown, and said aloud.
    const told = 'New links are on their way to the shopper. The old ones no longer work.';
    expect((await screen.findAllByText(told)).length).toBeGreaterThan(0);
  });

  it('are not offered where none can be sent', async () => {
    show({ can: [] });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    expect(screen.queryByRole('button', { name: 'Send new links…' })).toBeNull();
  });
});

describe('A withdrawal', () => {
  const withdrawal = {
    name: 'Jane Miller',
    confirmedAt: '2026-11-12T09:00:00.000Z',
    refundBy: '2026-11-26T09:00:00.000Z',
    sentAt: null,
    returnCost: 'customer' as const,
    urgent: true,
  };

  it('shows until when all must be paid back, and takes a proof of sending after a yes', async () => {
    const { log, user } = show({ kind: 'withdrawal', attention: 'deadline', withdrawal, can: ['sent', 'receive'] });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    const stated = card('Withdrawal from the contract');
    expect(stated.getByText(/^Jane Miller withdrew from the contract on Nov 12, 2026/)).toBeTruthy();
    expect(stated.getByText('All has to be paid back by Nov 26, 2026 (in 2 days).')).toBeTruthy();
    expect(stated.getByText(/no label is given/)).toBeTruthy();
    await user.click(stated.getByRole('button', { name: 'Proof of sending shown' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('it is paid now');
    await user.click(within(dialog).getByRole('button', { name: 'Yes, it was sent' }));
    expect(sent(log)).toEqual([{ revision: 4, command: { type: 'sent' } }]);
  });

  it('says how long ago the date was that has passed', async () => {
    show({ kind: 'withdrawal', withdrawal: { ...withdrawal, refundBy: '2026-11-20T09:00:00.000Z' } });
    expect(
      (await screen.findAllByText('All had to be paid back by Nov 20, 2026 (3 days ago). Pay now.')).length,
    ).toBeGreaterThan(0);
  });

  it('is calm once all is paid', async () => {
    const payouts = [aPayout({ state: 'settled', settledAt: '2026-11-15T09:00:00.000Z' })];
    show({ kind: 'withdrawal', withdrawal: { ...withdrawal, urgent: false }, payouts });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    expect(card('Withdrawal from the contract').queryByText(/paid back by/)).toBeNull();
    expect(await violations()).toEqual([]);
  });
});

describe('What the shopper got', () => {
  it('is a coupon with what is left on it', async () => {
    const credit = {
      code: 'RMA-7KQ2',
      couponId: 31,
      amount: 2100,
      left: 800,
      used: 1300,
      expiresAt: null,
      state: 'open',
    } as const;
    show({ credit });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    const coupon = card('Coupon');
    expect(coupon.getByRole('link', { name: 'RMA-7KQ2' }).getAttribute('href')).toBe('post.php?post=31&action=edit');
    expect(coupon.getByText('$21.00')).toBeTruthy();
    expect(coupon.getByText('$8.00')).toBeTruthy();
    expect(coupon.getByText('$13.00')).toBeTruthy();
    expect(coupon.getByText('It does not expire')).toBeTruthy();
    expect(coupon.queryByText(/more than/)).toBeNull();
  });

  it('is a coupon that orders used for more than it held', async () => {
    const credit = {
      code: 'RMA-7KQ2',
      couponId: 31,
      amount: 5962,
      left: 0,
      used: 7796,
      expiresAt: null,
      state: 'used',
    } as const;
    show({ credit });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    const coupon = card('Coupon');
    expect(coupon.getByText('$77.96')).toBeTruthy();
    expect(coupon.getByText(/\$18\.34 more than/)).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('is a new order that waits for the difference', async () => {
    show({
      exchange: {
        state: 'held',
        orderId: 91,
        orderNumber: '2091',
        items: [{ name: 'Blue shirt, L', quantity: 1 }],
        due: 500,
        payUrl: 'https://shop.example/pay',
        code: null,
      },
    });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    const order = card('New order');
    expect(order.getByText(/The shopper pays \$5.00 on top/)).toBeTruthy();
    expect(order.getByRole('link', { name: 'Open order #2091' }).getAttribute('href')).toBe('order/91');
    expect(order.getByText('1 × Blue shirt, L')).toBeTruthy();
  });

  it('is a new order that is not to be shipped before the difference is paid', async () => {
    show({
      state: 'closed',
      can: [],
      exchange: {
        state: 'awaiting_payment',
        orderId: 91,
        orderNumber: '2091',
        items: [{ name: 'Blue shirt, L', quantity: 1 }],
        due: 500,
        payUrl: 'https://shop.example/pay',
        code: null,
      },
    });
    await screen.findByRole('heading', { name: 'Wait for the shopper’s payment' });
    expect(card('New order').getByText('Waits for payment')).toBeTruthy();
    expect(card('New order').queryByText('May be shipped')).toBeNull();
    expect(screen.queryByText('Nothing left to do')).toBeNull();
  });
});

describe('Photos of the shopper', () => {
  const photoId = '0190b3c5-0000-7000-8000-0000000000f1';
  const withPhoto = aReturn().lines.map((line, at) => (at === 0 ? { ...line, photoIds: [photoId] } : line));
  const file = () => new Response('jpeg', { headers: { 'content-type': 'image/jpeg' } });

  it('are fetched with the nonce, shown small, and large after a click', async () => {
    const { log, user } = show({ lines: withPhoto }, { [`GET ${PATH}/photos/${photoId}`]: [file] });
    const small = await screen.findByRole('button', { name: 'Photo 1 of Blue shirt' });
    await waitFor(() => expect(small.querySelector('img')?.src).toMatch(/^blob:/));
    expect(log.find((one) => one.path.includes('/photos/'))?.headers.get('X-WP-Nonce')).toBe('nonce-1');
    await user.click(small);
    const dialog = await screen.findByRole('dialog', { name: 'Photo 1 of Blue shirt' });
    expect((await within(dialog).findByRole<HTMLImageElement>('img')).src).toMatch(/^blob:/);
  });

  it('say so when they can not be had', async () => {
    show({ lines: withPhoto }, { [`GET ${PATH}/photos/${photoId}`]: [refuse(404, 'not_found')] });
    expect(await screen.findByText('Photo not available')).toBeTruthy();
  });
});

describe('More parcels', () => {
  it('are listed, and one is added with its number', async () => {
    const { log, user } = show({
      can: ['receive', 'add_parcel'],
      extraParcels: [{ carrier: 'ups', trackingNumber: '1Z1', delivered: true }],
    });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    expect(screen.getByText(/^UPS 1Z1/).textContent).toContain('Delivered');
    await user.click(screen.getByRole('button', { name: 'Add a parcel' }));
    await user.click(screen.getByRole('button', { name: 'Add parcel' }));
    expect(screen.getByText('Enter the tracking number: 4 to 60 characters.')).toBeTruthy();
    await user.type(screen.getByLabelText('Tracking number'), ' 1Z222 ');
    await user.click(screen.getByRole('button', { name: 'Add parcel' }));
    expect(sent(log)).toEqual([{ revision: 4, command: { type: 'add_parcel', carrier: '', trackingNumber: '1Z222' } }]);
    await pass(100);
    expect(screen.queryByLabelText('Tracking number')).toBeNull();
  });
});

it('is cancelled only after a yes', async () => {
  const { log, user } = show({ can: ['receive', 'cancel'] });
  await user.click(await screen.findByRole('button', { name: 'Cancel the return…' }));
  expect(sent(log)).toEqual([]);
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel the return' }));
  expect(sent(log)).toEqual([{ revision: 4, command: { type: 'cancel' } }]);
});
