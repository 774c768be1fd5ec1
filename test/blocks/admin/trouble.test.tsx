// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ID, PATH, aPayout, aReturn, anEffect } from './builders.ts';
import { fakeNetwork, json, type Asked } from './network.ts';
import { everyTestAnew, open } from './set-up.tsx';

const SEARCH = `?page=boomerang-returns&return=${ID}`;
const inspected = (effect: Parameters<typeof anEffect>[0], state: 'failed' | 'in_doubt') =>
  aReturn({ state: 'inspected', can: [], effects: [anEffect(effect)], payouts: [aPayout({ state })] });
const sent = (log: readonly Asked[]) => log.filter((one) => one.method === 'POST').map((one) => one.body);
const healed = json(
  aReturn({
    state: 'closed',
    can: [],
    payouts: [aPayout({ state: 'settled', settledAt: '2026-11-23T12:00:00.000Z' })],
  }),
);

everyTestAnew();

describe('A refund in doubt', () => {
  it('says what to look at first and offers both ways out; a second payment is warned of', async () => {
    const log = fakeNetwork({
      [`GET ${PATH}`]: [json(inspected({}, 'in_doubt'))],
      [`POST ${PATH}/commands`]: [healed],
    });
    const { user } = open('returns', SEARCH);
    expect(await screen.findByText(/Open your payment provider/)).toBeTruthy();
    expect(screen.queryByRole('heading', { name: /Nothing/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'It was not paid' }));
    const dialog = await screen.findByRole('dialog', { name: 'It was not paid' });
    expect(dialog.textContent).toContain('the shopper is paid twice');
    expect(sent(log)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Send $70.35 now' }));
    expect(sent(log)).toEqual([
      { revision: 4, command: { type: 'resolve_doubt', effectId: anEffect().id, happened: false } },
    ]);
    expect(await screen.findByRole('heading', { name: 'Nothing left to do' })).toBeTruthy();
  });

  it('is settled by a word that it was paid', async () => {
    const log = fakeNetwork({
      [`GET ${PATH}`]: [json(inspected({}, 'in_doubt'))],
      [`POST ${PATH}/commands`]: [healed],
    });
    const { user } = open('returns', SEARCH);
    await user.click(await screen.findByRole('button', { name: 'It was paid' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'It was paid' }));
    expect(sent(log)).toEqual([
      { revision: 4, command: { type: 'resolve_doubt', effectId: anEffect().id, happened: true } },
    ]);
  });
});

describe('What failed', () => {
  it('shows what WooCommerce said and tries a refund again only after a yes', async () => {
    const failed = {
      state: 'failed',
      trouble: { code: 'x', message: 'Insufficient funds.', at: '2026-11-23T11:00:00Z' },
    } as const;
    const log = fakeNetwork({
      [`GET ${PATH}`]: [json(inspected(failed, 'failed'))],
      [`POST ${PATH}/commands`]: [healed],
    });
    const { user } = open('returns', SEARCH);
    expect(await screen.findByText(/“Insufficient funds.”/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Try again' }));
    expect(sent(log)).toEqual([{ revision: 4, command: { type: 'try_again', effectId: anEffect().id } }]);
  });

  it('does not hide what is to be done besides, and needs no yes for an e-mail', async () => {
    const mail = anEffect({ kind: 'email', about: 'received', state: 'failed' });
    const log = fakeNetwork({
      [`GET ${PATH}`]: [json(aReturn({ effects: [mail] }))],
      [`POST ${PATH}/commands`]: [json(aReturn())],
    });
    const { user } = open('returns', SEARCH);
    expect(await screen.findByRole('heading', { name: 'E-mail (confirmation to the shopper)' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Mark as received' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(sent(log)).toHaveLength(1);
  });
});

it('asks for a tick after a refund that has to be paid by hand', async () => {
  const byHand = aReturn({
    state: 'inspected',
    can: ['paid_by_hand'],
    payouts: [aPayout({ byHand: true, awaitsHand: true })],
  });
  const log = fakeNetwork({ [`GET ${PATH}`]: [json(byHand)], [`POST ${PATH}/commands`]: [healed] });
  const { user } = open('returns', SEARCH);
  expect(await screen.findByRole('heading', { name: 'Pay $70.35 by hand' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'I have paid it' }));
  await user.click(screen.getByRole('button', { name: 'Yes, I have paid it' }));
  expect(sent(log)).toEqual([{ revision: 4, command: { type: 'paid_by_hand', resolution: 'refund' } }]);
});
