// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ID, PATH, aPayout, aReturn } from './builders.ts';
import { brokenLine, fakeNetwork, json, refuse, type Asked } from './network.ts';
import { SPOKEN, everyTestAnew, open, pass } from './set-up.tsx';

const SEARCH = `?page=boomerang-returns&return=${ID}`;
const requested = aReturn({ state: 'requested', attention: 'decision', can: ['approve', 'reject'] });
const commands = (log: readonly Asked[]) => log.filter((one) => one.path === `${PATH}/commands`).map((one) => one.body);

everyTestAnew();

describe('One return', () => {
  it('says which return, order and customer it is, and writes amounts exactly', async () => {
    fakeNetwork({ [`GET ${PATH}`]: [json(aReturn())] });
    open('returns', SEARCH, { orderUrl: 'admin.php?page=wc-orders&id={id}' });
    expect(await screen.findByRole('heading', { level: 1, name: 'Return RMA-1001' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Order #1077' }).getAttribute('href')).toBe(
      'admin.php?page=wc-orders&id=77',
    );
    expect(screen.getByRole('row', { name: 'Total $70.35' })).toBeTruthy();
    expect(screen.getByText('The shopper has until Dec 5, 2026 to send the parcel.', { exact: false })).toBeTruthy();
  });

  it('is approved without a question when no money moves then, and the focus goes to what is next', async () => {
    const log = fakeNetwork({
      [`GET ${PATH}`]: [json(requested)],
      [`POST ${PATH}/commands`]: [json(aReturn({ revision: 5 }))],
    });
    const { user } = open('returns', SEARCH);
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    const next = await screen.findByRole('heading', { name: 'Wait for the parcel' });
    await pass(100);
    expect(commands(log)).toEqual([{ revision: 4, command: { type: 'approve' } }]);
    expect(document.activeElement).toBe(next);
    expect(log.find((one) => one.method === 'POST')?.headers.get('X-WP-Nonce')).toBe('nonce-1');
  });

  it('asks first when an approval pays at once', async () => {
    const pays = aReturn({ ...requested, payouts: [aPayout({ moneyMoves: 'approval' })] });
    const log = fakeNetwork({ [`GET ${PATH}`]: [json(pays)], [`POST ${PATH}/commands`]: [json(aReturn())] });
    const { user } = open('returns', SEARCH);
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    const dialog = await screen.findByRole('dialog', { name: 'Approve and refund?' });
    expect(dialog.textContent).toContain('$70.35 goes back to the shopper');
    expect(commands(log)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Approve and refund' }));
    expect(commands(log)).toHaveLength(1);
  });

  it('is rejected only with a reason, and says that the shopper reads it', async () => {
    const log = fakeNetwork({
      [`GET ${PATH}`]: [json(requested)],
      [`POST ${PATH}/commands`]: [json(aReturn({ state: 'rejected', can: [] }))],
    });
    const { user } = open('returns', SEARCH);
    await user.click(await screen.findByRole('button', { name: 'Reject…' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('The shopper reads this reason');
    await user.click(within(dialog).getByRole('button', { name: 'Reject return' }));
    expect(within(dialog).getByText('Say in a few words why you reject the return.')).toBeTruthy();
    await user.type(within(dialog).getByLabelText('Reason'), ' Worn. ');
    await user.click(within(dialog).getByRole('button', { name: 'Reject return' }));
    expect(await screen.findByRole('heading', { name: 'Nothing left to do' })).toBeTruthy();
    expect(commands(log)).toEqual([{ revision: 4, command: { type: 'reject', reason: 'Worn.' } }]);
  });
});

describe('When someone else was faster', () => {
  it('shows the new state at once and gives back what was typed', async () => {
    fakeNetwork({
      [`GET ${PATH}`]: [json(requested), json(aReturn({ revision: 9 }))],
      [`POST ${PATH}/commands`]: [refuse(409, 'changed_meanwhile')],
    });
    const { user } = open('returns', SEARCH);
    await user.click(await screen.findByRole('button', { name: 'Reject…' }));
    await user.type(screen.getByLabelText('Reason'), 'Worn and washed');
    await user.click(screen.getByRole('button', { name: 'Reject return' }));
    expect(await screen.findByRole('heading', { name: 'Wait for the parcel' })).toBeTruthy();
    expect(
      screen.getByText(/Someone else changed this return.*You had entered: “Worn and washed”/, { ignore: SPOKEN }),
    ).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    await pass(100);
    expect(document.activeElement?.textContent).toBe('Wait for the parcel');
  });

  it('keeps the typed reason in its field while rejecting is still possible', async () => {
    const log = fakeNetwork({
      [`GET ${PATH}`]: [json(requested), json({ ...requested, revision: 9 })],
      [`POST ${PATH}/commands`]: [refuse(409, 'changed_meanwhile'), json(aReturn({ state: 'rejected', can: [] }))],
    });
    const { user } = open('returns', SEARCH);
    await user.click(await screen.findByRole('button', { name: 'Reject…' }));
    await user.type(screen.getByLabelText('Reason'), 'Worn');
    await user.click(screen.getByRole('button', { name: 'Reject return' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/What you entered is still here/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Reject return' }));
    expect(commands(log)[1]).toEqual({ revision: 9, command: { type: 'reject', reason: 'Worn' } });
  });
});

describe('When the way to the bridge is broken', () => {
  it('says so, and one button tries again', async () => {
    fakeNetwork({ [`GET ${PATH}`]: [refuse(503, 'bridge_unreachable'), json(aReturn())] });
    const { user } = open('returns', SEARCH);
    expect(await screen.findByText(/cannot reach the Boomerang bridge/, { ignore: SPOKEN })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Return RMA-1001' })).toBeTruthy();
  });

  it('looks again after a command whose answer was lost: it may have been a yes', async () => {
    fakeNetwork({
      [`GET ${PATH}`]: [json(requested), json(aReturn({ revision: 5 }))],
      [`POST ${PATH}/commands`]: [brokenLine],
    });
    const { user } = open('returns', SEARCH);
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    expect(await screen.findByRole('heading', { name: 'Wait for the parcel' })).toBeTruthy();
    expect(screen.getByText(/Your site did not answer/, { ignore: SPOKEN })).toBeTruthy();
  });
});

it('asks every three seconds while a label is being made, and stops then', async () => {
  const making = aReturn({
    shipping: { ...aReturn().shipping, state: 'preparing', carrier: null, trackingNumber: null, cost: null },
    effects: [
      {
        id: ID,
        kind: 'buy_label',
        about: null,
        state: 'in_flight',
        attempt: 1,
        tries: 1,
        dueAt: '2026-11-23T12:00:00.000Z',
        trouble: null,
      },
    ],
  });
  const log = fakeNetwork({ [`GET ${PATH}`]: [json(making), json(making), json(aReturn())] });
  open('returns', SEARCH);
  expect(await screen.findByText('The label is being made…')).toBeTruthy();
  await pass(6_500);
  expect(await screen.findByText('The shopper has a label of USPS.')).toBeTruthy();
  await pass(60_000);
  expect(log).toHaveLength(3);
});
