// @vitest-environment happy-dom
import './set-up.ts';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { estimated, found, foundForWithdrawal, made, payout, returned, said, shirt, socks } from './builders.ts';
import { brokenLine, fakeNetwork, json } from './fake-network.ts';
import {
  ESTIMATE,
  expectFocus,
  findOrder,
  foundInDoor,
  LOOKUP,
  openForm,
  opens,
  sentTo,
  STATUS,
  SUBMIT,
} from './open-form.tsx';
import { pass } from './time.ts';

const DOOR = 'Withdraw from contract here';
const confirmed = () =>
  returned({
    kind: 'withdrawal',
    label: { state: 'packing_slip', addressLines: ['Returns'], carrier: null, trackingNumber: null },
    withdrawal: {
      name: 'Jane M. Doe',
      confirmedAt: '2026-11-23T12:00:00Z',
      refundBy: '2026-12-07T12:00:00Z',
      returnCost: 'customer',
    },
  });

describe('The way into the statutory door', () => {
  it('is not there where the store does not open it', () => {
    openForm();
    expect(screen.queryByRole('button', { name: DOOR })).toBeNull();
  });

  it('stands beside the start, among the items and under a return', async () => {
    fakeNetwork({ [LOOKUP]: [json(found())], [ESTIMATE]: [json(estimated())], [STATUS]: [json(returned())] });
    const form = openForm({ withdrawal: true });
    expect(screen.getByRole('button', { name: DOOR })).toBeTruthy();
    await findOrder(form);
    await screen.findByText('Blue shirt');
    expect(screen.getByRole('button', { name: DOOR })).toBeTruthy();
  });

  it('leads on from a linked return', async () => {
    window.history.replaceState(null, '', '#return=return-token');
    fakeNetwork(opens(json(returned())));
    const { user } = openForm({ withdrawal: true });
    await screen.findByText('RMA-1001');
    await user.click(screen.getByRole('button', { name: DOOR }));
    expectFocus(screen.getByRole('heading', { name: 'Withdraw from a contract' }));
    expect(window.location.hash).toBe('');
  });

  it('is opened by a link, and left again', async () => {
    window.history.replaceState(null, '', '?boomerang-withdrawal');
    const { user } = openForm({ withdrawal: true });
    expect(screen.getByRole('heading', { name: 'Withdraw from a contract' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Return something without withdrawing' }));
    expectFocus(screen.getByRole('heading', { name: 'Find your order' }));
    expect(window.location.search).toBe('');
  });

  it('is shown at once where the store’s own time is over and the law’s is not', async () => {
    fakeNetwork({ [LOOKUP]: [json(foundForWithdrawal())], [ESTIMATE]: [json(estimated())] });
    const form = openForm({ withdrawal: true });
    await findOrder(form);
    expect(await screen.findByText('Could be returned until Nov 20, 2026.')).toBeTruthy();
    expect(screen.getByText(/You can still withdraw from the contract, by law/)).toBeTruthy();
    await form.user.click(screen.getAllByRole('button', { name: DOOR })[0]!);
    expect(await screen.findByRole('heading', { name: 'What do you withdraw from?' })).toBeTruthy();
    expect(screen.getByText(/You have the right to withdraw until November 30, 2026/)).toBeTruthy();
  });
});

describe('A withdrawal', () => {
  it('takes order, e-mail and name, all items, no reason, two steps, and gives a receipt with date and time', async () => {
    const { log, user } = await foundInDoor(undefined, { [SUBMIT]: [json(made(confirmed()), 201)] });
    expect(screen.getByLabelText<HTMLInputElement>('Your name').value).toBe('Jane Doe');
    expect(screen.getAllByRole<HTMLInputElement>('checkbox').map(({ checked }) => checked)).toEqual([true, true]);
    expect(screen.getByText('3 of 3')).toBeTruthy();
    expect(screen.queryByRole('combobox')).toBeNull();
    await user.clear(screen.getByLabelText('Your name'));
    await user.type(screen.getByLabelText('Your name'), 'Jane M. Doe');
    await user.click(screen.getByRole('button', { name: 'Continue' }));

    const heading = await screen.findByRole('heading', { name: 'Check your withdrawal' });
    expectFocus(heading);
    expect(screen.getByText('Jane M. Doe')).toBeTruthy();
    expect(screen.getByText('3 × Wool socks')).toBeTruthy();
    expect(sentTo(log, SUBMIT)).toHaveLength(0);
    await pass(500);
    expect(screen.getByText(/You have 14 days to send the parcel\. You pay for sending it back\./)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Confirm withdrawal' }));

    expect(await screen.findByRole('heading', { name: 'Your withdrawal is confirmed' })).toBeTruthy();
    const receipt = screen.getByText('Receipt of your withdrawal').closest('div')!;
    expect(within(receipt).getByText(/November 23, 2026 at .*12:00:00/)).toBeTruthy();
    expect(within(receipt).getByText('Jane M. Doe')).toBeTruthy();
    expect(within(receipt).getByText(/paid back by December 7, 2026 at the latest/)).toBeTruthy();
    const [sent] = sentTo(log, SUBMIT);
    expect(sent?.body).toMatchObject({ kind: 'withdrawal', name: 'Jane M. Doe', comment: '' });
    expect(sent?.body.lines).toEqual([
      { lineId: 1, quantity: 1, reasonId: '', comment: '', resolution: 'refund', exchange: null, photoIds: [] },
      { lineId: 2, quantity: 3, reasonId: '', comment: '', resolution: 'refund', exchange: null, photoIds: [] },
    ]);
    expect(sentTo(log, ESTIMATE)[0]?.body).toMatchObject({ kind: 'withdrawal' });
  });

  it('keeps the words of the law on its button when it has to be sent again', async () => {
    const { log, user } = await foundInDoor(undefined, { [SUBMIT]: [brokenLine, json(made(confirmed()), 201)] });
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await user.click(await screen.findByRole('button', { name: 'Confirm withdrawal' }));
    await screen.findByRole('alert');
    await user.click(screen.getByRole('button', { name: 'Confirm withdrawal' }));
    await screen.findByText('RMA-1001');
    expect(new Set(sentTo(log, SUBMIT).map(({ body }) => body.requestId)).size).toBe(1);
  });

  it('is for the items that stay ticked, and can be changed before it is confirmed', async () => {
    const { log, user } = await foundInDoor(undefined, { [SUBMIT]: [json(made(confirmed()), 201)] });
    await user.click(screen.getByRole('checkbox', { name: /Wool socks/ }));
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await user.click(await screen.findByRole('button', { name: 'Change something' }));
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Wool socks/ }).checked).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await user.click(await screen.findByRole('button', { name: 'Confirm withdrawal' }));
    await screen.findByText('RMA-1001');
    expect(sentTo(log, SUBMIT)[0]?.body.lines).toMatchObject([{ lineId: 1 }]);
  });

  it('wants a name', async () => {
    const { user } = await foundInDoor();
    await user.clear(screen.getByLabelText('Your name'));
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(screen.getByText('Please enter your name.')).toBeTruthy();
    expectFocus(screen.getByLabelText('Your name'));
  });

  it('gives money; anything else only by an express wish', async () => {
    const { log, user } = await foundInDoor(
      foundForWithdrawal({ resolutions: ['refund', 'store_credit', 'keep'] }, [
        shirt({ returnable: 0, withdrawable: 1 }),
      ]),
      { [SUBMIT]: [json(made(confirmed()), 201)] },
    );
    const details = screen.getByText(/^I would rather have…/).closest('details')!;
    expect(details.open).toBe(false);
    expect(within(details).getAllByRole('radio', { hidden: true })).toHaveLength(2);
    await user.click(screen.getByText(/^I would rather have…/));
    await user.click(within(details).getByRole('radio', { name: /^Store credit/ }));
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await user.click(await screen.findByRole('button', { name: 'Confirm withdrawal' }));
    await screen.findByText('RMA-1001');
    expect(sentTo(log, SUBMIT)[0]?.body.lines).toMatchObject([{ resolution: 'store_credit' }]);
  });

  it('offers credit though no reason of the store allows it any more: the law knows none', async () => {
    const refusal = said('reason_disallows', { resolution: 'store_credit', reasonId: '' });
    const line = shirt({ withdrawable: 1, resolutionsRefused: [{ resolution: 'store_credit', refusal }] });
    const { user } = await foundInDoor(foundForWithdrawal({ resolutions: ['refund', 'store_credit'] }, [line]));
    await user.click(screen.getByText(/^I would rather have…/));
    expect(screen.getByRole('radio', { name: /^Store credit/ })).toBeTruthy();
  });

  it.each([
    ['is over', said('withdrawal_over', { until: '2026-11-20T12:00:00Z' }), 'You could withdraw until Nov 20, 2026.'],
    [
      'is not for this country',
      said('withdrawal_country', { country: 'US' }),
      /For orders to United States there is no/,
    ],
  ])('says so where the right %s', async (_, refusal, sentence) => {
    const door = foundForWithdrawal().withdrawal!;
    const none = shirt({ withdrawable: 0, withdrawalRefusal: refusal });
    await foundInDoor(foundForWithdrawal({ withdrawal: { ...door, refusal } }, [none]));
    expect(screen.getByText(sentence)).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
  });

  it('says which item the law excepts', async () => {
    const excepted = socks({ withdrawable: 0, withdrawalRefusal: said('withdrawal_excepted', { by: 'product' }) });
    await foundInDoor(foundForWithdrawal({}, [shirt({ withdrawable: 1 }), excepted]));
    expect(screen.getByText('The law makes an exception for this item: you can’t withdraw from it.')).toBeTruthy();
    expect(screen.getAllByRole('checkbox')).toHaveLength(1);
  });

  it('keeps the draft over a reload, on the step it was on', async () => {
    const { form, user } = await foundInDoor();
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await screen.findByRole('heading', { name: 'Check your withdrawal' });
    form.reload();
    expect(screen.getByRole('heading', { name: 'Check your withdrawal' })).toBeTruthy();
  });

  it('asks twice before it is cancelled, and says what that means', async () => {
    window.history.replaceState(null, '', '#return=return-token');
    fakeNetwork(opens(json({ ...confirmed(), payouts: [payout()], can: ['cancel'] })));
    const { user } = openForm({ withdrawal: true });
    await user.click(await screen.findByRole('button', { name: 'Cancel this return' }));
    expectFocus(screen.getByText(/You then keep the goods and get no money back/));
  });
});
