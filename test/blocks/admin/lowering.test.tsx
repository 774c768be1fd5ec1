// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { violations } from './axe.ts';
import { ID, PATH, aPayout, aPromise, aPromisedLine, aReturn, anEffect } from './builders.ts';
import { fakeNetwork, json, refuse, type Asked } from './network.ts';
import { SPOKEN, everyTestAnew, open } from './set-up.tsx';

const SEARCH = `?page=boomerang-returns&return=${ID}`;
const received = (change: Partial<ReturnDetail> = {}) =>
  aReturn({ state: 'received', sendBackBy: null, can: ['inspect'], ...change });
const sent = (log: readonly Asked[]) => log.filter((one) => one.method === 'POST').map((one) => one.body);
const LOWER = 'Lower the refund: Wool cap';

everyTestAnew();

async function damage(detail: ReturnDetail, answer = json(aReturn({ state: 'inspected', can: [], revision: 5 }))) {
  const log = fakeNetwork({ [`GET ${PATH}`]: [json(detail), json(detail)], [`POST ${PATH}/commands`]: [answer] });
  const { user } = open('returns', SEARCH);
  await user.click(await screen.findByRole('button', { name: 'Damaged, Wool cap: one more' }));
  return { log, user };
}

type User = Awaited<ReturnType<typeof damage>>['user'];

async function lower(user: User, amount: string, reason: string) {
  await user.click(screen.getByRole('button', { name: LOWER }));
  if (amount) await user.type(screen.getByLabelText('Pay less by'), amount);
  if (reason) await user.type(screen.getByLabelText('Why'), reason);
}

async function saved(user: User) {
  await user.click(screen.getByRole('button', { name: 'Save inspection' }));
  return screen.findByRole('dialog');
}

describe('Paying less for damaged units', () => {
  it('is offered for them only, says the most, and what is left before it is saved', async () => {
    const { log, user } = await damage(received());
    expect(screen.queryByRole('button', { name: 'Lower the refund: Blue shirt' })).toBeNull();
    await lower(user, '5,25', 'Stained');
    expect(screen.getByText('With tax, $21.64 at most. Shipping is not touched.')).toBeTruthy();
    const dialog = await saved(user);
    expect(dialog.textContent).toContain(
      '$65.10 goes back to the shopper. For “Wool cap” $5.25 less is paid: “Stained”',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Save and refund' }));
    expect(sent(log)).toMatchObject([
      {
        command: {
          lines: [{ lowered: null }, { orderLineId: 2, damaged: 1, lowered: { amount: 525, reason: 'Stained' } }],
        },
      },
    ]);
  });

  it.each([
    ['an amount that is none', 'five', 'Stained', 'Pay less by', 'Enter the amount by which you pay less.'],
    ['a reason alone', '', 'Stained', 'Pay less by', 'Enter the amount by which you pay less.'],
    ['more than is paid', '21.65', 'Stained', 'Pay less by', 'No more than $21.64 is paid for this item.'],
    ['no reason', '5', '', 'Why', 'Say in a few words why you pay less.'],
  ])('with %s is not sent: the field says what is wrong', async (_title, amount, reason, field, error) => {
    const { log, user } = await damage(received());
    await lower(user, amount, reason);
    await user.click(screen.getByRole('button', { name: 'Save inspection' }));
    expect(screen.getByText(error)).toBeTruthy();
    const input = screen.getByLabelText(field);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => document.activeElement).toBe(input);
    expect(sent(log)).toEqual([]);
  });

  it('by all of it asks whether nothing is to be paid', async () => {
    const [, cap] = aReturn().lines;
    const promised = aPromise({ lines: aPromise().lines.slice(1) });
    const { user } = await damage(received({ lines: [cap!], promised }));
    await lower(user, '21.64', 'Burnt');
    const dialog = await saved(user);
    expect(dialog.textContent).toContain('Nothing is paid for what came.');
    expect(within(dialog).getByRole('button', { name: 'Save inspection' })).toBeTruthy();
  });

  it('of store credit takes its part of the bonus with it', async () => {
    const cap = aPromisedLine({
      orderLineId: 2,
      name: 'Wool cap',
      quantity: 3,
      goods: 2000,
      taxes: [],
      resolution: 'store_credit',
    });
    const [shirt, other] = aReturn().lines;
    const credit = aPayout({ resolution: 'store_credit' });
    const detail = received({
      lines: [shirt!, { ...other!, resolution: 'store_credit' }],
      payouts: [credit],
      promised: aPromise({ lines: [cap], bonus: 200 }),
    });
    const { user } = await damage(detail);
    await lower(user, '10', 'Stained');
    expect((await saved(user)).textContent).toContain('$11.00 is given as store credit.');
  });

  it('is forgotten when nothing is damaged after all', async () => {
    const { log, user } = await damage(received());
    await lower(user, '5', 'Stained');
    await user.click(screen.getByRole('button', { name: 'Damaged, Wool cap: one less' }));
    expect(screen.queryByRole('button', { name: LOWER })).toBeNull();
    await user.click(within(await saved(user)).getByRole('button', { name: 'Save and refund' }));
    expect(sent(log)).toMatchObject([{ command: { lines: [{ lowered: null }, { lowered: null }] } }]);
  });

  it.each([
    ['has begun', { effects: [anEffect({ kind: 'refund', about: 'refund', state: 'in_flight' })] }],
    ['was made', { payouts: [aPayout({ state: 'settled', settledAt: '2026-11-22T12:00:00.000Z' })] }],
  ])('is not offered once the money %s, and the form says so', async (_title, change: Partial<ReturnDetail>) => {
    await damage(received(change));
    expect(screen.queryByRole('button', { name: LOWER })).toBeNull();
    expect(screen.getByText('The money for this item has moved: it can’t be lowered any more.')).toBeTruthy();
  });

  it('is not offered for an exchange, whose price is agreed', async () => {
    const [shirt, cap] = aReturn().lines;
    await damage(received({ lines: [shirt!, { ...cap!, resolution: 'exchange' }] }));
    expect(screen.queryByRole('button', { name: LOWER })).toBeNull();
  });

  it('has nothing that axe finds fault with, wrong fields included', async () => {
    const { user } = await damage(received());
    await lower(user, 'five', '');
    await user.click(screen.getByRole('button', { name: 'Save inspection' }));
    expect(await violations()).toEqual([]);
  });

  it('that the bridge refuses is explained, with the product and the amount', async () => {
    const refusal = refuse(422, 'lowering_too_high', {
      params: { line: 'Wool cap', amount: 300, currency: 'USD', decimals: 2 },
    });
    const { user } = await damage(received(), refusal);
    await lower(user, '5', 'Stained');
    await user.click(within(await saved(user)).getByRole('button', { name: 'Save and refund' }));
    const told = 'For “Wool cap” at most $3.00 is paid, so it can’t be lowered by more.';
    expect((await screen.findAllByText(told, { ignore: SPOKEN })).length).toBeGreaterThan(0);
  });
});

it('What was lowered stands with the item, in the amounts and in the timeline', async () => {
  const [shirt, cap] = aReturn().lines;
  const lowered = { amount: 525, reason: 'Stained' };
  const found = { sellable: 2, damaged: 1, missing: 0, lowered };
  const payout = aPayout();
  const lines = [
    ...payout.breakdown.lines,
    { kind: 'lowered' as const, label: 'Stained', quantity: null, amount: -525 },
  ];
  const data = { item: 'Wool cap', reason: 'Stained', amount: 525, currency: 'USD', decimals: 2 };
  const detail = aReturn({
    state: 'inspected',
    can: [],
    lines: [shirt!, { ...cap!, inspection: found }],
    payouts: [{ ...payout, breakdown: { ...payout.breakdown, lines, total: 6510 } }],
    timeline: [
      { type: 'refund_lowered', actor: { type: 'staff', name: 'Olga' }, data, at: '2026-11-22T12:00:00.000Z' },
    ],
  });
  fakeNetwork({ [`GET ${PATH}`]: [json(detail)] });
  open('returns', SEARCH);
  expect(await screen.findByText('$5.25 less is paid: “Stained”')).toBeTruthy();
  expect(screen.getByRole('row', { name: 'Less for damage: Stained -$5.25' })).toBeTruthy();
  expect(screen.getByText(/For “Wool cap” \$5\.25 less is paid: “Stained”/)).toBeTruthy();
});
