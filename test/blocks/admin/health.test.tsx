// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HealthResponse } from '../../../bridge/contract/health.ts';
import { HEALTH_AREAS, HEALTH_CODES } from '../../../bridge/domain/health-finding.ts';
import { findingWords } from '../../../blocks/admin/health/finding-words.ts';
import { violations } from './axe.ts';
import { ID, NOW, PATH, aPayout, aReturn, anEffect, anItem } from './builders.ts';
import { brokenLine, fakeNetwork, json, refuse } from './network.ts';
import { everyTestAnew, open, pass } from './set-up.tsx';

const HEALTH = 'GET /admin/health';
const SWEEPS = {
  'GET /admin/sweeps': [json({ sweeps: [] })],
  'GET /admin/reconcile': [json({ last: null, open: null })],
};
const fine: HealthResponse = {
  at: NOW,
  bridgeVersion: '0.1.0',
  findings: [],
  restored: null,
  known: {
    pluginVersion: '0.1.0',
    woocommerceVersion: '10.2.4',
    token: 'live',
    databaseBytes: 12_345_678,
    answeredAt: { wordpress: NOW, woocommerce: NOW, shippo: null },
    open: 2,
  },
};
type Finding = HealthResponse['findings'][number];
const finding = (change: Partial<Finding>): Finding => ({
  area: 'work',
  severity: 'bad',
  code: 'failed',
  params: { count: 1 },
  ...change,
});
const denied = finding({ area: 'woocommerce', code: 'woocommerce_denied', params: {} });
const testToken = finding({ area: 'shippo', severity: 'info', code: 'shippo_test', params: {} });
const show = (change: Partial<HealthResponse> = {}) => {
  const log = fakeNetwork({ [HEALTH]: [json({ ...fine, ...change })], ...SWEEPS });
  return { log, ...open('health', '?page=boomerang-health') };
};

everyTestAnew();
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});

describe('The page Health', () => {
  it('says that all is well, and what is known of every part', async () => {
    show();
    expect(await screen.findByText('All is well.')).toBeTruthy();
    const parts = within(screen.getByRole('region', { name: 'The parts' })).getAllByRole('listitem');
    expect(parts.map((part) => part.textContent?.startsWith('✓Fine:'))).toEqual(parts.map(() => true));
    expect(parts.map((part) => part.textContent).join('\n')).toContain('Version 10.2.4 · Last answer: now');
    expect(await violations()).toEqual([]);
  });

  it('says what is wrong and what to do, and marks the part', async () => {
    show({ findings: [denied, testToken] });
    const wrong = await screen.findByRole('region', { name: 'What is wrong' });
    expect(within(wrong).getByText('WooCommerce refuses the bridge’s key.')).toBeTruthy();
    expect(wrong.textContent).toContain('WC_KEY and WC_SECRET');
    expect(wrong.textContent).not.toContain('Shippo');
    expect(screen.getByRole('region', { name: 'To know' }).textContent).toContain('for tests');
    expect(screen.getAllByText('Not fine:').length).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it('says which proxy to name, and writes the setting out', async () => {
    const proxy = (params: Finding['params']) =>
      finding({ area: 'wordpress', severity: 'warn', code: 'proxy_unnamed', params });
    show({ findings: [proxy({ kind: 'private', addresses: '10.0.0.5, 10.0.0.6' })] });
    const wrong = await screen.findByRole('region', { name: 'What is wrong' });
    expect(wrong.textContent).toContain('10.0.0.5, 10.0.0.6');
    expect(wrong.textContent).toContain("define( 'BOOMERANG_TRUSTED_PROXIES', '10.0.0.5, 10.0.0.6' );");
    expect(findingWords(proxy({ kind: 'cloudflare', addresses: 'cloudflare' })).todo).toContain(
      "define( 'BOOMERANG_TRUSTED_PROXIES', 'cloudflare' );",
    );
    expect(await violations()).toEqual([]);
  });

  it('lists after a restore each act of the backup with what became of it, those that need a person first', async () => {
    const act = { effectId: '1', returnId: ID, returnNumber: 'RMA-1001', kind: 'refund', fate: 'in_doubt' } as const;
    show({ restored: { acts: [act, { ...act, effectId: '2', kind: 'restock', fate: 'found' }], more: 3 } });
    const card = await screen.findByRole('region', { name: 'What was open in the backup' });
    expect(
      within(card)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['RMA-1001RefundIn doubt', 'RMA-1001StockWas done already']);
    expect(within(card).getAllByRole('link')[0]?.getAttribute('href')).toContain(ID);
    expect(card.textContent).toContain('And 3 more.');
    expect(await violations()).toEqual([]);
  });

  it.each([
    [503, 'bridge_unreachable', {}, 'The bridge does not answer your site.', 'systemctl status boomerang'],
    [401, 'signature_refused', { params: { reason: 'time' } }, /their clocks differ/, 'NTP'],
    [401, 'signature_refused', { params: { reason: 'invalid' } }, /cannot say how it is/, 'another secret'],
    [500, 'internal', {}, /cannot say how it is/, 'look into its log'],
  ])('sees by itself when the bridge can’t answer: %i %s', async (status, code, more, title, todo) => {
    fakeNetwork({ [HEALTH]: [refuse(status, code, more)] });
    open('health', '?page=boomerang-health');
    expect(await screen.findByText(title)).toBeTruthy();
    expect(screen.getByRole('region', { name: 'What is wrong' }).textContent).toContain(todo);
  });

  it('looks again by itself, and at once when asked', async () => {
    fakeNetwork({ [HEALTH]: [brokenLine, json({ ...fine, findings: [denied] }), json(fine)], ...SWEEPS });
    const { user } = open('health', '?page=boomerang-health');
    await screen.findByText('The bridge cannot say how it is.');
    await user.click(screen.getByRole('button', { name: 'Look again' }));
    await screen.findByText('WooCommerce refuses the bridge’s key.');
    await pass(31_000);
    expect(await screen.findByText('All is well.')).toBeTruthy();
  });
});

describe('Every finding', () => {
  const params = {
    since: '2026-11-23T11:00:00.000Z',
    next: '2026-11-23T12:05:00.000Z',
    at: NOW,
    code: 'timeout',
    site: 'https://a.example',
    expected: 'https://b.example',
    plugin: '0.1.0',
    bridge: '0.2.0',
    seconds: 150,
    least: 30,
    ms: 1500,
    bytes: 400_000_000,
    count: 3,
    sweep: 'expiry',
    takenAt: NOW,
    done: 2,
    sent: 1,
    forPerson: 1,
    firstNumber: 'RMA-3001',
    returnId: 'r-1',
    returnNumber: 'RMA-1012',
    used: 7796,
    amount: 5962,
    currency: 'USD',
    decimals: 2,
    kind: 'private',
    addresses: '10.0.0.5',
  };
  it.each(HEALTH_CODES)('%s is said in words, with what to do', (code) => {
    const { title, todo } = findingWords({ code, params });
    // A card's own title may ask; a date that could not be read must not.
    const words = `${title} ${todo}`.replace('“Do the books agree?”', '');
    expect(words).not.toMatch(/%[sd]|%\d|undefined|null|NaN|\?/);
    expect(title.endsWith('.')).toBe(true);
    expect(todo.length).toBeGreaterThan(20);
  });

  it('names the return whose credit was used for more than it held, and leads to it', () => {
    const { title, link } = findingWords({ code: 'credit_overused', params: { ...params, count: 1 } });
    expect(title).toBe('The credit of RMA-1012 was used for $77.96 of $59.62.');
    expect(link?.url).toContain('r-1');
  });

  it('belongs to a part that the page shows', () => {
    expect(HEALTH_AREAS).toContain(denied.area);
    expect(findingWords({ code: 'disk_full', params }).title).toContain('400 MB');
  });
});

describe('The list of returns', () => {
  const list = { 'GET /admin/returns': [json({ items: [anItem()], total: 1 })] };

  it('says what is wrong above the list, and leads to what to do', async () => {
    fakeNetwork({ ...list, [HEALTH]: [json({ ...fine, findings: [denied, testToken] })] });
    open('returns');
    const card = await screen.findByRole('region', { name: 'Boomerang needs a look' });
    expect(card.textContent).toContain('WooCommerce refuses the bridge’s key.');
    expect(card.textContent).not.toContain('for tests');
    const link = within(card).getByRole('link', { name: 'What to do about it' });
    expect(link.getAttribute('href')).toBe('?page=boomerang-health');
  });

  it('says nothing of health when nothing is wrong', async () => {
    fakeNetwork({ ...list, [HEALTH]: [json({ ...fine, findings: [testToken] })] });
    open('returns');
    await screen.findByRole('link', { name: 'RMA-1001' }, { timeout: 10_000 });
    expect(screen.queryByRole('region', { name: 'Boomerang needs a look' })).toBeNull();
  });
});

describe('What is in doubt', () => {
  const inDoubt = aReturn({
    state: 'inspected',
    can: [],
    attention: 'in_doubt',
    effects: [anEffect({ trouble: { code: 'timeout', message: 'WooCommerce did not answer in time.', at: NOW } })],
    payouts: [aPayout({ state: 'in_doubt' })],
  });
  const settled = aReturn({
    state: 'closed',
    can: [],
    payouts: [aPayout({ state: 'settled', settledAt: NOW })],
  });

  it('is a list of its own: what is known, both ways out, and one word settles it without leaving the list', async () => {
    const log = fakeNetwork({
      'GET /admin/returns': [json({ items: [anItem({ attention: 'in_doubt' })], total: 1 })],
      [HEALTH]: [json(fine)],
      [`GET ${PATH}`]: [json(inDoubt)],
      [`POST ${PATH}/commands`]: [json(settled)],
    });
    const { user } = open('returns', '?page=boomerang-returns&attention=in_doubt');
    const section = await screen.findByRole('region', { name: 'In doubt' });
    expect(log.find(({ path }) => path === '/admin/returns')?.query.get('attention')).toBe('in_doubt');
    expect(
      within(section)
        .getByRole('link', { name: /RMA-1001 · order #1077/ })
        .getAttribute('href'),
    ).toContain(ID);
    expect(await within(section).findByText(/Open your payment provider/)).toBeTruthy();
    expect(section.textContent).toContain('WooCommerce did not answer in time.');
    expect(within(section).getByRole('button', { name: 'It was not paid' })).toBeTruthy();
    await user.click(within(section).getByRole('button', { name: 'It was paid' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'It was paid' }));
    expect(log.find(({ method }) => method === 'POST')?.body).toEqual({
      revision: 4,
      command: { type: 'resolve_doubt', effectId: anEffect().id, happened: true },
    });
    await pass(200);
    expect(within(section).queryByRole('button', { name: 'It was paid' })).toBeNull();
    expect(document.activeElement?.textContent).toContain('RMA-1001');
  });

  it('says so when nothing is', async () => {
    fakeNetwork({ 'GET /admin/returns': [json({ items: [], total: 0 })], [HEALTH]: [json(fine)] });
    open('returns', '?page=boomerang-returns&attention=in_doubt');
    expect(await screen.findByText('Nothing is in doubt.')).toBeTruthy();
  });
});
