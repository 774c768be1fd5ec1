// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConnectionSettings } from '../../../blocks/api/staff-client.ts';
import { brokenLine, fakeNetwork, json, refuse } from './network.ts';
import { everyTestAnew, open, pass } from './set-up.tsx';

const settings: ConnectionSettings = {
  site: 'https://shop.example',
  bridgeUrl: 'http://127.0.0.1:8787',
  bridgeUrlFromConstant: false,
  secretSet: true,
  secretTooShort: false,
  secretFromConstant: false,
  previousSecretSet: false,
  pluginVersion: '0.1.0',
  restRoot: 'https://shop.example/wp-json/boomerang/v1/',
};
const fine = { ok: true, code: null, detail: null };
const report = {
  bridgeVersion: '0.1.0',
  siteToBridge: 'ok',
  bridgeToSite: fine,
  woocommerceRead: fine,
  woocommerceWrite: fine,
  phpWorkers: { ...fine, seen: 3, held: 1 },
};
const GUEST = 'POST /reach';
const reached = { [GUEST]: [json({ ok: true })] };
const show = (change: Partial<ConnectionSettings> = {}) =>
  open('connection', '?page=boomerang-connection', { connection: JSON.stringify({ ...settings, ...change }) });
const legs = async () => (await screen.findAllByRole('listitem')).map((leg) => leg.textContent ?? '');

everyTestAnew();

describe('Testing the connection', () => {
  it('ticks every leg in words', async () => {
    fakeNetwork({ ...reached, 'GET /admin/connection': [json(report)] });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    expect(await screen.findByText('All is well. The bridge has version 0.1.0.')).toBeTruthy();
    expect((await legs()).map((leg) => leg.startsWith('✓'))).toEqual([true, true, true, true, true, true]);
  });

  it.each([
    [503, 'bridge_unreachable', 'Nobody answers at the bridge’s address'],
    [503, 'bridge_not_configured', 'Enter the address and the secret above'],
    [401, 'signature_refused', 'The two secrets differ'],
    [426, 'protocol_version', 'Update the older one'],
    [502, 'bridge_bad_answer', 'it is not the bridge'],
  ])('names the first leg on %i %s and says what to do', async (status, code, advice) => {
    fakeNetwork({ ...reached, 'GET /admin/connection': [refuse(status, code)] });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    expect(await screen.findByText('Broken at: Your site reaches the bridge')).toBeTruthy();
    const [first, ...all] = await legs();
    expect(first).toContain(advice);
    const [guest, ...others] = [all.at(-1), ...all.slice(0, -1)];
    expect(guest).toMatch(/^✓.*A visitor/);
    expect(others.every((leg) => leg.includes('Not tested.'))).toBe(true);
  });

  it('names the leg to WooCommerce with what WooCommerce said, and does not call writing broken that was not tried', async () => {
    const woocommerceRead = { ok: false, code: 'cannot_read', detail: 'The key was refused (401).' };
    const woocommerceWrite = { ok: false, code: 'cannot_write', detail: 'Not tried.' };
    fakeNetwork({ ...reached, 'GET /admin/connection': [json({ ...report, woocommerceRead, woocommerceWrite })] });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    expect(await screen.findByText('Broken at: The bridge may read orders in WooCommerce')).toBeTruthy();
    const [, , read, write] = await legs();
    expect(read).toContain('The key was refused (401).');
    expect(write).toContain('Not tested.');
  });

  it('comes again by itself while the bridge has no free slot', async () => {
    const log = fakeNetwork({ ...reached, 'GET /admin/connection': [refuse(503, 'busy'), json(report)] });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    await pass(2_000);
    expect(await screen.findByText(/All is well/)).toBeTruthy();
    expect(log.filter(({ path }) => path === '/admin/connection')).toHaveLength(2);
  });

  const page = (status: number) => () => new Response('<!doctype html><h1>No</h1>', { status });
  const wordpress = (status: number, code: string) => () =>
    Response.json({ code, message: 'No.', data: { status } }, { status });

  it.each([
    [
      'REST is closed to guests',
      wordpress(401, 'rest_login_required'),
      'closes the REST API to visitors',
      'rest_login_required',
    ],
    [
      'it is closed by WordPress’ own word',
      wordpress(401, 'rest_not_logged_in'),
      'closes the REST API to visitors',
      'rest_not',
    ],
    ['it is closed with 403', wordpress(403, 'rest_cannot_access'), 'closes the REST API to visitors', '403'],
    ['a firewall blocks', page(403), 'A firewall or security plugin blocks visitors', '403'],
    ['there is a page', page(404), 'a page instead of an answer', '404'],
    ['there is a page with 200', page(200), 'a page instead of an answer', '200'],
    ['the route is gone', wordpress(404, 'rest_no_route'), 'a page instead of an answer', 'rest_no_route'],
    ['PHP dies', wordpress(500, 'internal_server_error'), 'stopped with an error', '500'],
    ['a gateway gives up', page(503), 'isn’t available right now', '503'],
    ['nobody answers', brokenLine, 'no answer', ''],
  ])('as a guest’s browser: %s', async (_, reply, advice, detail) => {
    fakeNetwork({ [GUEST]: [reply], 'GET /admin/connection': [json(report)] });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    expect(await screen.findByText('Broken at: A visitor’s browser reaches the return form’s address')).toBeTruthy();
    const guest = (await legs()).at(-1);
    expect(guest).toContain(advice);
    expect(guest).toContain(detail);
  });

  it('as a guest’s browser: goes without cookies and nonce', async () => {
    const log = fakeNetwork({ ...reached, 'GET /admin/connection': [json(report)] });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    await screen.findByText(/All is well/);
    const asked = log.find(({ path }) => path === '/reach');
    expect(asked?.headers.get('X-WP-Nonce')).toBeNull();
    expect(asked?.credentials).toBe('omit');
  });

  it('as a guest’s browser: text before the answer works, and is named', async () => {
    const noticed = () => new Response('<br /><b>Notice</b>: x\n{"ok":true}');
    fakeNetwork({ [GUEST]: [noticed], 'GET /admin/connection': [json(report)] });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    await screen.findByText(/All is well/);
    expect((await legs()).at(-1)).toContain('WP_DEBUG_DISPLAY');
  });

  it.each([
    ['key_lost', 'strips the header'],
    ['closed', 'closes the REST API'],
    ['blocked', 'A firewall or security plugin'],
    ['page', 'Settings → Permalinks'],
    ['no_route', 'Activate WooCommerce'],
    ['not_allowed', 'WC_KEY and WC_SECRET'],
    ['redirected', 'WORDPRESS_URL'],
    ['timeout', 'slow'],
  ])('names %s on the way to WooCommerce', async (code, advice) => {
    const woocommerceRead = { ok: false, code, detail: 'Words.' };
    fakeNetwork({ ...reached, 'GET /admin/connection': [json({ ...report, woocommerceRead })] });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    await screen.findByText('Broken at: The bridge may read orders in WooCommerce');
    expect((await legs())[2]).toContain(advice);
  });

  it('says where Boomerang may hold all PHP workers, and what to set', async () => {
    const phpWorkers = { ok: false, code: 'few_workers', detail: null, seen: 2, held: 4 };
    fakeNetwork({ ...reached, 'GET /admin/connection': [json({ ...report, phpWorkers })] });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    await screen.findByText('Broken at: Your site has PHP workers to spare');
    const leg = (await legs())[4];
    expect(leg).toContain('LOOKUP_SLOTS=1 and LOOKUP_QUEUE=0');
    expect(leg).toContain('at least 5 workers');
  });
});

describe('Address and secret', () => {
  it('are saved; the secret is left out where nothing was typed', async () => {
    const log = fakeNetwork({ 'POST /settings/connection': [json({ ...settings, bridgeUrl: 'https://b.example' })] });
    const { user } = show();
    const field = screen.getByLabelText('Address of the bridge');
    await user.clear(field);
    await user.type(field, 'https://b.example/');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findAllByText('Saved. Now test the connection.')).length).toBeGreaterThan(0);
    expect(log[0]?.body).toEqual({ bridgeUrl: 'https://b.example/' });
    expect((field as HTMLInputElement).value).toBe('https://b.example');
  });

  it('say at the right field what is wrong', async () => {
    fakeNetwork({
      'POST /settings/connection': [refuse(400, 'bridge_url_not_private'), refuse(400, 'secret_too_short')],
    });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const address = screen.getByLabelText('Address of the bridge');
    await screen.findByText(/A public address has to start with https/);
    expect(address.getAttribute('aria-invalid')).toBe('true');
    await user.type(screen.getByLabelText('New secret'), 'short');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(/The secret is too short/);
    expect(screen.getByLabelText('New secret').getAttribute('aria-invalid')).toBe('true');
  });

  it('can not be typed where wp-config.php rules', () => {
    show({ bridgeUrlFromConstant: true, secretFromConstant: true });
    expect((screen.getByLabelText('Address of the bridge') as HTMLInputElement).disabled).toBe(true);
    expect((screen.getByLabelText('New secret') as HTMLInputElement).disabled).toBe(true);
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
    expect(within(document.body).getByText(/BOOMERANG_SECRET\); change it there/)).toBeTruthy();
  });
});
