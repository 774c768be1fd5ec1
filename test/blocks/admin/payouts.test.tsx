// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { violations } from './axe.ts';
import { ID, PATH, aPayout, aPromise, aPromisedLine, aReturn, anEffect } from './builders.ts';
import { fakeNetwork, json, type Asked } from './network.ts';
import { everyTestAnew, open } from './set-up.tsx';

const SEARCH = `?page=boomerang-returns&return=${ID}`;
const sent = (log: readonly Asked[]) => log.filter((one) => one.method === 'POST').map((one) => one.body);
const card = (name: string) => within(screen.getByRole('region', { name }));

const credit = aPayout({
  resolution: 'store_credit',
  breakdown: {
    lines: [
      { kind: 'goods', label: 'Wool cap', quantity: 3, amount: 2000 },
      { kind: 'fee', label: '', quantity: null, amount: -100 },
      { kind: 'bonus', label: '', quantity: null, amount: 200 },
    ],
    total: 2100,
    currency: 'USD',
    decimals: 2,
  },
});

function show(change: Partial<ReturnDetail>, answer = aReturn()) {
  const log = fakeNetwork({ [`GET ${PATH}`]: [json(aReturn(change))], [`POST ${PATH}/commands`]: [json(answer)] });
  return { log, ...open('returns', SEARCH) };
}

everyTestAnew();

describe('Payouts', () => {
  it('stand in a card for each way, with the lines that the shopper sees', async () => {
    show({ payouts: [aPayout(), credit], labelAtMost: { amount: 745, currency: 'USD', decimals: 2 } });
    await screen.findByRole('heading', { name: 'Return RMA-1001' });
    const given = card('Store credit');
    expect(given.getByRole('row', { name: 'Return fee -$1.00' })).toBeTruthy();
    expect(given.getByRole('row', { name: 'Bonus $2.00' })).toBeTruthy();
    expect(given.getByRole('row', { name: 'Total $21.00' })).toBeTruthy();
    expect(given.getByText('The store credit is given after you have inspected the items.')).toBeTruthy();
    expect(given.getByText('The price of the label is still taken off, $7.45 at most.')).toBeTruthy();
    expect(card('Refund').getByRole('row', { name: 'Total $70.35' })).toBeTruthy();
  });

  it('that wait for a person say why, and go ahead after a yes', async () => {
    const { log, user } = show({
      state: 'inspected',
      can: ['release_payout'],
      payouts: [aPayout({ held: 'over_ceiling' })],
    });
    expect(await screen.findByRole('heading', { name: '$70.35 waits for you' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Let it go ahead' }));
    const dialog = await screen.findByRole('dialog', { name: 'Let it go ahead?' });
    expect(dialog.textContent).toContain('$70.35 goes back to the shopper.');
    expect(sent(log)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Yes, go ahead' }));
    expect(sent(log)).toEqual([{ revision: 4, command: { type: 'release_payout', resolution: 'refund' } }]);
  });

  it('that both wait have one button each, the second in its own card', async () => {
    const { log, user } = show({
      state: 'inspected',
      can: ['release_payout', 'paid_by_hand'],
      payouts: [aPayout({ byHand: true, awaitsHand: true }), { ...credit, held: 'findings' }],
      findings: [{ code: 'total_differs', params: { parts: 100, total: 99 } }],
    });
    expect(await screen.findByText(/The parts of the order add up to \$1.00, but its total is \$0.99./)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'I have paid it' })).toHaveLength(1);
    await user.click(card('Store credit').getByRole('button', { name: 'Let it go ahead' }));
    await user.click(await screen.findByRole('button', { name: 'Yes, go ahead' }));
    expect(sent(log)).toEqual([{ revision: 4, command: { type: 'release_payout', resolution: 'store_credit' } }]);
  });

  it('that a person works out by hand say that nothing was paid', async () => {
    show({
      state: 'inspected',
      can: ['paid_by_hand'],
      payouts: [{ ...credit, byHand: true, awaitsHand: true }],
      findings: [
        { code: 'negative_line', params: { name: 'Voucher' } },
        { code: 'part_payment', params: { name: '…B-12', amount: 4000 } },
      ],
    });
    expect(await screen.findByRole('heading', { name: 'Give store credit of $21.00 by hand' })).toBeTruthy();
    expect(screen.getByText(/so Boomerang has paid nothing/)).toBeTruthy();
    expect(screen.getByText('“Voucher” has an amount below zero.')).toBeTruthy();
    expect(screen.getByText(/^\$40.00 of the order was paid with “…B-12”. Give that share back there/)).toBeTruthy();
  });

  it('that fall due together are all named before they are made', async () => {
    const cap = { orderLineId: 2, name: 'Wool cap', quantity: 3, goods: 2000, taxes: [], fee: 100 };
    const promised = aPromise({
      lines: [
        aPromisedLine({ goods: 6664 }),
        aPromisedLine({
          ...cap,
          resolution: 'store_credit',
          parts: [{ payout: 'store_credit', goods: 1900, taxes: [] }],
        }),
      ],
      bonus: 200,
    });
    const { log, user } = show({ state: 'received', can: ['inspect'], payouts: [aPayout(), credit], promised });
    await user.click(await screen.findByRole('button', { name: 'Save inspection' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save inspection and pay?' });
    expect(dialog.textContent).toContain('$70.35 goes back to the shopper. $21.00 is given as store credit.');
    await user.click(within(dialog).getByRole('button', { name: 'Save and pay' }));
    expect(sent(log)).toHaveLength(1);
  });

  it('in doubt warn of a second coupon', async () => {
    const { log, user } = show({
      state: 'inspected',
      can: [],
      payouts: [aPayout({ state: 'settled', settledAt: '2026-11-22T12:00:00.000Z' }), { ...credit, state: 'in_doubt' }],
      effects: [anEffect({ kind: 'store_credit' })],
    });
    expect(await screen.findByRole('heading', { name: 'Store credit: $21.00' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'It was not made' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('the shopper has two');
    await user.click(within(dialog).getByRole('button', { name: 'Make the coupon now' }));
    expect(sent(log)).toEqual([
      { revision: 4, command: { type: 'resolve_doubt', effectId: anEffect().id, happened: false } },
    ]);
  });
});

it('has nothing that axe finds fault with', async () => {
  show({
    state: 'inspected',
    can: ['release_payout', 'paid_by_hand', 'add_parcel', 'change', 'cancel'],
    payouts: [aPayout({ byHand: true, awaitsHand: true }), { ...credit, held: 'over_ceiling' }],
    effects: [anEffect({ kind: 'email', about: 'credit', state: 'failed' })],
    ledger: [
      { account: 'refunded', kind: 'tax', amount: 536, currency: 'USD', decimals: 2, at: '2026-11-22T12:00:00.000Z' },
    ],
  });
  await screen.findByRole('heading', { name: 'Return RMA-1001' });
  expect(await violations()).toEqual([]);
});
