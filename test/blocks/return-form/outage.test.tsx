// @vitest-environment happy-dom
import './set-up.ts';
import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { estimated, found, foundForWithdrawal, made, returned } from './builders.ts';
import { brokenLine, fakeNetwork, json, refuse } from './fake-network.ts';
import {
  chooseShirt,
  ESTIMATE,
  expectFocus,
  findOrder,
  foundInDoor,
  foundOrder,
  LOOKUP,
  openForm,
  request,
  sentTo,
  STATUS,
  SUBMIT,
} from './open-form.tsx';

const KEEP = 'POST /kept';
const DOWN = refuse(503, 'bridge_unreachable');
const RECEIPT = json({ receipt: 'K-7F3K-9Q2M', keptAt: '2026-11-23T10:05:00.000Z' }, 201);
const BACK = refuse(409, 'bridge_is_back');

afterEach(() => window.history.replaceState(null, '', '/'));

async function wordsStep(more: Parameters<typeof fakeNetwork>[0] = {}, withdrawal = false) {
  const log = fakeNetwork({ [LOOKUP]: [DOWN], [KEEP]: [RECEIPT], ...more });
  const form = openForm({ withdrawal });
  await findOrder(form);
  await form.user.click(await screen.findByRole('button', { name: 'Leave your request here' }));
  expectFocus(screen.getByRole('heading', { name: 'Leave your request here' }));
  return { log, form, user: form.user };
}
const WORDS = 'What would you like to return, and why?';
const send = (name = 'Send request') => screen.getByRole('button', { name });

describe('When the bridge goes away at the last step', () => {
  it('the whole request is kept as it would have been sent, and a receipt says number, moment and what comes next', async () => {
    const { log, form } = await foundOrder(found(), { [SUBMIT]: [DOWN], [KEEP]: [RECEIPT] });
    await chooseShirt(form);
    await request(form);
    expectFocus(await screen.findByRole('heading', { name: 'We have kept your request' }));
    expect(screen.getByText('K-7F3K-9Q2M')).toBeTruthy();
    expect(screen.getByText(/November 23, 2026/)).toBeTruthy();
    expect(screen.getByText(/you get an e-mail to jane@example.com/)).toBeTruthy();
    expect(screen.getByText('1 × Blue shirt')).toBeTruthy();
    const [submitted] = sentTo(log, SUBMIT);
    expect(sentTo(log, KEEP).map(({ body }) => body)).toEqual([
      { type: 'form', orderNumber: '1042', email: 'jane@example.com', request: submitted?.body },
    ]);
  });

  it('the receipt is still there after a reload, until something else is returned', async () => {
    const { form } = await foundOrder(found(), { [SUBMIT]: [brokenLine], [KEEP]: [RECEIPT] });
    await chooseShirt(form);
    await request(form);
    await screen.findByText('K-7F3K-9Q2M');
    form.reload();
    expect(screen.getByText('K-7F3K-9Q2M')).toBeTruthy();
    await form.user.click(screen.getByRole('button', { name: 'Return something else' }));
    expect(screen.getByRole('heading', { name: 'Find your order' })).toBeTruthy();
    expect(screen.queryByText('K-7F3K-9Q2M')).toBeNull();
  });

  it('and is back at once, it is asked again, and the shopper has the return itself', async () => {
    const { log, form } = await foundOrder(found(), {
      [SUBMIT]: [DOWN, json(made(), 201)],
      [KEEP]: [BACK],
      [STATUS]: [json(returned())],
    });
    await chooseShirt(form);
    await request(form);
    await screen.findByText('RMA-1001');
    expect(new Set(sentTo(log, SUBMIT).map(({ body }) => body.requestId)).size).toBe(1);
  });

  it.each(['kept_full', 'kept_too_many', 'kept_too_large'])(
    'and the site refuses with %s, the shopper is told to write',
    async (code) => {
      const { form } = await foundOrder(found(), { [SUBMIT]: [DOWN], [KEEP]: [refuse(503, code)] });
      await chooseShirt(form);
      await request(form);
      expect((await screen.findByRole('alert')).textContent).toContain('Please write to the store');
      expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Blue shirt/ }).checked).toBe(true);
    },
  );

  it('a withdrawal is kept as one, and its moment counts', async () => {
    const { log, user } = await foundInDoor(foundForWithdrawal(), { [SUBMIT]: [DOWN], [KEEP]: [RECEIPT] });
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await user.click(await screen.findByRole('button', { name: 'Confirm withdrawal' }));
    await screen.findByRole('heading', { name: 'We have kept your withdrawal' });
    expect(screen.getByText('Your withdrawal counts from the moment above.')).toBeTruthy();
    expect(sentTo(log, KEEP)[0]?.body.request).toMatchObject({ kind: 'withdrawal' });
  });

  it('a refusal of the bridge is no outage: nothing is kept', async () => {
    const { log, form } = await foundOrder(found(), {
      [SUBMIT]: [refuse(503, 'store_unavailable')],
      [KEEP]: [RECEIPT],
    });
    await chooseShirt(form);
    await request(form);
    await screen.findByRole('alert');
    expect(sentTo(log, KEEP)).toEqual([]);
  });
});

describe('When the bridge is down from the start', () => {
  it('the shopper says in words what they want, and has a receipt with their words', async () => {
    const { log, user } = await wordsStep();
    expect(screen.getByLabelText<HTMLInputElement>('Order number').value).toBe('1042');
    await user.type(screen.getByLabelText(WORDS), 'The blue shirt, too small');
    await user.click(send());
    await screen.findByText('K-7F3K-9Q2M');
    expect(screen.getByText('The blue shirt, too small')).toBeTruthy();
    expect(sentTo(log, KEEP).map(({ body }) => body)).toEqual([
      {
        type: 'words',
        orderNumber: '1042',
        email: 'jane@example.com',
        request: {
          requestId: expect.any(String),
          orderNumber: '1042',
          email: 'jane@example.com',
          words: 'The blue shirt, too small',
          withdrawal: 'none',
          name: '',
          locale: 'en_US',
          page: expect.any(String),
        },
      },
    ]);
  });

  it('asks nobody while something is missing, and goes to the first of it', async () => {
    const { log, user } = await wordsStep();
    await user.click(send());
    expect(screen.getByText('Please write a few words.')).toBeTruthy();
    expectFocus(screen.getByLabelText(WORDS));
    expect(sentTo(log, KEEP)).toEqual([]);
  });

  it('withdraws where the store has that door: from all of the contract or from a part, with a name', async () => {
    const { log, user } = await wordsStep({}, true);
    await user.click(screen.getByRole('radio', { name: 'I withdraw from the contract' }));
    await user.type(screen.getByLabelText('What is it about?'), 'All of it');
    await user.click(send('Confirm withdrawal'));
    expectFocus(screen.getByLabelText('Your name'));
    await user.type(screen.getByLabelText('Your name'), 'Jane Doe');
    await user.click(send('Confirm withdrawal'));
    await screen.findByRole('heading', { name: 'We have kept your withdrawal' });
    expect(sentTo(log, KEEP)[0]?.body.request).toMatchObject({ withdrawal: 'all', name: 'Jane Doe' });
  });

  it('offers no withdrawal where the store has no such door', async () => {
    await wordsStep();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('and is back by the time they send it, the order is found and their words go with the return', async () => {
    const { user } = await wordsStep({
      [LOOKUP]: [DOWN, json(found())],
      [KEEP]: [BACK],
      [ESTIMATE]: [json(estimated())],
    });
    await user.type(screen.getByLabelText(WORDS), 'Too small');
    await user.click(send());
    await screen.findByRole('heading', { name: 'What would you like to return?' });
    await user.click(screen.getByRole('checkbox', { name: /Blue shirt/ }));
    expect(screen.getByLabelText<HTMLTextAreaElement>('Message to the store').value).toBe('Too small');
  });
});

describe('The link in the e-mail that follows', () => {
  const link = (draft: object) => {
    const text = Buffer.from(JSON.stringify(draft)).toString('base64url');
    window.history.replaceState(null, '', `/returns/#boomerang-kept=${text}`);
  };
  const draft = { orderNumber: '1042', email: 'jane@example.com', words: 'Zu groß', withdrawal: false, kept: 'pass' };

  it('opens the form with what was typed, and looks the order up as of then', async () => {
    link(draft);
    const log = fakeNetwork({ [LOOKUP]: [json(found())], [ESTIMATE]: [json(estimated())] });
    const form = openForm();
    expect(window.location.hash).toBe('');
    await form.user.click(screen.getByRole('button', { name: 'Find my order' }));
    await screen.findByRole('heading', { name: 'What would you like to return?' });
    expect(sentTo(log, LOOKUP)[0]?.body).toMatchObject({
      orderNumber: '1042',
      email: 'jane@example.com',
      kept: 'pass',
    });
    await chooseShirt(form);
    expect(screen.getByLabelText<HTMLTextAreaElement>('Message to the store').value).toBe('Zu groß');
  });

  it('goes through the door of a withdrawal', () => {
    link({ ...draft, withdrawal: true });
    fakeNetwork({});
    openForm({ withdrawal: true });
    expect(screen.getByRole('heading', { name: 'Withdraw from a contract' })).toBeTruthy();
  });

  it.each(['cut-o', Buffer.from('{"orderNumber":1}').toString('base64url'), '%'])(
    'that is damaged (%s) opens the empty form',
    (text) => {
      window.history.replaceState(null, '', `/returns/#boomerang-kept=${text}`);
      fakeNetwork({});
      openForm();
      expect(screen.getByLabelText<HTMLInputElement>('Order number').value).toBe('');
    },
  );
});
