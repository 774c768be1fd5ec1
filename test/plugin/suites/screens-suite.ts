import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUILD_FIXTURE, bodyOf, type PluginSite } from '../support/plugin-site.ts';

export function screensSuite(running: () => PluginSite): void {
  const page = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(`${running().site.url}${path}`, { headers })).text();

  describe('the block on a page', () => {
    const newPage = () =>
      running().site.wp<string>(
        `$id = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Returns', 'post_content' => wp_slash( $input ) ) ); return wp_make_link_relative( get_permalink( $id ) );`,
        '<!-- wp:boomerang/return-form {"title":"Send \\u003cit\\u003e \\u0022back\\u0022","backgroundColor":"base"} /-->',
      );

    it('has all that the form needs in data attributes, and nothing personal for guests', async () => {
      const html = await page(await newPage());
      const [tag = ''] = /<div[^>]*data-boomerang-return-form[^>]*>/.exec(html) ?? [];
      expect(tag).toContain('wp-block-boomerang-return-form');
      expect(tag).toContain('has-base-background-color');
      expect(tag).toContain(`data-rest-root="${running().site.url}/wp-json/boomerang/v1/"`);
      expect(tag).toContain('data-locale="en-US"');
      expect(tag).toContain('data-title="Send &lt;it&gt; &quot;back&quot;"');
      expect(tag).not.toContain('data-nonce');
      expect(tag).not.toContain('data-email');
      expect(html).toContain('/build/return-form/view.js?ver=1a2b3c');
    });

    it('may show somebody’s return: no browser keeps it, and no other site hears of its address; the form itself may be listed', async () => {
      const { headers } = await fetch(`${running().site.url}${await newPage()}`);
      expect(headers.get('cache-control')).toContain('no-store');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-robots-tag')).toBeNull();
      const { headers: other } = await fetch(`${running().site.url}/?s=returns`);
      expect(other.get('referrer-policy')).toBeNull();
    });

    it('opens its second door where the policy in force has one', async () => {
      const path = await newPage();
      const facts = (withdrawal: boolean) =>
        running().site.wp(`return update_option( 'boomerang_public_facts', $input );`, { withdrawal, storeRefundEmail: false });
      expect(await page(path)).not.toContain('data-withdrawal');
      await facts(true);
      expect(await page(path)).toContain('data-withdrawal="yes"');
      await facts(false);
      expect(await page(path)).not.toContain('data-withdrawal');
    });

    it('knows the customer who is logged in', async () => {
      const login = await running().login('admin');
      const html = await page(await newPage(), { cookie: login.cookie });
      expect(html).toContain('data-email="owner@example.com"');
      expect(html).toContain(`data-nonce="${login['x-wp-nonce']}"`);
    });
  });

  describe('the screens in wp-admin before they are built', () => {
    it('say how to get them', async () => {
      const { cookie } = await running().login('admin');
      const html = await page('/wp-admin/admin.php?page=boomerang-returns', { cookie });
      expect(html).toContain('The screens of Boomerang Returns are not built');
    });
  });

  describe('the screens in wp-admin', () => {
    beforeAll(() => cp(join(BUILD_FIXTURE, 'admin'), join(running().plugin, 'build/admin'), { recursive: true }));

    it.each(['returns', 'policy', 'connection'])('mount %s with their script and styles', async (screen) => {
      const { cookie } = await running().login('admin');
      const html = await page(`/wp-admin/admin.php?page=boomerang-${screen}`, { cookie });
      expect(html).toContain(`id="boomerang-admin" data-screen="${screen}"`);
      expect(html).toContain('/build/admin/index.js?ver=1a2b3c');
      expect(html).toContain('WooCommerce is not active on this site');
      expect(html).not.toContain('current-secret');
    });

    it('load nothing on other pages', async () => {
      const { cookie } = await running().login('admin');
      expect(await page('/wp-admin/profile.php', { cookie })).not.toContain('build/admin/index.js');
    });
  });

  describe('the connection settings', () => {
    it('tell staff who manage the policy where the bridge is, and never the secret', async () => {
      expect((await running().asBrowser('/settings/connection')).status).toBe(401);
      const headers = await running().login('admin');
      const settings = await bodyOf(await running().asBrowser('/settings/connection', { headers }));
      expect(settings).toEqual({
        site: running().site.url,
        bridgeUrl: running().bridge.url,
        bridgeUrlFromConstant: true,
        secretSet: true,
        secretTooShort: false,
        secretFromConstant: true,
        previousSecretSet: true,
        pluginVersion: expect.any(String),
        restRoot: `${running().site.url}/wp-json/boomerang/v1/`,
      });
    });

    it('can’t be changed where wp-config.php sets them', async () => {
      const login = await running().login('admin');
      const response = await running().asBrowser('/settings/connection', {
        method: 'POST',
        headers: { ...login, 'content-type': 'application/json' },
        body: JSON.stringify({ secret: 'x'.repeat(40) }),
      });
      expect(response.status).toBe(409);
      expect(await bodyOf(response)).toMatchObject({ code: 'set_in_wp_config' });
    });

    it('keep the replaced secret as the previous one', async () => {
      const [first, second] = ['a'.repeat(40), 'b'.repeat(40)];
      const kept = await running().site.wp(
        `foreach ( $input as $secret ) { Boomerang\\Settings\\save_secret( $secret ); }
         return array( get_option( 'boomerang_secret' ), get_option( 'boomerang_secret_previous' ) );`,
        [first, second, second],
      );
      expect(kept).toEqual([second, first]);
    });
  });
}
