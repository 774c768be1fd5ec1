// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aPolicy } from './builders.ts';
import { fakeNetwork, json, refuse } from './network.ts';
import { card, openPolicy, saved } from './open-policy.ts';
import { everyTestAnew, open, SPOKEN } from './set-up.tsx';

const leaving = () => {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
};
const contradicts = (...fields: [path: string, code: string, params?: object][]) =>
  refuse(422, 'policy_contradicts', {
    fields: fields.map(([path, code, params = {}]) => ({ path, code, params })),
  });

everyTestAnew();

describe('The policy', () => {
  it('stands there in plain sentences, and each section opens for itself', async () => {
    fakeNetwork({ 'GET /policy': [json(aPolicy())] });
    const { user, change } = await openPolicy();
    expect(screen.getByText('Goods can be returned within 30 days of the order being completed.')).toBeTruthy();
    expect(screen.queryByLabelText('Returns may be asked for within')).toBeNull();
    await change('Return window');
    expect(screen.getByLabelText('Returns may be asked for within')).toBeTruthy();
    expect(screen.queryByLabelText('A label may cost at most')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Close: Return window' }));
    expect(screen.getByRole('button', { name: 'Change: Return window' }).getAttribute('aria-expanded')).toBe('false');
  });

  it('says while it is typed what it means', async () => {
    fakeNetwork({ 'GET /policy': [json(aPolicy())] });
    const { user, change, retype } = await openPolicy();
    await change('Return window');
    await retype('Returns may be asked for within', '45');
    await user.selectOptions(screen.getByLabelText('Counted from'), 'delivery');
    expect(card('Return window').getByText('Goods can be returned within 45 days of delivery.')).toBeTruthy();
    await user.click(screen.getByText('There are changes that are not saved.'));
    const before = await screen.findByText('Goods can be returned within 30 days of the order being completed.');
    expect(before.tagName).toBe('DEL');
  });

  it('is saved as a new version: what was typed in centimetres, kilograms, dollars and per cent arrives exactly', async () => {
    const policy = aPolicy();
    const log = fakeNetwork({ 'GET /policy': [json(policy)], 'PUT /policy': [json({ ...policy, version: 4 })] });
    const { user, change, retype, save } = await openPolicy();
    await change('Return labels');
    await retype('A label may cost at most', '12,3');
    await retype('Length', '30.5');
    await retype('Weight', '0,255');
    await change('Return fees');
    await user.selectOptions(screen.getByLabelText('Fee on a refund'), 'percent');
    await retype('Part', '12,5');
    await change('Approval');
    await user.click(screen.getByRole('radio', { name: 'You decide on each return' }));
    await change('When money moves');
    await user.click(screen.getByRole('radio', { name: 'When you have received the parcel' }));
    await retype('Ask me before more is paid than', '200');
    await save();
    expect(await screen.findByText('Saved as version 4.', { ignore: SPOKEN })).toBeTruthy();
    const everyone = { refund: 'receipt', store_credit: 'receipt', exchange: 'receipt' };
    expect(saved(log)).toMatchObject([
      {
        basedOn: 3,
        rules: {
          approval: { mode: 'person' },
          moneyMoves: { guest: everyone, known: everyone, ceiling: 20000, ceilingDays: 30 },
          resolutions: { refund: { fee: { kind: 'percent', basisPoints: 1250 } } },
          labels: { ceiling: 1230, defaultParcel: { lengthMm: 305, weightGrams: 255 } },
        },
      },
    ]);
  });

  it('is not sent while a field can’t be read: it says what to change, and a list leads to it, into a closed section too', async () => {
    const log = fakeNetwork({ 'GET /policy': [json(aPolicy())] });
    const { user, change, retype, save } = await openPolicy();
    await change('Return labels');
    await retype('A label may cost at most', '9999999');
    await user.click(screen.getByRole('button', { name: 'Close: Return labels' }));
    await change('E-mails');
    await retype('Your e-mail address for returns', 'owner@');
    await save();
    const summary = within(screen.getByRole('group', { name: 'What to change' }));
    expect(summary.getByText('Not saved yet: 2 settings need a change.', { ignore: SPOKEN })).toBeTruthy();
    expect(summary.getByText(/Write an amount from \$0\.00 to \$1,000,000\.00\./)).toBeTruthy();
    expect(saved(log)).toEqual([]);
    await user.click(summary.getByRole('link', { name: 'Return labels, highest price' }));
    const field = screen.getByLabelText('A label may cost at most') as HTMLInputElement;
    await expect.poll(() => document.activeElement).toBe(field);
    expect(field.value).toBe('9999999');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('that contradicts itself is told field by field, with what to change, and the field keeps quiet once it is changed', async () => {
    const policy = aPolicy();
    const log = fakeNetwork({
      'GET /policy': [json(policy)],
      'PUT /policy': [
        contradicts(
          ['resolutions.refund.fee.basisPoints', 'percent_over_100'],
          ['reasons.1.resolutions', 'reason_without_resolution', { title: 'Changed my mind' }],
        ),
        json({ ...policy, version: 4 }),
      ],
    });
    const { user, change, retype, save } = await openPolicy();
    await change('Return fees');
    await user.selectOptions(screen.getByLabelText('Fee on a refund'), 'percent');
    await retype('Part', '120');
    await save();
    await user.click(await screen.findByRole('link', { name: 'Return fees, refund' }));
    const part = screen.getByLabelText('Part');
    await expect.poll(() => document.activeElement).toBe(part);
    expect(card('Return fees').getByText('More than 100 % is not possible. Write 100 or less.')).toBeTruthy();
    await user.click(screen.getByRole('link', { name: 'Reasons, reason 2' }));
    const allows = await screen.findByRole('group', { name: 'What the shopper may get' });
    await expect.poll(() => allows.contains(document.activeElement)).toBe(true);
    expect(within(allows).getByText(/“Changed my mind” allows nothing that you offer/)).toBeTruthy();
    await retype('Part', '12');
    expect(part.getAttribute('aria-invalid')).toBeNull();
    await save();
    expect(await screen.findByText('Saved as version 4.', { ignore: SPOKEN })).toBeTruthy();
    expect(screen.queryByRole('group', { name: 'What to change' })).toBeNull();
    expect(saved(log)).toHaveLength(2);
  });

  it('that someone else has saved meanwhile loses nothing that was typed, and can be taken over', async () => {
    const rules = aPolicy().rules;
    const theirs = aPolicy({ version: 5, rules: { ...rules, window: { ...rules.window, days: 60 } } });
    const log = fakeNetwork({
      'GET /policy': [json(aPolicy()), json(theirs)],
      'PUT /policy': [refuse(409, 'changed_meanwhile'), refuse(409, 'changed_meanwhile')],
    });
    const { user, change, retype, save } = await openPolicy();
    await change('Return window');
    await retype('Returns may be asked for within', '45');
    const days = screen.getByLabelText('Returns may be asked for within') as HTMLInputElement;
    await save();
    expect(await screen.findByText(/someone else saved the policy/, { ignore: SPOKEN })).toBeTruthy();
    expect(days.value).toBe('45');
    await save();
    expect(saved(log)).toMatchObject([{ basedOn: 3 }, { basedOn: 5, rules: { window: { days: 45 } } }]);
    await user.click(await screen.findByRole('button', { name: 'Take theirs over' }));
    expect(days.value).toBe('60');
  });

  it('asks before it is left unsaved, and only then', async () => {
    fakeNetwork({ 'GET /policy': [json(aPolicy())] });
    const { user, change } = await openPolicy();
    await change('Return window');
    expect(leaving()).toBe(false);
    await user.type(screen.getByLabelText('Returns may be asked for within'), 'x');
    expect(leaving()).toBe(true);
  });

  it('leaves amounts alone where the store’s currency is not known', async () => {
    const log = fakeNetwork({ 'GET /policy': [json(aPolicy({ store: null }))], 'PUT /policy': [json(aPolicy())] });
    const { change, save } = await openPolicy();
    await change('Return labels');
    expect((screen.getByLabelText('A label may cost at most') as HTMLInputElement).disabled).toBe(true);
    await save();
    expect(saved(log)).toMatchObject([{ rules: { labels: { ceiling: 2500 } } }]);
  });
});

describe('The address of Shippo’s webhook', () => {
  it.each([
    [
      'https://shop.example/wp-json/boomerang/v1/',
      'https://shop.example/wp-json/boomerang/v1/hooks/shippo?token=a1b2c3',
    ],
    [
      'https://shop.example/index.php?rest_route=/boomerang/v1/',
      'https://shop.example/index.php?rest_route=/boomerang/v1/hooks/shippo&token=a1b2c3',
    ],
  ])('is one that the site answers: below %s', async (restRoot, address) => {
    const shippo = { mode: 'test' as const, savedAt: null, webhookToken: 'a1b2c3' };
    fakeNetwork({ 'GET /policy': [json(aPolicy({ shippo }))] });
    open('policy', undefined, { restRoot });
    expect(await screen.findByText(address)).toBeTruthy();
  });
});

describe('The Shippo token', () => {
  it('goes in, is never shown again, and what was typed elsewhere stays', async () => {
    const shippo = {
      mode: 'test' as const,
      savedAt: '2026-11-23T12:00:00.000Z',
      webhookToken: 'a1b2c3',
    };
    const log = fakeNetwork({
      'GET /policy': [json(aPolicy())],
      'PUT /policy/shippo-token': [json(aPolicy({ shippo }))],
    });
    const { user, change } = await openPolicy();
    await change('Return window');
    await user.type(screen.getByLabelText('Returns may be asked for within'), '5');
    const field = screen.getByLabelText('Shippo token');
    await user.type(field, 'secret');
    await user.click(screen.getByRole('button', { name: 'Save token' }));
    expect(screen.getByText(/starts with shippo_test_ or shippo_live_/)).toBeTruthy();
    await user.clear(field);
    await user.type(field, 'shippo_test_abcdefgh');
    await user.click(screen.getByRole('button', { name: 'Save token' }));
    const account = await screen.findByRole('region', { name: 'Shippo account' });
    expect(await within(account).findByText('TEST')).toBeTruthy();
    expect((within(account).getByLabelText('New Shippo token') as HTMLInputElement).value).toBe('');
    expect(saved(log)).toEqual([{ token: 'shippo_test_abcdefgh' }]);
    expect((screen.getByLabelText('Returns may be asked for within') as HTMLInputElement).value).toBe('305');
    await user.click(within(account).getByRole('button', { name: 'Remove token' }));
    expect(saved(log)).toHaveLength(2);
    expect(saved(log)[1]).toEqual({ token: null });
  });

  it.each([
    [true, 'Shippo knows your address.'],
    [false, 'Saved, but Shippo can’t confirm your address. Please check it in WooCommerce’s settings.'],
  ])(
    'stands beside what Shippo says of the store’s address (%s) once its phone number is saved',
    async (valid, sentence) => {
      const messages = valid ? [] : ['The street could not be found.'];
      const shippo = { mode: 'test' as const, savedAt: null, webhookToken: 'a1b2c3' };
      const log = fakeNetwork({
        'GET /policy': [json(aPolicy({ shippo }))],
        'PUT /policy': [json(aPolicy({ shippo: { ...shippo, address: { valid, messages } } }))],
      });
      const { user, change, save } = await openPolicy();
      await change('Return labels');
      await user.type(screen.getByLabelText('Your phone number for carriers'), '+1 415 555 0100');
      await user.type(screen.getByLabelText('Your e-mail address for carriers'), 'returns@example.com');
      await save();
      const contact = { phone: '+1 415 555 0100', email: 'returns@example.com' };
      expect(saved(log)).toMatchObject([{ rules: { labels: contact } }]);
      const account = screen.getByRole('region', { name: 'Shippo account' });
      expect(await within(account).findByText(sentence)).toBeTruthy();
      for (const words of messages) expect(within(account).getByText(words)).toBeTruthy();
    },
  );
});
