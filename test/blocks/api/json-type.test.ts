// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createShopClient } from '../../../blocks/api/shop-client.ts';
import { call } from '../../../blocks/api/staff-routes.ts';

/** The site takes writes as JSON only (plugin/inc/cross-site.php): a client that forgets the type is refused with 415. */
describe('Each write of a browser', () => {
  const sent: { method: string; type: string | null; url: string }[] = [];
  const listen = () => {
    sent.length = 0;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      const type = new Headers(init.headers).get('content-type');
      sent.push({ method: init.method ?? 'GET', type, url: String(url) });
      return Response.json({ session: { token: 's', until: '2026-11-23T12:30:00Z' } });
    });
  };
  afterEach(() => vi.unstubAllGlobals());
  const expectTyped = () => {
    const writes = sent.filter(({ method }) => method !== 'GET');
    for (const { url, type } of writes) expect([url, type]).toEqual([url, 'application/json']);
    return writes.length;
  };

  it('of the shopper says that it is JSON, also without a body', async () => {
    listen();
    const client = createShopClient({ root: '/wp-json/boomerang/v1/', nonce: null });
    const { paperUrl, returnBy, forget, ...asks } = client;
    const nothing = () => undefined;
    // Whatever it is called with: what counts is how it is sent.
    for (const ask of [...Object.values(asks), ...Object.values(returnBy('link'))])
      await (ask as (...given: unknown[]) => Promise<unknown>)('t', nothing, nothing);
    expect([forget(), paperUrl('labels', 't')]).toEqual([undefined, '/wp-json/boomerang/v1/shop/labels/t']);
    expect(expectTyped()).toBeGreaterThan(7);
  });

  it('of the staff says that it is JSON, also without a body', async () => {
    listen();
    await call('command', { at: { id: 'a' }, body: {} });
    await call('staffEdit', { at: { id: 'a' } });
    await call('reconcileNow', {});
    await call('testWebhook', {});
    await call('savePolicy', { body: {} });
    expect(expectTyped()).toBe(5);
  });
});
