import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PREVIOUS_SECRET, type PluginSite } from '../support/plugin-site.ts';
import type { SignedCall } from '../support/signed-call.ts';

const MINUTE_MS = 60_000;

export function signatureSuite(running: () => PluginSite): void {
  describe('a message that claims to come from the bridge', () => {
    const ping = async (call: Partial<SignedCall> = {}) => {
      const { status, body } = await running().asBridge('ping', call);
      return { status, code: body.code ?? 'ok', message: body.message, body };
    };

    it('is taken when it is signed with the current secret', async () => {
      const { status, body } = await ping();
      expect(status).toBe(200);
      expect(body).toEqual({
        ok: true,
        site: running().site.url,
        pluginVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        woocommerce: null,
        protocol: [1],
        maxExecutionTime: expect.any(Number),
        guard: true,
        ordersKeptTwice: false,
        about: { name: 'Boomerang Outfitters', timeZone: 'America/Los_Angeles', offsetHours: expect.any(Number) },
      });
    });

    it('is taken when it is signed with the previous secret, so that both sides can change theirs in turn', async () => {
      expect(await ping({ secret: PREVIOUS_SECRET })).toMatchObject({ status: 200 });
    });

    it('is refused when it is not signed at all', async () => {
      const response = await running().asBrowser('/bridge/ping', { method: 'POST' });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ code: 'signature_missing' });
    });

    it.each<[string, string, () => Partial<SignedCall>]>([
      ['is signed with another secret', 'signature_invalid', () => ({ secret: 'x'.repeat(40) })],
      ['has another body than the one signed', 'signature_invalid', () => ({ body: { a: 1 }, forgedBody: { a: 2 } })],
      ['is our own message sent back', 'signature_direction', () => ({ direction: 'site-to-bridge' })],
      ['was made for a staging copy', 'signature_site', () => ({ site: 'https://staging.example.com' })],
      ['is older than 5 minutes', 'signature_time', () => ({ time: Date.now() - 5.1 * MINUTE_MS })],
      ['comes from more than 5 minutes ahead', 'signature_time', () => ({ time: Date.now() + 5.1 * MINUTE_MS })],
    ])('is refused when it %s', async (_, code, bend) => {
      expect(await ping(bend())).toMatchObject({ status: 401, code });
    });

    it('is refused when it was seen before', async () => {
      const nonce = randomBytes(16).toString('hex');
      expect(await ping({ nonce })).toMatchObject({ status: 200 });
      expect(await ping({ nonce })).toMatchObject({ status: 401, code: 'signature_replayed' });
    });

    it('is taken once when it arrives several times at once', async () => {
      const nonce = randomBytes(16).toString('hex');
      const answers = await Promise.all([1, 2, 3, 4].map(() => ping({ nonce })));
      expect(answers.map(({ code }) => code).sort()).toEqual([
        'ok',
        'signature_replayed',
        'signature_replayed',
        'signature_replayed',
      ]);
    });

    it('in an unknown protocol is answered with the side to update', async () => {
      expect(await ping({ version: '2' })).toMatchObject({
        status: 426,
        code: 'protocol_version',
        message: expect.stringContaining('update the Boomerang Returns plugin'),
      });
      expect(await ping({ version: '0' })).toMatchObject({ message: expect.stringContaining('update the bridge') });
    });

    it('leaves no trace of its nonce after ten minutes', async () => {
      const { site } = running();
      const old = 'f'.repeat(32);
      const add = `global $wpdb; return $wpdb->insert( $wpdb->prefix . 'boomerang_nonces', $input );`;
      await site.wp(add, { nonce: old, seen_at: Math.floor(Date.now() / 1000) - 601 });
      await ping();
      const left = `global $wpdb; return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i WHERE nonce = %s', $wpdb->prefix . 'boomerang_nonces', $input ) );`;
      expect(await site.wp<number>(left, old)).toBe(0);
    });
  });
}
