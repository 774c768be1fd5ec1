// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConnectionSettings } from '../../../blocks/api/staff-client.ts';
import { fakeNetwork, json, refuse } from './network.ts';
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
};
const fine = { ok: true, code: null, detail: null };
const report = {
  bridgeVersion: '0.1.0',
  siteToBridge: 'ok',
  bridgeToSite: fine,
  woocommerceRead: fine,
  woocommerceWrite: fine,
};
const show = (change: Partial<ConnectionSettings> = {}) =>
  open('connection', '?page=boomerang-connection', { connection: JSON.stringify({ ...settings, ...change }) });
const legs = async () => (await screen.findAllByRole('listitem')).map((leg) => leg.textContent ?? '');

everyTestAnew();

describe('Testing the connection', () => {
  it('ticks every leg in words', async () => {
    fakeNetwork({ 'GET /admin/connection': [json(report)] });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    expect(await screen.findByText('All is well. The bridge has version 0.1.0.')).toBeTruthy();
    expect((await legs()).map((leg) => leg.startsWith('✓'))).toEqual([true, true, true, true]);
  });

  it.each([
    [503, 'bridge_unreachable', 'Nobody answers at the bridge’s address'],
    [503, 'bridge_not_configured', 'Enter the address and the secret above'],
    [401, 'signature_refused', 'The two secrets differ'],
    [426, 'protocol_version', 'Update the older one'],
    [502, 'bridge_bad_answer', 'it is not the bridge'],
  ])('names the first leg on %i %s and says what to do', async (status, code, advice) => {
    fakeNetwork({ 'GET /admin/connection': [refuse(status, code)] });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    expect(await screen.findByText('Broken at: Your site reaches the bridge')).toBeTruthy();
    const [first, ...others] = await legs();
    expect(first).toContain(advice);
    expect(others.every((leg) => leg.includes('Not tested.'))).toBe(true);
  });

  it('names the leg to WooCommerce with what WooCommerce said, and does not call writing broken that was not tried', async () => {
    const woocommerceRead = { ok: false, code: 'cannot_read', detail: 'The key was refused (401).' };
    const woocommerceWrite = { ok: false, code: 'cannot_write', detail: 'Not tried.' };
    fakeNetwork({ 'GET /admin/connection': [json({ ...report, woocommerceRead, woocommerceWrite })] });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    expect(await screen.findByText('Broken at: The bridge may read orders in WooCommerce')).toBeTruthy();
    const [, , read, write] = await legs();
    expect(read).toContain('The key was refused (401).');
    expect(write).toContain('Not tested.');
  });

  it('comes again by itself while the bridge has no free slot', async () => {
    const log = fakeNetwork({ 'GET /admin/connection': [refuse(503, 'busy'), json(report)] });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    await pass(2_000);
    expect(await screen.findByText(/All is well/)).toBeTruthy();
    expect(log).toHaveLength(2);
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
