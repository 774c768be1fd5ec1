// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { expect, it, vi } from 'vitest';
import { SECTION_IDS, sectionName } from '../../../blocks/api/section-name.ts';
import { aPolicy } from './builders.ts';
import { fakeNetwork, json, refuse } from './network.ts';
import { richRules } from './rich-policy.ts';
import { everyTestAnew, open } from './set-up.tsx';

/** Colours need a real browser: they are checked in the journey through the real site. */
async function violations(): Promise<string[]> {
  vi.useRealTimers();
  const { violations: found } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

everyTestAnew();

it('axe finds nothing in the policy with every section open, refused, replayed, and its versions shown', async () => {
  const policy = aPolicy({ rules: richRules() });
  const side = {
    linesAllowed: 1,
    returnsAllowed: 1,
    returnsRefused: 0,
    returnsAutomatic: 1,
    paid: 1,
    feesKept: 0,
    shippingPaid: 0,
    bonusPaid: 0,
  };
  const decided = { allowed: true, code: 'approved_by_policy', amount: 100 };
  const changed = [{ number: 'RMA-1', orderNumber: '7', kind: 'return', before: decided, after: decided }];
  const done = { state: 'done', orders: 1, returns: 1, leftOut: 0, currency: 'USD', decimals: 2 };
  fakeNetwork({
    'GET /policy': [json(policy)],
    'GET /policy/catalogue': [json({ items: [{ id: 12, name: 'Boots' }] })],
    'GET /policy/versions': [
      json({ versions: [{ version: 3, savedBy: 'Olga', savedAt: '2026-11-01T00:00:00.000Z' }] }),
    ],
    'GET /policy/versions/3': [json({ version: 3, rules: policy.rules })],
    'POST /policy/replay': [json({ ...done, now: side, draft: side, changed })],
    'PUT /policy': [
      refuse(422, 'policy_contradicts', {
        fields: [
          { path: 'never.categories', code: 'unknown_category', params: { id: 13 } },
          { path: 'window.days', code: 'window_zero_with_withdrawal', params: { days: 14 } },
          { path: 'reasons.0.resolutions', code: 'reason_without_resolution', params: { title: 'Too small' } },
        ],
      }),
    ],
  });
  const { user } = open('policy');
  await screen.findByRole('heading', { name: 'Return window' });
  for (const id of SECTION_IDS) await user.click(screen.getByRole('button', { name: `Change: ${sectionName(id)}` }));
  for (const name of ['Labels across borders', 'Delivery costs and exceptions', 'Details: Too large']) {
    await user.click(screen.getByRole('button', { name }));
  }
  await user.click(screen.getByRole('button', { name: 'See what this would have decided' }));
  await screen.findByText('Returns decided differently');
  await user.click(screen.getByRole('button', { name: 'Save policy' }));
  await screen.findByRole('group', { name: 'What to change' });
  await user.click(screen.getByRole('button', { name: 'Show versions' }));
  await user.click(await screen.findByRole('button', { name: 'View version 3' }));
  await screen.findByRole('heading', { name: 'What it says' });
  expect(await violations()).toEqual([]);
}, 60_000);
