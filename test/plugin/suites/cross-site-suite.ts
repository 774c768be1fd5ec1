import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { json } from '../support/fake-bridge.ts';
import { bodyOf, type PluginSite } from '../support/plugin-site.ts';

const EVIL = 'https://evil.example';
const CORS = ['access-control-allow-origin', 'access-control-allow-credentials', 'access-control-allow-methods'];
/** What a page of another site can send without asking first (Fetch standard, "CORS-safelisted request-header"), and nothing at all. */
const SIMPLE: readonly [string, () => { headers: Record<string, string>; body?: BodyInit }][] = [
  ['text/plain', () => ({ headers: { 'content-type': 'text/plain' }, body: '{"token":"t"}' })],
  ['text/plain that names json', () => ({ headers: { 'content-type': 'text/plain; application/json' }, body: '{}' })],
  ['a form', () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'token=t' })],
  [
    'a form with files',
    () => ({ headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\n\r\n{}\r\n--x--' }),
  ],
  ['no type, no body', () => ({ headers: {} })],
];

/** Pages of other sites: what their scripts and forms may send to the plugin's routes, and whether they may read the answer. */
export function crossSiteSuite(running: () => PluginSite): void {
  describe('a page of another site', () => {
    let admin: Record<string, string>;
    beforeAll(async () => {
      admin = await running().login('admin');
    });
    beforeEach(() => {
      running().bridge.requests.length = 0;
      running().bridge.answer = () => json({ ok: true });
    });
    const writes: readonly [string, string, boolean][] = [
      ['POST', '/shop/lookup', false],
      ['POST', '/shop/returns/abc/cancel', false],
      ['POST', '/kept', false],
      ['POST', '/admin/returns/abc/command', true],
      ['PUT', '/policy', true],
      ['POST', '/settings/connection', true],
    ];

    it.each(writes)('can’t send %s %s as a form or plain text: 415, and nothing reaches the bridge', async (method, path, staff) => {
      for (const [what, simple] of SIMPLE) {
        const { headers, body } = simple();
        const init = { method, headers: { ...(staff ? admin : {}), origin: EVIL, ...headers }, ...(body === undefined ? {} : { body }) };
        const answer = await running().asBrowser(path, init);
        expect([what, answer.status]).toEqual([what, 415]);
        expect(await bodyOf(answer)).toMatchObject({ code: 'json_only', status: 415, title: expect.stringMatching(/\.$/) });
      }
      expect(running().bridge.requests).toEqual([]);
    });

    it('can’t make a write of a link either', async () => {
      const answer = await running().asBrowser('/shop/returns/abc/cancel?_method=POST', { headers: { origin: EVIL } });
      expect(answer.status).toBe(415);
      expect(running().bridge.requests).toEqual([]);
    });

    it.each([EVIL, 'null', 'https://evil.example:8443'])('from %s is not named in any answer, the one to its question before included', async (origin) => {
      const asked: [string, RequestInit][] = [
        ['/shop/lookup', { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } }],
        ['/shop/lookup', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }],
        ['/shop/returns/abc', {}],
        ['/admin/returns', { method: 'OPTIONS' }],
        ['/admin/returns', { headers: admin }],
        ['/policy', { headers: admin }],
        ['/kept', { method: 'OPTIONS' }],
        ['/settings/connection', { headers: admin }],
        ['/no-such-route', {}],
      ];
      for (const [path, init] of asked) {
        const answer = await running().asBrowser(path, { ...init, headers: { ...init.headers, origin } });
        const told = CORS.filter((name) => answer.headers.has(name));
        expect([path, init.method ?? 'GET', told]).toEqual([path, init.method ?? 'GET', []]);
      }
    });

    it('can’t read a file, which comes whole to who opens it', async () => {
      const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_000, 7)]);
      running().bridge.answer = () => ({ status: 200, headers: { 'content-type': 'application/pdf' }, body: pdf });
      const answer = await running().asBrowser('/shop/returns/abc/label', { headers: { origin: EVIL } });
      expect(CORS.filter((name) => answer.headers.has(name))).toEqual([]);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
    });

    it('on other routes of WordPress is WordPress’ business', async () => {
      const answer = await fetch(`${running().site.url}/wp-json/wp/v2/types`, { headers: { origin: EVIL } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(EVIL);
    });
  });

  describe('a page of the site itself', () => {
    it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])('sends %s, with and without a body', async (type) => {
      running().bridge.answer = () => json({ ok: true });
      const { url } = running().site;
      for (const body of ['{}', undefined]) {
        for (const origin of [{ origin: url }, {}]) {
          const init = { method: 'POST', headers: { 'content-type': type, ...origin }, ...(body === undefined ? {} : { body }) };
          expect((await running().asBrowser('/shop/returns/abc/cancel', init)).status).toBe(200);
        }
      }
    });

    it('is still named, so that a site of two addresses works', async () => {
      const { url } = running().site;
      const answer = await running().asBrowser('/shop/returns/abc', { headers: { origin: url } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(url);
    });
  });

  it('Shippo’s hook and the bridge’s own calls are signed: their type is not asked for', async () => {
    running().bridge.answer = () => json({ ok: true });
    const hook = await running().asBrowser('/hooks/shippo?token=abc', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' });
    expect(hook.status).toBe(200);
    expect((await running().asBrowser('/bridge/ping', { method: 'POST' })).status).toBe(401);
  });
}
