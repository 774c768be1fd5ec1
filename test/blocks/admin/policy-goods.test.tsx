// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PolicyRulesView } from '../../../bridge/contract/policy.ts';
import { EEA_COUNTRIES } from '../../../bridge/domain/withdrawal-rules.ts';
import { aPolicy } from './builders.ts';
import { fakeNetwork, json, refuse, type Asked, type Reply } from './network.ts';
import { everyTestAnew, open } from './set-up.tsx';

/** WooCommerce's categories, as the bridge passes them on. */
const catalogue: Reply = ({ query }) => {
  const all = [
    { id: 12, name: 'Shoes' },
    { id: 13, name: 'Shoe care' },
    { id: 14, name: 'Shirts' },
  ];
  const ids = query.get('ids')?.split(',').map(Number);
  const text = query.get('search')?.toLowerCase() ?? '';
  const items = ids
    ? all.filter(({ id }) => ids.includes(id))
    : all.filter(({ name }) => name.toLowerCase().includes(text));
  return Response.json({ items });
};
const rulesOf = (log: readonly Asked[]) =>
  (log.find((one) => one.method === 'PUT')!.body as { rules: PolicyRulesView }).rules;
const withNever = (never: Partial<PolicyRulesView['never']>) => {
  const policy = aPolicy();
  return { ...policy, rules: { ...policy.rules, never: { ...policy.rules.never, ...never } } };
};

everyTestAnew();

describe('Categories, tags and products', () => {
  it('are found as you type, chosen with the keyboard, and taken out', async () => {
    const log = fakeNetwork({
      'GET /policy': [json(withNever({ categories: [14] }))],
      'GET /policy/catalogue': [catalogue],
      'PUT /policy': [json(aPolicy())],
    });
    const { user } = open('policy');
    await user.click(await screen.findByRole('button', { name: 'Change: Never returnable' }));
    expect(await screen.findByText('Nothing of the category Shirts can be returned.')).toBeTruthy();
    await user.type(screen.getByRole('combobox', { name: 'Categories' }), 'shoe');
    await screen.findByRole('option', { name: 'Shoe care' });
    await user.keyboard('{ArrowDown}{Enter}');
    const chosen = within(screen.getByRole('list', { name: 'Categories' }));
    expect(chosen.getAllByRole('listitem').map((one) => one.textContent)).toEqual(['Shirts', 'Shoe care']);
    await user.click(chosen.getByRole('button', { name: 'Take out Shirts' }));
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Categories' }));
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(rulesOf(log).never.categories).toEqual([13]);
    const searches = log.filter((one) => one.query.get('search'));
    expect(searches.map((one) => [one.query.get('kind'), one.query.get('search')])).toEqual([['category', 'shoe']]);
  });

  it('are not found while WooCommerce does not answer: the field says so, and Enter saves nothing', async () => {
    const log = fakeNetwork({
      'GET /policy': [json(withNever({ categories: [99] }))],
      'GET /policy/catalogue': [refuse(503, 'store_unavailable')],
    });
    const { user } = open('policy');
    await user.click(await screen.findByRole('button', { name: 'Change: Never returnable' }));
    expect(screen.getByText('Nothing of the category #99 can be returned.')).toBeTruthy();
    await user.type(screen.getByRole('combobox', { name: 'Categories' }), 'shoe');
    expect(await screen.findByText(/WooCommerce does not answer/)).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(log.filter((one) => one.method === 'PUT')).toEqual([]);
  });

  it('that are gone from the store are named at their field', async () => {
    fakeNetwork({
      'GET /policy': [json(withNever({ categories: [99] }))],
      'GET /policy/catalogue': [catalogue],
      'PUT /policy': [
        refuse(422, 'policy_contradicts', {
          fields: [{ path: 'never.categories', code: 'unknown_category', params: { id: 99 } }],
        }),
      ],
    });
    const { user } = open('policy');
    await screen.findByRole('heading', { name: 'Never returnable' });
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    await user.click(await screen.findByRole('link', { name: 'Never returnable, categories' }));
    const field = await screen.findByRole('combobox', { name: 'Categories' });
    await expect.poll(() => document.activeElement).toBe(field);
    const describedBy = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(describedBy?.textContent).toContain('Your store has no category #99 (any more). Take it out.');
  });
});

describe('A rule of the return window', () => {
  it('is for what is asked for, says it in words, and gets a name of its own', async () => {
    const log = fakeNetwork({
      'GET /policy': [json(aPolicy())],
      'GET /policy/catalogue': [catalogue],
      'PUT /policy': [json(aPolicy())],
    });
    const { user } = open('policy');
    await user.click(await screen.findByRole('button', { name: 'Change: Return window' }));
    await user.click(screen.getByRole('button', { name: 'Add a rule' }));
    await user.type(screen.getByLabelText('Name of rule 1'), 'Shoes');
    await user.clear(screen.getByLabelText('Days of rule 1'));
    await user.type(screen.getByLabelText('Days of rule 1'), '60');
    await user.click(screen.getByRole('button', { name: 'Categories' }));
    await expect.poll(() => document.activeElement).toBe(screen.getByRole('combobox', { name: 'Categories' }));
    await user.keyboard('shoes');
    await user.click(await screen.findByRole('option', { name: 'Shoes' }));
    await user.click(screen.getByRole('button', { name: 'Countries' }));
    await user.type(screen.getByRole('combobox', { name: 'Countries' }), 'germ');
    await user.click(await screen.findByRole('option', { name: 'Germany' }));
    expect(screen.getByText('1. Shoes (category Shoes, shipped to Germany): 60 days.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(rulesOf(log).window.rules).toEqual([
      {
        id: 'shoes',
        name: 'Shoes',
        days: 60,
        match: { products: [], categories: [12], tags: [], countries: ['DE'], roles: [], reasons: [] },
      },
    ]);
  });

  it('keeps what was typed in it while it is moved', async () => {
    const policy = aPolicy();
    const match = { products: [], categories: [], tags: [], countries: ['FR'], roles: [], reasons: [] };
    const rules = [
      { id: 'a', name: 'First', match, days: 10 },
      { id: 'b', name: 'Second', match, days: 20 },
    ];
    const log = fakeNetwork({
      'GET /policy': [json({ ...policy, rules: { ...policy.rules, window: { ...policy.rules.window, rules } } })],
    });
    const { user } = open('policy');
    await user.click(await screen.findByRole('button', { name: 'Change: Return window' }));
    await user.type(screen.getByLabelText('Days of rule 1'), 'x');
    await user.click(screen.getByRole('button', { name: 'Move down: First' }));
    expect((screen.getByLabelText('Days of rule 2') as HTMLInputElement).value).toBe('10x');
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(screen.getByRole('link', { name: 'Return window, rule 2' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove: First' }));
    expect(log.filter((one) => one.method === 'PUT')).toEqual([]);
    expect((screen.getByLabelText('Days of rule 1') as HTMLInputElement).value).toBe('20');
  });

  it('gives more time for presents once its three days are chosen', async () => {
    const log = fakeNetwork({ 'GET /policy': [json(aPolicy())], 'PUT /policy': [json(aPolicy())] });
    const { user } = open('policy');
    await user.click(await screen.findByRole('button', { name: 'Change: Return window' }));
    await user.click(screen.getByRole('button', { name: 'Add a holiday' }));
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(screen.getAllByText('Choose a day.')).toHaveLength(3);
    await user.type(screen.getByLabelText('Orders from'), '2026-12-01');
    await user.type(screen.getByLabelText('to'), '2026-12-24');
    await user.type(screen.getByLabelText('can be returned until'), '2027-01-31');
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(rulesOf(log).window.holidays).toEqual([
      { name: '', from: '2026-12-01', to: '2026-12-24', until: '2027-01-31' },
    ]);
  });
});

describe('The legal right of withdrawal', () => {
  it('says what the law asks, shows how it looks, and takes the European Economic Area at once', async () => {
    const policy = aPolicy();
    const withdrawal = { ...policy.rules.withdrawal, countries: ['CH'] };
    const log = fakeNetwork({
      'GET /policy': [json({ ...policy, rules: { ...policy.rules, withdrawal } })],
      'PUT /policy': [json(aPolicy())],
    });
    const { user } = open('policy');
    await user.click(await screen.findByRole('button', { name: 'Change: Legal right of withdrawal' }));
    expect(screen.getByText(/2011\/83\/EU as amended by 2023\/2673/)).toBeTruthy();
    expect(screen.getByText(/This is not legal advice/)).toBeTruthy();
    expect(screen.getByText('Withdraw from contract here')).toBeTruthy();
    expect(screen.queryByLabelText('Consumers may withdraw within')).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: 'Offer the button to withdraw' }));
    await user.click(screen.getByRole('button', { name: 'Add the European Economic Area' }));
    expect(screen.getByText(/the European Economic Area and Switzerland\.$/)).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'The customer' }));
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(rulesOf(log).withdrawal).toMatchObject({ enabled: true, returnCost: 'customer' });
    expect(new Set(rulesOf(log).withdrawal.countries)).toEqual(new Set(['CH', ...EEA_COUNTRIES]));
  });

  it('takes a role of the store’s own as one that is no consumer', async () => {
    const policy = aPolicy();
    const withdrawal = { ...policy.rules.withdrawal, enabled: true };
    const log = fakeNetwork({
      'GET /policy': [json({ ...policy, rules: { ...policy.rules, withdrawal } })],
      'PUT /policy': [json(aPolicy())],
    });
    const { user } = open('policy');
    await user.click(await screen.findByRole('button', { name: 'Change: Legal right of withdrawal' }));
    await user.click(screen.getByRole('button', { name: 'Delivery costs and exceptions' }));
    await user.type(screen.getByRole('combobox', { name: 'Customers who are no consumers' }), 'Wholesale Buyer');
    await user.click(await screen.findByRole('option', { name: 'Use “Wholesale Buyer”' }));
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(rulesOf(log).withdrawal.exceptRoles).toEqual(['wholesale_buyer']);
  });
});
