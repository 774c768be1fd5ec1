// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aPolicy } from './builders.ts';
import { fakeNetwork, json, refuse, type Reply } from './network.ts';
import { saved } from './open-policy.ts';
import { everyTestAnew, open, SPOKEN } from './set-up.tsx';

const rules = aPolicy().rules;
const earlier = { ...rules, window: { ...rules.window, days: 14 }, sendBackDays: 7 };
const versions = (count: number): Reply =>
  json({
    versions: Array.from({ length: count }, (_, at) => ({
      version: at + 1,
      savedBy: at === 0 ? '' : 'Olga Owner',
      savedAt: `2026-11-${String(at + 1).padStart(2, '0')}T12:00:00.000Z`,
    })),
  });
const card = () => within(screen.getByRole('region', { name: 'Earlier versions' }));

/** A sentence with its mark before it. */
const whole = (text: string) => (_: string, node: Element | null) =>
  node?.tagName === 'DD' && node.textContent === text;

everyTestAnew();

describe('Earlier versions', () => {
  it('are listed with who and when, and one is read in words, with what it changed', async () => {
    const log = fakeNetwork({
      'GET /policy': [json(aPolicy())],
      'GET /policy/versions': [versions(3)],
      'GET /policy/versions/3': [json({ version: 3, rules })],
      'GET /policy/versions/2': [json({ version: 2, rules: earlier })],
    });
    const { user } = open('policy');
    await user.click(await screen.findByRole('button', { name: 'Show versions' }));
    await card().findByText(/^Version 3, Olga Owner, Nov 3, 2026/);
    expect(card().getByText('In force')).toBeTruthy();
    expect(
      card()
        .getAllByRole('listitem')
        .map((one) => /Version \d/.exec(one.textContent ?? '')?.[0]),
    ).toEqual(['Version 3', 'Version 2', 'Version 1']);
    await user.click(card().getByRole('button', { name: 'View version 3' }));
    await card().findByRole('heading', { name: 'Compared with version 2' });
    const changed = [...card().getAllByRole('term'), ...card().getAllByRole('definition')].map(
      (one) => one.textContent,
    );
    expect(changed).toEqual([
      'Return window',
      'Approval',
      'Version 2: Goods can be returned within 14 days of the order being completed.',
      'Version 3: Goods can be returned within 30 days of the order being completed.',
      'Version 2: The parcel has to be sent within 7 days.',
      'Version 3: The parcel has to be sent within 14 days.',
    ]);
    expect(card().getByRole('heading', { name: 'What it says' })).toBeTruthy();
    expect(card().getByText('A refund, paid back the way it was paid.')).toBeTruthy();
    expect(log.filter((one) => one.path.startsWith('/policy/versions/'))).toHaveLength(2);
  });

  it('are opened at the one that a link names', async () => {
    fakeNetwork({
      'GET /policy': [json(aPolicy())],
      'GET /policy/versions': [versions(14)],
      'GET /policy/versions/2': [json({ version: 2, rules: earlier })],
      'GET /policy/versions/1': [json({ version: 1, rules })],
    });
    open('policy', '?page=boomerang-policy&version=2');
    await screen.findByRole('region', { name: 'Earlier versions' });
    await card().findByText(/^Version 2, Olga Owner/);
    expect(await card().findByRole('button', { name: 'Close version 2' })).toBeTruthy();
    expect(await card().findByRole('heading', { name: 'Compared with version 1' })).toBeTruthy();
    expect(document.activeElement).toBe(card().getByRole('button', { name: 'Close version 2' }));
  });

  it('are compared with any other that is chosen, newer ones too', async () => {
    const oldest = { ...rules, window: { ...rules.window, days: 90 } };
    const log = fakeNetwork({
      'GET /policy': [json(aPolicy())],
      'GET /policy/versions': [versions(3)],
      'GET /policy/versions/2': [json({ version: 2, rules: earlier })],
      'GET /policy/versions/1': [json({ version: 1, rules: oldest })],
      'GET /policy/versions/3': [json({ version: 3, rules })],
    });
    const { user } = open('policy', '?page=boomerang-policy&version=2');
    const other = await screen.findByRole('combobox', { name: 'Compare version 2 with' });
    expect(
      within(other)
        .getAllByRole('option')
        .map((one) => one.textContent),
    ).toEqual(['Version 3', 'Version 1']);
    expect((other as HTMLSelectElement).value).toBe('1');
    await card().findByText(whole('Version 1: Goods can be returned within 90 days of the order being completed.'));
    await user.selectOptions(other, 'Version 3');
    await card().findByText(whole('Version 2: Goods can be returned within 14 days of the order being completed.'));
    expect(card().getByRole('heading', { name: 'Compared with version 3' })).toBeTruthy();
    expect(
      card().getByText(whole('Version 3: Goods can be returned within 30 days of the order being completed.')),
    ).toBeTruthy();
    expect(log.filter(({ path }) => path === '/policy/versions/2')).toHaveLength(1);
  });

  it('are restored through the form: what would change is seen, and saving makes a new version', async () => {
    const log = fakeNetwork({
      'GET /policy': [json(aPolicy())],
      'GET /policy/versions': [versions(3), versions(4)],
      'GET /policy/versions/2': [json({ version: 2, rules: earlier })],
      'GET /policy/versions/1': [json({ version: 1, rules })],
      'PUT /policy': [json(aPolicy({ version: 4, rules: earlier }))],
    });
    const { user } = open('policy', '?page=boomerang-policy&version=2');
    await user.click(await screen.findByRole('button', { name: 'Restore version 2' }));
    expect(await screen.findByText(/Version 2 is in the form/, { ignore: SPOKEN })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Save policy' }));
    expect(log.some(({ method }) => method === 'PUT')).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(await screen.findByText('Saved as version 4.', { ignore: SPOKEN })).toBeTruthy();
    expect(saved(log)).toEqual([{ basedOn: 3, rules: earlier }]);
    expect(await card().findByText(/^Version 4, Olga/)).toBeTruthy();
  });

  it('are not restored over what was typed, and the one in force need not be', async () => {
    fakeNetwork({
      'GET /policy': [json(aPolicy())],
      'GET /policy/versions': [versions(3)],
      'GET /policy/versions/3': [json({ version: 3, rules })],
      'GET /policy/versions/2': [json({ version: 2, rules: earlier })],
      'GET /policy/versions/1': [json({ version: 1, rules })],
    });
    const { user } = open('policy', '?page=boomerang-policy&version=3');
    await screen.findByRole('combobox', { name: 'Compare version 3 with' });
    expect(screen.queryByRole('button', { name: 'Restore version 3' })).toBeNull();
    await user.click(card().getByRole('button', { name: 'View version 2' }));
    await card().findByRole('button', { name: 'Restore version 2' });
    await user.click(screen.getByRole('button', { name: 'Change: Return window' }));
    const days = screen.getByLabelText('Returns may be asked for within');
    await user.clear(days);
    await user.type(days, '21');
    expect(card().queryByRole('button', { name: 'Restore version 2' })).toBeNull();
    expect(card().getByText(/You have unsaved changes/)).toBeTruthy();
    expect((days as HTMLInputElement).value).toBe('21');
  });

  it('have the one that Boomerang came with, where a link names it', async () => {
    fakeNetwork({
      'GET /policy': [json(aPolicy({ version: 1 }))],
      'GET /policy/versions': [versions(1)],
      'GET /policy/versions/0': [json({ version: 0, rules: earlier })],
      'GET /policy/versions/1': [json({ version: 1, rules })],
    });
    open('policy', '?page=boomerang-policy&version=0');
    expect(await screen.findByRole('button', { name: 'Close version 0' })).toBeTruthy();
    expect(card().getByText('Version 0, as Boomerang came')).toBeTruthy();
    expect(await card().findByRole('button', { name: 'Restore version 0' })).toBeTruthy();
  });

  it('begin with one that changed nothing', async () => {
    fakeNetwork({
      'GET /policy': [json(aPolicy({ version: 1 }))],
      'GET /policy/versions': [versions(1)],
      'GET /policy/versions/1': [json({ version: 1, rules })],
    });
    const { user } = open('policy');
    await user.click(await screen.findByRole('button', { name: 'Show versions' }));
    await user.click(await screen.findByRole('button', { name: 'View version 1' }));
    expect(await card().findByRole('heading', { name: 'What it says' })).toBeTruthy();
    expect(card().queryByRole('heading', { name: /Compared with/ })).toBeNull();
  });

  it('are ten at first, and all of them on demand', async () => {
    fakeNetwork({ 'GET /policy': [json(aPolicy())], 'GET /policy/versions': [versions(25)] });
    const { user } = open('policy');
    await user.click(await screen.findByRole('button', { name: 'Show versions' }));
    await card().findByText(/^Version 25/);
    expect(card().getAllByRole('listitem')).toHaveLength(10);
    await user.click(card().getByRole('button', { name: 'Show all 25' }));
    expect(card().getAllByRole('listitem')).toHaveLength(25);
  });

  it('that can’t be loaded are asked for again', async () => {
    fakeNetwork({
      'GET /policy': [json(aPolicy())],
      'GET /policy/versions': [refuse(502, 'bridge_unreachable'), versions(2)],
    });
    const { user } = open('policy');
    await user.click(await screen.findByRole('button', { name: 'Show versions' }));
    expect(await card().findByText(/cannot reach the Boomerang bridge/, { ignore: SPOKEN })).toBeTruthy();
    await user.click(card().getByRole('button', { name: 'Try again' }));
    expect(await card().findByText(/^Version 2/)).toBeTruthy();
  });
});
