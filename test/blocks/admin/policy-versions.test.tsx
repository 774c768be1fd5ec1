// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aPolicy } from './builders.ts';
import { fakeNetwork, json, refuse, type Reply } from './network.ts';
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
    await card().findByRole('heading', { name: 'Changed against version 2' });
    const changed = [...card().getAllByRole('term'), ...card().getAllByRole('definition')].map(
      (one) => one.textContent,
    );
    expect(changed).toEqual([
      'Return window',
      'Approval',
      'Before: Goods can be returned within 14 days of the order being completed.',
      'Now: Goods can be returned within 30 days of the order being completed.',
      'Before: The parcel has to be sent within 7 days.',
      'Now: The parcel has to be sent within 14 days.',
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
    expect(await card().findByRole('heading', { name: 'Changed against version 1' })).toBeTruthy();
    expect(document.activeElement).toBe(card().getByRole('button', { name: 'Close version 2' }));
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
    expect(card().queryByRole('heading', { name: /Changed against/ })).toBeNull();
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
