// @vitest-environment happy-dom
import './set-up.ts';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReturnStatus } from '../../../bridge/contract/shop.ts';
import { breakdown, payout, READY_LABEL, returned } from './builders.ts';
import { fakeNetwork, json } from './fake-network.ts';
import { OPEN, openForm, opens, rows, sentTo, STATUS } from './open-form.tsx';
import { pass } from './time.ts';

const TRACKING = 'POST /shop/returns/tracking';
const CREDIT = {
  code: '••••-7Q4M',
  amount: 5500,
  left: 5500,
  expiresAt: '2027-11-23T12:00:00Z',
  usage: 'balance',
} as const;
const ORDER: NonNullable<ReturnStatus['exchange']> = {
  state: 'awaiting_payment',
  orderNumber: '1050',
  items: [{ name: 'Red shirt', quantity: 1 }],
  due: 500,
  payUrl: 'https://shop.example/checkout/order-pay/1050/',
  code: null,
};

async function openReturn(...answers: Partial<ReturnStatus>[]) {
  window.history.replaceState(null, '', '#return=return-token');
  const log = fakeNetwork(opens(...answers.map((change) => json(returned({ label: READY_LABEL, ...change })))));
  const { user } = openForm();
  await screen.findByText('RMA-1001');
  return { log, user };
}

describe('The payouts of a return', () => {
  it('stand there one by one, with their lines, how far they are and when they come', async () => {
    await openReturn({
      lines: [
        { name: 'Blue shirt', quantity: 1, reason: 'Too small', resolution: 'exchange', exchangeFor: 'Red shirt' },
      ],
      payouts: [
        payout({ state: 'settled' }),
        payout({ resolution: 'store_credit', breakdown: breakdown('Cap', 1000) }),
        payout({ resolution: 'exchange', state: 'in_doubt', breakdown: breakdown('Socks', 2000) }),
      ],
      labelAtMost: { amount: 795, currency: 'USD', decimals: 2 },
    });
    expect(screen.getByText('Instead: Red shirt')).toBeTruthy();
    expect(rows()).toEqual([
      'Blue shirt: $49.00',
      'Refunded: $49.00',
      'Cap: $10.00',
      'Store credit: $10.00',
      'Socks: $20.00',
      'Paid by what you send back: $20.00',
    ]);
    const titles = ['Money back (Paid)', 'Store credit (To come)', 'Exchange (The store is looking at it)'];
    const shown = [...document.querySelectorAll('.boomerang-payout > .boomerang-label')];
    expect(shown.map(({ textContent }) => textContent)).toEqual(titles);
    expect(screen.getByText('Once your parcel has arrived and been checked.')).toBeTruthy();
    expect(screen.getByText(/\$7\.95 at most/)).toBeTruthy();
  });

  it('say why less is paid for what came back damaged', async () => {
    const whole = breakdown('Blue shirt', 4900);
    const lowered = { kind: 'lowered', label: 'A stain on the sleeve', quantity: null, amount: -1000 } as const;
    await openReturn({
      state: 'inspected',
      payouts: [payout({ state: 'settled', breakdown: { ...whole, lines: [...whole.lines, lowered], total: 3900 } })],
    });
    expect(rows()).toEqual([
      'Blue shirt: $49.00',
      'Less for damage: A stain on the sleeve: -$10.00',
      'Refunded: $39.00',
    ]);
  });

  it.each<[string, ReturnStatus['payouts'], string[]]>([
    ['a refund', [payout()], ['Approved', 'Sent', 'Arrived', 'Refunded']],
    ['store credit', [payout({ resolution: 'store_credit' })], ['Approved', 'Sent', 'Arrived', 'Credited']],
    ['an exchange', [payout({ resolution: 'exchange' })], ['Approved', 'Sent', 'Arrived', 'Done']],
    ['what is kept', [payout({ resolution: 'keep' })], ['Approved', 'Refunded']],
  ])('of %s has its own stages', async (_, payouts, stages) => {
    await openReturn({ payouts });
    const items = [...document.querySelectorAll('.boomerang-progress > li')];
    expect(items.map((item) => item.firstChild?.textContent)).toEqual(stages);
  });

  it.each<[string, ReturnStatus['payouts'], RegExp]>([
    ['You have', [payout({ resolution: 'store_credit', state: 'settled' })], /You have \$49\.00 of store credit\./],
    ['ordered', [payout({ resolution: 'exchange', state: 'settled' })], /Your new item is ordered\./],
    ['to come', [payout({ resolution: 'store_credit' })], /We’ll e-mail you as soon as your store credit is ready\./],
  ])('are told in words once the parcel was checked: %s', async (_, payouts, sentence) => {
    await openReturn({ state: 'closed', payouts, label: { state: 'none' } });
    expect(screen.getByText(sentence)).toBeTruthy();
  });
});

describe('The label', () => {
  it.each<[string, Partial<ReturnStatus>, RegExp]>([
    ['costs the shopper nothing', {}, /Shipping is free/],
    ['is to be taken off', { labelAtMost: { amount: 795, currency: 'USD', decimals: 2 } }, /Its price is taken off/],
    [
      'was taken off',
      {
        payouts: [
          payout({
            breakdown: {
              ...breakdown('Blue shirt', 4900),
              lines: [{ kind: 'label', label: '', quantity: null, amount: -650 }],
            },
          }),
        ],
      },
      /Its price is taken off/,
    ],
  ])('says what it costs: it %s', async (_, change, sentence) => {
    await openReturn(change);
    expect(screen.getByText(sentence)).toBeTruthy();
  });
});

describe('Store credit', () => {
  it('tells which code it is, where the whole of it went, until when, and what happens with a part', async () => {
    await openReturn({ credit: CREDIT, payouts: [payout({ resolution: 'store_credit' })] });
    expect(screen.getByText('Your store credit: $55.00')).toBeTruthy();
    expect(screen.getByText(/Valid until November 23, 2027\. What an order does not use stays/)).toBeTruthy();
    expect(screen.getByText('••••-7Q4M')).toBeTruthy();
    expect(screen.getByText(/We’ve e-mailed the whole code to j•••@example\.com\./)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Copy code' })).toBeNull();
  });

  it('says what is left of it', async () => {
    await openReturn({ credit: { ...CREDIT, left: 2000, expiresAt: null, usage: 'once' } });
    expect(screen.getByText('Your store credit: $20.00')).toBeTruthy();
    expect(screen.getByText(/what it does not use is lost\. It was given for \$55\.00\./)).toBeTruthy();
  });

  it('says which part of it ends sooner', async () => {
    const sooner = [{ amount: 4000, expiresAt: '2027-01-19T12:00:00Z' }];
    await openReturn({ credit: { ...CREDIT, sooner } });
    const told =
      /Valid until November 23, 2027\. \$40\.00 of it is from your earlier credit: use it by January 19, 2027\./;
    expect(screen.getByText(told)).toBeTruthy();
  });

  it('that is given on approval appears by itself', async () => {
    const coming = payout({ resolution: 'store_credit', moneyMoves: 'approval' });
    const { log } = await openReturn(
      { payouts: [coming] },
      { payouts: [{ ...coming, state: 'settled' }], credit: CREDIT },
    );
    await pass(2500);
    expect(screen.getByText('••••-7Q4M')).toBeTruthy();
    await pass(10_000);
    expect(sentTo(log, OPEN).length + sentTo(log, STATUS).length).toBe(2);
  });
});

describe('An exchange', () => {
  it.each<[string, object, RegExp]>([
    ['held', { payUrl: null, state: 'held' }, /The \$5\.00 on top are paid later/],
    ['waiting for payment', {}, /order 1050\. It is sent once \$5\.00 is paid/],
    ['held with nothing due', { state: 'held', due: 0, payUrl: null }, /order 1050\. We keep it for you/],
    ['released', { state: 'released', due: 0, payUrl: null }, /order 1050\. The store sends it/],
    ['cancelled', { state: 'cancelled' }, /This order was cancelled/],
    ['failed', { state: 'failed', code: 'rejected' }, /could not order it yet/],
  ])('says where it stands: %s', async (_, change, sentence) => {
    await openReturn({ exchange: { ...ORDER, ...change } });
    expect(screen.getByText(sentence)).toBeTruthy();
    expect(screen.getByText('1 × Red shirt')).toBeTruthy();
  });

  it('is not done before it is paid', async () => {
    const settled = payout({ resolution: 'exchange', state: 'settled' });
    await openReturn({ state: 'closed', payouts: [settled], exchange: { ...ORDER } });
    expect(screen.getByRole('heading', { name: 'Your new item waits for your payment' })).toBeTruthy();
    expect(screen.queryByText(/Your new item is ordered/)).toBeNull();
    expect(document.querySelector('.boomerang-progress li:last-child')?.getAttribute('data-done')).toBeNull();
  });

  it('leads to the store’s own page to pay', async () => {
    await openReturn({ exchange: { ...ORDER } });
    expect(screen.getByRole('link', { name: 'Pay $5.00' }).getAttribute('href')).toBe(ORDER.payUrl);
  });

  it('that is being ordered is followed', async () => {
    await openReturn({ exchange: { ...ORDER, state: 'ordering', payUrl: null } }, { exchange: { ...ORDER } });
    expect(screen.getByText(/We are ordering it for you/)).toBeTruthy();
    await pass(2500);
    expect(screen.getByRole('link', { name: 'Pay $5.00' })).toBeTruthy();
  });
});

describe('Several parcels', () => {
  it('can be told, each with its number', async () => {
    window.history.replaceState(null, '', '#return=return-token');
    const before = returned({ label: READY_LABEL, can: ['add_parcel'] });
    const log = fakeNetwork({
      ...opens(json(before)),
      [TRACKING]: [json({ ...before, extraParcels: [{ carrier: 'dpd', trackingNumber: '0123 4567' }] })],
    });
    const { user } = openForm();
    await user.click(await screen.findByRole('button', { name: 'Add another parcel' }));
    await user.type(screen.getByLabelText('Tracking number'), '0123 4567');
    await user.type(screen.getByLabelText('Carrier (optional)'), 'dpd');
    await user.click(screen.getByRole('button', { name: 'Save tracking number' }));
    expect(await screen.findByText('Tracking number (DPD)')).toBeTruthy();
    expect(sentTo(log, TRACKING)[0]?.body).toEqual({
      session: 'session-1',
      carrier: 'dpd',
      trackingNumber: '0123 4567',
      another: true,
    });
    expect(screen.getByRole('button', { name: 'Add another parcel' })).toBeTruthy();
  });
});
