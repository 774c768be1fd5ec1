import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endpoints, type Endpoint } from '../../../bridge/contract/endpoints.ts';
import { CAPABILITIES, CORE_CAPABILITIES } from '../../../bridge/domain/rights.ts';
import { PUBLIC_FACTS_HEADER } from '../../../bridge/contract/policy.ts';
import { json } from '../support/fake-bridge.ts';
import { bodyOf, type PluginSite } from '../support/plugin-site.ts';

type Login = Awaited<ReturnType<PluginSite['login']>>;

const JSON_TYPE = { 'content-type': 'application/json' };

export function proxySuite(running: () => PluginSite): void {
  describe('the way from the browser to the bridge', () => {
    const logins = {} as Record<'admin' | 'manager' | 'ana', Login>;
    const last = () => running().bridge.requests.at(-1)!;
    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      running().asBrowser(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });

    beforeAll(async () => {
      const { site } = running();
      await site.wp(
        `add_role( 'desk', 'Returns desk', array( 'read' => true, 'receive_boomerang_returns' => true, 'handle_boomerang_returns' => true ) );
         foreach ( $input as $user ) { wp_insert_user( $user + array( 'user_pass' => 'x' ) ); } return true;`,
        [
          { user_login: 'ana', user_email: 'ana@example.com', role: 'subscriber' },
          { user_login: 'manager', user_email: 'desk@example.com', display_name: 'Dee Desk', role: 'desk' },
        ],
      );
      for (const user of ['admin', 'manager', 'ana'] as const) logins[user] = await running().login(user);
    });
    beforeEach(() => {
      running().bridge.requests.length = 0;
      running().bridge.answer = () => json({ ok: true });
    });

    describe('for shoppers', () => {
      it('carries method, path, query and body to the bridge, signed, in the name of a guest', async () => {
        const response = await post('/shop/lookup?page=2&q=a%26b&_locale=user', { number: '17' });
        expect(response.status).toBe(200);
        expect(last()).toMatchObject({ method: 'POST', url: '/v1/shop/lookup?page=2&q=a%26b', signed: true });
        expect(last().body.toString()).toBe('{"number":"17"}');
        expect(last().actor).toEqual({ type: 'guest', ip: '127.0.0.1', proxy: 'private' });
        expect(last().headers['x-boomerang-site']).toBe(running().site.url);
        expect(last().headers['x-request-id']).toMatch(/^[A-Za-z0-9-]{8,64}$/);
        expect(response.headers.get('x-request-id')).toBe(last().headers['x-request-id']);
        expect(response.headers.get('cache-control')).toBe('no-store');
      });

      it('keeps cookies, credentials and made-up headers to itself', async () => {
        const forged = { 'x-boomerang-actor': 'eyJ0eXBlIjoic3RhZmYifQ', 'shippo-auth-signature': 't=1,v1=ab' };
        await post('/shop/lookup', {}, { cookie: 'wp=1', 'x-forwarded-for': '9.9.9.9', ...forged });
        expect(last().headers).not.toHaveProperty('cookie');
        expect(last().headers).not.toHaveProperty('shippo-auth-signature');
        expect(last().actor).toEqual({ type: 'guest', ip: '127.0.0.1', proxy: 'private_forwarding' });
      });

      it('takes the path from the address alone', async () => {
        await post('/shop/lookup?path=a/b', { path: '../admin/returns' });
        expect(last().url).toBe('/v1/shop/lookup?path=a%2Fb');
        for (const path of ['../admin/returns', 'a/../b', 'a\0b', 'a:b', '.env', 'a//b', 'a%2e']) {
          const query = new URLSearchParams({ rest_route: `/boomerang/v1/shop/${path}` });
          expect((await fetch(`${running().site.url}/?${query}`)).status, path).toBe(404);
        }
        expect(running().bridge.requests).toHaveLength(1);
      });

      it('names the customer who is logged in, and staff as the customer they are here', async () => {
        await post('/shop/lookup', {}, logins.ana);
        expect(last().actor).toEqual({
          type: 'customer',
          id: expect.any(Number),
          email: 'ana@example.com',
          ip: '127.0.0.1',
          proxy: 'private',
        });
        await post('/shop/lookup', {}, logins.admin);
        expect(last().actor).toMatchObject({ type: 'customer', id: 1 });
      });

      it('treats a cookie without nonce as a guest and refuses a stale nonce, so that the form can go on without', async () => {
        await post('/shop/lookup', {}, { cookie: logins.ana.cookie });
        expect(last().actor).toMatchObject({ type: 'guest' });
        const stale = await post('/shop/lookup', {}, { ...logins.ana, 'x-wp-nonce': '0123456789' });
        expect(stale.status).toBe(403);
        expect(await bodyOf(stale)).toMatchObject({ code: 'rest_cookie_invalid_nonce' });
      });

      it('carries a photo of the size that the contract takes', async () => {
        const jpegBase64 = 'A'.repeat(2_800_000);
        expect((await post('/shop/photos', { token: 't', jpegBase64 })).status).toBe(200);
        expect(JSON.parse(last().body.toString())).toEqual({ token: 't', jpegBase64 });
      });

      it('refuses a body where none can be read, in words', async () => {
        const { site, bridge } = running();
        for (const method of ['GET', 'HEAD']) {
          const answer = await site.wp<{ status: number; code: string }>(
            `$request = new WP_REST_Request( $input, '/boomerang/v1/shop/labels/abc' );
             $request->set_body( '{"a":1}' );
             $response = Boomerang\\Proxy\\forward( $request, 'shop' );
             return array( 'status' => $response->get_status(), 'code' => $response->get_data()['code'] );`,
            method,
          );
          expect(answer).toEqual({ status: 400, code: 'bad_request' });
        }
        expect(bridge.requests).toHaveLength(0);
      });

      it('refuses more than 6 MiB before it asks the bridge', async () => {
        const response = await post('/shop/lookup', { note: 'x'.repeat(6 * 1024 * 1024) });
        expect(response.status).toBe(413);
        expect(await bodyOf(response)).toMatchObject({ code: 'body_too_large', status: 413 });
        expect(running().bridge.requests).toHaveLength(0);
      });
    });

    describe('for staff', () => {
      it('is open on returns with a capability for returns, on policy with the one for policy', async () => {
        const statuses = async (headers: Record<string, string>) => {
          const paths = ['/admin/returns', '/policy', '/policy/versions'];
          return Promise.all(paths.map(async (path) => (await running().asBrowser(path, { headers })).status));
        };
        expect(await statuses({})).toEqual([401, 401, 401]);
        expect(await statuses(logins.ana)).toEqual([403, 403, 403]);
        expect(await statuses(logins.manager)).toEqual([200, 403, 403]);
        expect(await statuses(logins.admin)).toEqual([200, 200, 200]);
        expect(running().bridge.requests.map(({ url }) => url).sort()).toEqual([
          '/v1/admin/returns',
          '/v1/admin/returns',
          '/v1/policy',
          '/v1/policy/versions',
        ]);
      });

      it('says who acts and what they may', async () => {
        await running().asBrowser('/admin/returns', { headers: logins.manager });
        expect(last().actor).toEqual({
          type: 'staff',
          id: expect.any(Number),
          name: 'Dee Desk',
          caps: ['receive_boomerang_returns', 'handle_boomerang_returns'],
          ip: '127.0.0.1',
          proxy: 'private',
        });
        await running().asBrowser('/policy', { method: 'PUT', headers: { ...logins.admin, ...JSON_TYPE } });
        expect(last()).toMatchObject({ method: 'PUT', signed: true });
        expect(last().actor.caps).toEqual([...CAPABILITIES, ...CORE_CAPABILITIES]);
      });
    });

    it('is there for every endpoint of the contract, and open only to its audience', async () => {
      const known = Object.values<Endpoint>(endpoints).map(({ method, path, audience }) => {
        return { method, audience, at: path.replace(/:\w+/g, 'a1') };
      });
      const all = known.filter(({ audience }) => audience !== 'site');
      const ask = async (one: (typeof all)[number], headers: Record<string, string>) =>
        (await running().asBrowser(one.at, { method: one.method, headers: { ...headers, ...JSON_TYPE } })).status;
      for (const one of all) expect([one.at, await ask(one, logins.admin)]).toEqual([one.at, 200]);
      expect(running().bridge.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(
        all.map(({ method, at }) => `${method} /v1${at}`),
      );
      const closed = { shop: 200, carrier: 200, staff: 403, site: 404 };
      for (const one of known) expect([one.at, await ask(one, logins.ana)]).toEqual([one.at, closed[one.audience]]);
      // What the site itself says to its bridge can't be said through it, by whomever.
      for (const one of known.filter(({ audience }) => audience === 'site'))
        expect(await ask(one, logins.admin)).toBe(404);
    });

    describe('with the public facts of the policy', () => {
      const facts = () => running().site.wp(`return get_option( 'boomerang_public_facts', null );`);
      const answerWith = (told: unknown, status = 200) => {
        const header = typeof told === 'string' ? told : Buffer.from(JSON.stringify(told)).toString('base64');
        running().bridge.answer = () => ({
          ...json({}, status),
          headers: { 'content-type': 'application/json', [PUBLIC_FACTS_HEADER]: header },
        });
      };

      it('keeps them beside an answer to who manages the policy, and passes them on to nobody', async () => {
        answerWith({ withdrawal: true, storeRefundEmail: false, more: 'x' });
        const response = await running().asBrowser('/policy', { method: 'PUT', headers: { ...logins.admin, ...JSON_TYPE } });
        expect(response.headers.has(PUBLIC_FACTS_HEADER)).toBe(false);
        expect(await facts()).toEqual({ withdrawal: true, storeRefundEmail: false });
      });

      it('keeps what it had when they come elsewhere, with a refusal, or as something else', async () => {
        const none = { withdrawal: false, storeRefundEmail: false };
        answerWith(none);
        await post('/shop/lookup', {}, logins.admin);
        answerWith(none, 409);
        await running().asBrowser('/policy', { headers: logins.admin });
        for (const told of [{ withdrawal: 'no', storeRefundEmail: false }, { withdrawal: false }, 'not base64!', '']) {
          answerWith(told);
          await running().asBrowser('/policy', { headers: logins.admin });
        }
        expect(await facts()).toEqual({ withdrawal: true, storeRefundEmail: false });
      });
    });

    describe('with an answer', () => {
      it('passes files through byte by byte', async () => {
        const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 256 }, (_, i) => i))]);
        const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="label.pdf"' };
        running().bridge.answer = () => ({ status: 200, headers, body: pdf });
        const response = await running().asBrowser('/shop/labels/abc.def');
        expect(response.headers.get('content-type')).toBe('application/pdf');
        // A label goes to print shops and neighbours: nobody keeps it, lists it, or takes it for something else.
        expect(response.headers.get('cache-control')).toContain('no-store');
        expect(response.headers.get('x-robots-tag')).toBe('noindex');
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
        expect(response.headers.get('referrer-policy')).toBe('same-origin');
        expect(response.headers.get('content-disposition')).toBe('inline; filename="label.pdf"');
        expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true);
      });

      it('passes refusals through with status, code, parameters and Retry-After', async () => {
        const problem = { type: 'about:blank', title: 'Busy', status: 503, code: 'busy', params: {} };
        const headers = { 'content-type': 'application/problem+json', 'retry-after': '2' };
        running().bridge.answer = () => ({ status: 503, headers, body: JSON.stringify(problem) });
        const response = await running().asBrowser('/shop/returns/abc');
        expect(response.status).toBe(503);
        expect(response.headers.get('retry-after')).toBe('2');
        expect(response.headers.get('content-type')).toContain('application/problem+json');
        expect(await response.text()).toBe(JSON.stringify(problem));
      });

      it('tells a person whose link is over how to go on, and a program the problem', async () => {
        const problem = JSON.stringify({ type: 'about:blank', title: 'Over', status: 410, code: 'link_over' });
        running().bridge.answer = () => ({
          status: 410,
          headers: { 'content-type': 'application/problem+json' },
          body: problem,
        });
        for (const path of ['/shop/labels/abc.def', '/shop/packing-slips/abc.def', '/shop/returns/abc/label']) {
          const shown = await running().asBrowser(path, { headers: { accept: 'text/html,*/*' } });
          expect(shown.status).toBe(410);
          expect(shown.headers.get('content-type')).toContain('text/html');
          expect(shown.headers.get('cache-control')).toContain('no-store');
          const text = await shown.text();
          expect(text).toContain('This link no longer works. Please use the one in our latest e-mail');
          expect(text).not.toContain('abc');
          expect(await (await running().asBrowser(path)).text()).toBe(problem);
        }
      });

      it('never shows a page that something else put at the bridge’s address', async () => {
        const headers = { 'content-type': 'text/html' };
        running().bridge.answer = () => ({ status: 200, headers, body: '<script>alert(1)</script>' });
        const response = await running().asBrowser('/shop/returns/abc');
        expect(response.status).toBe(502);
        expect(await bodyOf(response)).toMatchObject({ code: 'bridge_bad_answer' });
      });
    });

    it('brings Shippo’s hook to the bridge as it came, with its signature and token', async () => {
      const raw = '{ "event":"track_updated",  "data":null }';
      await running().asBrowser('/hooks/shippo?token=abc', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'shippo-auth-signature': 't=1,v1=ab' },
        body: raw,
      });
      expect(last()).toMatchObject({ method: 'POST', url: '/v1/hooks/shippo?token=abc', signed: true });
      expect(last().headers['shippo-auth-signature']).toBe('t=1,v1=ab');
      expect(last().body.toString()).toBe(raw);
    });

    it('says at once that the bridge is down, with the reason for staff only', async () => {
      await running().bridge.stop();
      const start = Date.now();
      const guest = await running().asBrowser('/shop/returns/abc');
      expect(Date.now() - start).toBeLessThan(3_000);
      expect(guest.status).toBe(503);
      const problem = await bodyOf(guest);
      expect(problem).toMatchObject({ code: 'bridge_unreachable', status: 503 });
      expect(problem).not.toHaveProperty('detail');

      const staff = await running().asBrowser('/admin/connection', { headers: logins.admin });
      expect(await bodyOf(staff)).toMatchObject({ code: 'bridge_unreachable', detail: expect.stringMatching(/\w/) });
    });

    it('says that it is away once the site holds so, and then takes a request for later', async () => {
      await running().site.wp(
        `update_option( 'boomerang_bridge_probes', array( 'since' => time() - 120, 'last' => time() - 10, 'count' => 5 ) ); return true;`,
      );
      const guest = await bodyOf(await running().asBrowser('/shop/returns/abc'));
      expect(guest).toMatchObject({ code: 'bridge_unreachable', params: { away: true } });
      expect(await bodyOf(await running().asBrowser('/kept'))).toEqual({ state: 'away' });
      const request = { requestId: '0190b3c5-1111-4222-8333-444455556666', orderNumber: '1', email: 'a@example.com', words: 'x' };
      const kept = await post('/kept', { type: 'words', orderNumber: '1', email: 'a@example.com', request });
      expect(kept.status).toBe(201);
    });
  });
}
