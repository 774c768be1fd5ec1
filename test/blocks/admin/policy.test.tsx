// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aPolicy } from './builders.ts';
import { fakeNetwork, json, refuse, type Asked } from './network.ts';
import { SPOKEN, everyTestAnew, open } from './set-up.tsx';

const saved = (log: readonly Asked[]) => log.filter((one) => one.method === 'PUT').map((one) => one.body);
const leaving = () => {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
};

everyTestAnew();

describe('The policy', () => {
  it('is saved as a new version: what was typed in centimetres, kilograms and dollars arrives exactly', async () => {
    const policy = aPolicy();
    const log = fakeNetwork({ 'GET /policy': [json(policy)], 'PUT /policy': [json({ ...policy, version: 4 })] });
    const { user } = open('policy');
    const retype = async (label: string, text: string) => {
      await user.clear(screen.getByLabelText(label));
      await user.type(screen.getByLabelText(label), text);
    };
    await screen.findByRole('heading', { name: 'Time and approval' });
    await retype('A label may cost at most', '12,3');
    await retype('Length', '30.5');
    await retype('Weight', '0,255');
    await user.type(screen.getByLabelText('Allowed carriers'), 'USPS, dhl Express,');
    await user.click(screen.getByRole('radio', { name: 'You decide on each return' }));
    await user.click(screen.getByRole('radio', { name: 'When you have received the parcel' }));
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(await screen.findByText('Saved as version 4.', { ignore: SPOKEN })).toBeTruthy();
    expect(saved(log)).toMatchObject([
      {
        basedOn: 3,
        rules: {
          autoApprove: false,
          moneyMoves: 'receipt',
          labels: {
            ceiling: 1230,
            carriers: ['usps', 'dhl_express'],
            defaultParcel: { lengthMm: 305, weightGrams: 255 },
          },
        },
      },
    ]);
  });

  it('is not sent while a field is wrong: each says what to change, the first one has the focus', async () => {
    const log = fakeNetwork({ 'GET /policy': [json(aPolicy())] });
    const { user } = open('policy');
    const days = await screen.findByLabelText('Returns may be asked for within');
    await user.clear(days);
    await user.type(days, '0');
    await user.type(screen.getByLabelText('A label may cost at most'), '9');
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(screen.getByText('Write a whole number from 1 to 3650.')).toBeTruthy();
    expect(screen.getByText('Write an amount up to $1,000,000.00.')).toBeTruthy();
    expect(document.activeElement).toBe(days);
    expect(saved(log)).toEqual([]);
  });

  it('lets reasons be added, renamed, moved and removed; a rename keeps the reason’s id', async () => {
    const log = fakeNetwork({ 'GET /policy': [json(aPolicy())], 'PUT /policy': [json(aPolicy())] });
    const { user } = open('policy');
    await screen.findByLabelText('Reason 1');
    await user.type(screen.getByLabelText('Reason 1'), ' for me');
    await user.click(screen.getByRole('button', { name: 'Move down: Too small for me' }));
    await user.click(screen.getByRole('button', { name: 'Add a reason' }));
    await user.type(screen.getByLabelText('Reason 3'), 'Défaut');
    await user.click(screen.getByRole('button', { name: 'Remove: Changed my mind' }));
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(saved(log)).toMatchObject([
      {
        rules: {
          reasons: [
            { id: 'too_small', title: 'Too small for me' },
            { id: 'defaut', title: 'Défaut' },
          ],
        },
      },
    ]);
  });

  it('that someone else has saved meanwhile loses nothing that was typed, and can be taken over', async () => {
    const theirs = aPolicy({ version: 5, rules: { ...aPolicy().rules, windowDays: 60 } });
    const log = fakeNetwork({
      'GET /policy': [json(aPolicy()), json(theirs)],
      'PUT /policy': [refuse(409, 'changed_meanwhile'), refuse(409, 'changed_meanwhile')],
    });
    const { user } = open('policy');
    const days = await screen.findByLabelText('Returns may be asked for within');
    await user.clear(days);
    await user.type(days, '45');
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(await screen.findByText(/someone else saved the policy/, { ignore: SPOKEN })).toBeTruthy();
    expect((days as HTMLInputElement).value).toBe('45');
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(saved(log)).toMatchObject([{ basedOn: 3 }, { basedOn: 5, rules: { windowDays: 45 } }]);
    await user.click(await screen.findByRole('button', { name: 'Take theirs over' }));
    expect((days as HTMLInputElement).value).toBe('60');
  });

  it('asks before it is left unsaved, and only then', async () => {
    fakeNetwork({ 'GET /policy': [json(aPolicy())] });
    const { user } = open('policy');
    const days = await screen.findByLabelText('Returns may be asked for within');
    expect(leaving()).toBe(false);
    await user.type(days, '1');
    expect(leaving()).toBe(true);
  });

  it('leaves the price limit alone where the store’s currency is not known', async () => {
    const log = fakeNetwork({ 'GET /policy': [json(aPolicy({ store: null }))], 'PUT /policy': [json(aPolicy())] });
    const { user } = open('policy');
    expect(((await screen.findByLabelText('A label may cost at most')) as HTMLInputElement).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(saved(log)).toMatchObject([{ rules: { labels: { ceiling: 2500 } } }]);
  });
});

describe('The Shippo token', () => {
  it('goes in, is never shown again, and what was typed elsewhere stays', async () => {
    const shippo = {
      mode: 'test' as const,
      savedAt: '2026-11-23T12:00:00.000Z',
      webhookUrl: 'https://shop.example/hook',
    };
    const log = fakeNetwork({
      'GET /policy': [json(aPolicy())],
      'PUT /policy/shippo-token': [json(aPolicy({ shippo }))],
    });
    const { user } = open('policy');
    await user.type(await screen.findByLabelText('Returns may be asked for within'), '5');
    const field = screen.getByLabelText('Shippo token');
    await user.type(field, 'secret');
    await user.click(screen.getByRole('button', { name: 'Save token' }));
    expect(screen.getByText(/starts with shippo_test_ or shippo_live_/)).toBeTruthy();
    await user.clear(field);
    await user.type(field, 'shippo_test_abcdefgh');
    await user.click(screen.getByRole('button', { name: 'Save token' }));
    const card = await screen.findByRole('region', { name: 'Shippo account' });
    expect(await within(card).findByText('TEST')).toBeTruthy();
    expect((within(card).getByLabelText('New Shippo token') as HTMLInputElement).value).toBe('');
    expect(saved(log)).toEqual([{ token: 'shippo_test_abcdefgh' }]);
    expect((screen.getByLabelText('Returns may be asked for within') as HTMLInputElement).value).toBe('305');
    await user.click(within(card).getByRole('button', { name: 'Remove token' }));
    expect(saved(log)).toHaveLength(2);
    expect(saved(log)[1]).toEqual({ token: null });
  });
});
