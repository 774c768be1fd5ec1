import { beforeAll, describe, expect, it } from 'vitest';
import type { PluginSite } from '../support/plugin-site.ts';

const BRIDGE_URLS: Record<string, string> = {
  'https://bridge.example.com': '',
  'https://bridge.example.com:8443/base': '',
  'http://127.0.0.1:8787': '',
  'http://localhost:8787': '',
  'http://[::1]:8787': '',
  'http://10.1.2.3': '',
  'http://172.31.0.9:8787': '',
  'http://192.168.1.5': '',
  'http://[fd00::5]:8787': '',
  'http://8.8.8.8:8787': 'bridge_url_not_private',
  'http://172.32.0.1': 'bridge_url_not_private',
  'http://169.254.169.254/latest': 'bridge_url_not_private',
  'http://[2001:db8::1]': 'bridge_url_not_private',
  'ftp://127.0.0.1': 'bridge_url_invalid',
  'https://user:pass@bridge.example.com': 'bridge_url_invalid',
  'https://bridge.example.com/?a=1': 'bridge_url_invalid',
  'bridge.example.com': 'bridge_url_invalid',
  '': 'bridge_url_invalid',
};

/** Who connected, what they wrote into X-Forwarded-For, and the address that counts. The site trusts 10.0.0.0/8, 192.0.2.7 and 2001:db8::/32. */
const BROWSERS: [string, string, string, string][] = [
  ['the one that connected', '203.0.113.9', '', '203.0.113.9'],
  ['never what a stranger writes', '203.0.113.9', '1.1.1.1', '203.0.113.9'],
  ['what the trusted proxy saw', '10.0.0.2', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
  ['what the outermost of several proxies saw', '10.0.0.2', '6.6.6.6, 203.0.113.9, 192.0.2.7', '203.0.113.9'],
  ['the proxy’s when it writes no address', '10.0.0.2', 'unknown', '10.0.0.2'],
  ['plain IPv4 on a dual-stack socket', '::ffff:203.0.113.9', '', '203.0.113.9'],
  ['an IPv6 one', '2001:db8::1', '2001:4860::8', '2001:4860::8'],
];

/** Who connected, the headers that came with it, the setting, and what is told of an unnamed proxy: `private`, `private_forwarding`, `cloudflare`, `forwarded` or nothing. */
const PROXIES: [string, string, Record<string, string>, string, string][] = [
  ['a visitor', '203.0.113.9', {}, '', ''],
  ['a private address', '10.0.0.5', {}, '', 'private'],
  ['this machine', '127.0.0.1', {}, '', 'private'],
  ['a cloud’s inner address', '100.64.0.7', { HTTP_X_FORWARDED_FOR: '203.0.113.9' }, '', 'private_forwarding'],
  ['a private IPv6 address', 'fd00::7', {}, '', 'private'],
  ['no address at all', '', {}, '', 'private'],
  ['Cloudflare', '173.245.48.9', { HTTP_CF_CONNECTING_IP: '203.0.113.9' }, '', 'cloudflare'],
  ['Cloudflare over IPv6', '2606:4700::9', { HTTP_CF_CONNECTING_IP: '203.0.113.9' }, '', 'cloudflare'],
  ['a visitor who writes Cloudflare’s header', '203.0.113.9', { HTTP_CF_CONNECTING_IP: '1.1.1.1' }, '', 'forwarded'],
  ['a machine that forwards', '203.0.113.9', { HTTP_X_FORWARDED_FOR: '1.1.1.1' }, '', 'forwarded'],
  ['a private address that is named', '10.0.0.5', { HTTP_X_FORWARDED_FOR: '203.0.113.9' }, '10.0.0.0/8', ''],
  ['Cloudflare that is named', '173.245.48.9', { HTTP_CF_CONNECTING_IP: '1.1.1.1' }, 'cloudflare', ''],
];

export function networkSuite(running: () => PluginSite): void {
  describe('the address of the bridge', () => {
    let problems: string[] = [];
    beforeAll(async () => {
      const code = `return array_map( 'Boomerang\\Settings\\bridge_url_problem', $input );`;
      problems = await running().site.wp<string[]>(code, Object.keys(BRIDGE_URLS));
    });

    it.each(Object.entries(BRIDGE_URLS).map(([url, code], index) => ({ url, code, index })))(
      '$url is judged as $code',
      ({ code, index }) => expect(problems[index]).toBe(code),
    );
  });

  describe('the address of the browser', () => {
    it('is what Cloudflare saw, where it is named by its name', async () => {
      const code = `define( 'BOOMERANG_TRUSTED_PROXIES', 'cloudflare' );
         $_SERVER['REMOTE_ADDR'] = '173.245.48.9';
         $_SERVER['HTTP_X_FORWARDED_FOR'] = '6.6.6.6, 203.0.113.9';
         return Boomerang\\Network\\client_ip();`;
      expect(await running().site.wp<string>(code)).toBe('203.0.113.9');
    });

    let seen: string[] = [];
    beforeAll(async () => {
      seen = await running().site.wp<string[]>(
        `define( 'BOOMERANG_TRUSTED_PROXIES', '10.0.0.0/8, 192.0.2.7,2001:db8::/32' );
         return array_map( function ( $browser ) {
           $_SERVER['REMOTE_ADDR'] = $browser[1];
           $_SERVER['HTTP_X_FORWARDED_FOR'] = $browser[2];
           return Boomerang\\Network\\client_ip();
         }, $input );`,
        BROWSERS,
      );
    });

    it.each(BROWSERS.map(([title, , , expected], index) => ({ title, expected, index })))(
      'is $title',
      ({ expected, index }) => expect(seen[index]).toBe(expected),
    );
  });

  describe('a proxy that was not named', () => {
    it.each(PROXIES.map(([title, ip, headers, setting, expected]) => ({ title, ip, headers, setting, expected })))(
      'is told of $title as “$expected” (setting “$setting”)',
      async ({ ip, headers, setting, expected }) => {
        const code = `if ( $input['setting'] ) define( 'BOOMERANG_TRUSTED_PROXIES', $input['setting'] );
           unset( $_SERVER['HTTP_X_FORWARDED_FOR'], $_SERVER['HTTP_CF_CONNECTING_IP'] );
           $_SERVER = array( 'REMOTE_ADDR' => $input['ip'] ) + $input['headers'] + $_SERVER;
           return Boomerang\\Network\\unnamed_proxy();`;
        expect(await running().site.wp<string>(code, { ip, headers, setting })).toBe(expected);
      },
    );
  });
}
