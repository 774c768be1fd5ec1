import { createHash, createHmac } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createSite } from '../../../../bridge/adapters/wordpress/site.ts';
import { signedHeaders } from '../../../../bridge/adapters/wordpress/sign.ts';
import { StoreUnavailable } from '../../../../bridge/ports/store.ts';
import vectors from '../../../data/signature-vectors.json' with { type: 'json' };
import { always, startFakeSite, type FakeSite } from './fake-site.ts';

const SECRET = 'a-secret-that-has-at-least-32-bytes';
const NOW = 1_790_000_000_000;
const effect = { id: '6f1f3b0e-6a0c-4c0e-9a55-2f6b1d2c3e4f', attempt: 2 };
const units = { productId: 12, variationId: 0, quantity: 1, orderId: 1042, orderLineId: 7, returnNumber: 'RMA-1001' };
const restocked = { status: 'restocked', managedBy: 12, before: 3, after: 4 };

let fake: FakeSite | null = null;
afterEach(async () => {
  await fake?.close();
  fake = null;
});

async function siteThat(answer: RequestListener) {
  fake = await startFakeSite(answer);
  return createSite({ wordpressUrl: fake.url, secret: SECRET, clock: { now: () => NOW } });
}
const wpError = (code: string, data: object = {}) => ({ code, message: `about ${code}`, data });

describe('a message to the site', () => {
  it.each(vectors.vectors.filter((vector) => vector.direction === 'bridge-to-site'))(
    'is signed as the vectors say: $name',
    (vector) => {
      const headers = signedHeaders(
        { site: vector.site, method: 'POST', route: vector.path, body: vector.body },
        vector.secret,
        Number(vector.time),
        vector.nonce,
      );
      expect(headers['x-boomerang-signature']).toBe(vector.signature);
      expect(headers['x-boomerang-actor']).toBe(vector.actorHeader);
    },
  );

  it('goes to the route below /wp-json with a signature over exactly this body, and the key of effect and attempt', async () => {
    const site = await siteThat(always(200, restocked));
    expect(await site.restock(effect, units)).toEqual({ type: 'done', value: restocked });
    const { url, headers, body } = fake!.seen[0]!;
    expect(url).toBe('/wp-json/boomerang/v1/bridge/restock');
    expect(JSON.parse(body)).toEqual({ effectId: effect.id, ...units });
    expect(headers['idempotency-key']).toBe(`${effect.id}-2`);
    const canonical = [
      '1',
      'bridge-to-site',
      fake!.url,
      String(NOW),
      headers['x-boomerang-nonce'],
      'POST',
      '/boomerang/v1/bridge/restock',
      createHash('sha256').update(body).digest('hex'),
      Buffer.from('{"type":"bridge"}').toString('base64url'),
    ].join('\n');
    expect(headers['x-boomerang-signature']).toBe(createHmac('sha256', SECRET).update(canonical).digest('hex'));
  });

  it('has a nonce of its own each time', async () => {
    const site = await siteThat(always(200, restocked));
    await site.restock(effect, units);
    await site.restock(effect, units);
    expect(new Set(fake!.seen.map(({ headers }) => headers['x-boomerang-nonce'])).size).toBe(2);
  });
});

describe('a site without pretty permalinks', () => {
  const REST = '/?rest_route=';
  const asked = () => fake!.seen.map(({ url }) => url?.replace('/boomerang/v1/bridge', ''));

  it.each([404, 200, 301])(
    'is called by rest_route once a page answers (%d), and from then on at once',
    async (status) => {
      const site = await siteThat((request, response) =>
        always(...((request.url?.startsWith(REST) ? [200, restocked] : [status, '<h1>Shop</h1>']) as [number, object]))(
          request,
          response,
        ),
      );
      expect(await site.restock(effect, units)).toMatchObject({ type: 'done' });
      expect(await site.restock(effect, units)).toMatchObject({ type: 'done' });
      expect(asked()).toEqual([
        '/wp-json/restock',
        `${REST}/ping`,
        '/wp-json/ping',
        `${REST}/restock`,
        `${REST}/restock`,
      ]);
      expect(new Set(fake!.seen.map(({ headers }) => headers['x-boomerang-nonce'])).size).toBe(5);
    },
  );

  it('is not believed of one that answers a ping here: the page may be what was written before the answer', async () => {
    const site = await siteThat((request, response) =>
      always(200, request.url?.endsWith('/restock') ? '<b>Notice</b>' : { ok: true })(request, response),
    );
    expect(await site.restock(effect, units)).toMatchObject({ type: 'unknown' });
    expect(asked()).toEqual(['/wp-json/restock', `${REST}/ping`, '/wp-json/ping']);
  });
});

describe('what a restock came to', () => {
  it.each<[string, RequestListener, object]>([
    ['units that were back already are done too', always(200, { status: 'already_back' }), { type: 'done' }],
    ['unmanaged stock is done too', always(200, { status: 'not_managed' }), { type: 'done' }],
    ['a body that is no JSON', always(200, '<b>Deprecated</b>'), { type: 'unknown', code: 'answer_unreadable' }],
    ['JSON of another shape', always(200, { ok: 1 }), { type: 'unknown', code: 'answer_unreadable' }],
    ['401', always(401, wpError('signature_invalid')), { type: 'not_sent', code: 'signature_invalid' }],
    ['403 of a firewall', always(403, '<h1>Blocked</h1>'), { type: 'not_sent', code: 'http_403' }],
    ['426', always(426, wpError('protocol_version')), { type: 'not_sent', code: 'protocol_version' }],
    ['a nonce seen before: sent twice on the way', always(401, wpError('signature_replayed')), { type: 'unknown' }],
    ['429', always(429, wpError('slow_down'), { 'retry-after': '7' }), { type: 'not_sent', retryAfterMs: 7_000 }],
    [
      '503 with a date',
      always(503, wpError('maintenance'), { 'retry-after': new Date(NOW + 60_000).toUTCString() }),
      { type: 'not_sent', retryAfterMs: 60_000 },
    ],
    ['503 of a gateway', always(503, '<h1>Backend fetch failed</h1>'), { type: 'unknown', code: 'http_503' }],
    ['the plugin switched off', always(404, wpError('rest_no_route')), { type: 'not_sent', code: 'rest_no_route' }],
    [
      'a product that is gone',
      always(404, wpError('product_not_found')),
      { type: 'refused', code: 'product_not_found' },
    ],
    ['another body for the key', always(422, wpError('boomerang_key_reused')), { type: 'refused' }],
    [
      'the key claimed and not answered',
      always(409, wpError('boomerang_key_in_flight', { status: 409, age_seconds: 12 })),
      { type: 'unknown', code: 'boomerang_key_in_flight', message: expect.stringContaining('12 s ago') },
    ],
    ['500 with a code', always(500, wpError('restock_failed')), { type: 'unknown', code: 'restock_failed' }],
    ['502 of a gateway', always(502, '<h1>Bad gateway</h1>'), { type: 'unknown', code: 'http_502' }],
    [
      'a redirect',
      always(301, '', { location: 'https://www.shop.example/' }),
      { type: 'not_sent', code: 'wordpress_redirects', message: expect.stringContaining('https://www.shop.example/') },
    ],
    ['a cut connection', (request) => request.socket.destroy(), { type: 'unknown' }],
    [
      'half an answer',
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"status"', () => request.socket.destroy());
      },
      { type: 'unknown' },
    ],
  ])('%s', async (_what, answer, outcome) => {
    const site = await siteThat(answer);
    expect(await site.restock(effect, units)).toMatchObject(outcome);
  });

  it('nobody listens: surely not sent', async () => {
    const site = await siteThat(always(200, restocked));
    await fake!.close();
    expect(await site.restock(effect, units)).toMatchObject({ type: 'not_sent', code: 'ECONNREFUSED' });
  });

  it('a host that does not exist: surely not sent', async () => {
    const site = createSite({ wordpressUrl: 'http://nowhere.invalid', secret: SECRET, clock: { now: () => NOW } });
    expect(await site.restock(effect, units)).toMatchObject({ type: 'not_sent' });
  });
});

describe('reads', () => {
  const ping = {
    ok: true,
    site: 'http://127.0.0.1',
    pluginVersion: '0.1.0',
    woocommerce: null,
    protocol: [1],
    maxExecutionTime: 30,
    guard: true,
    ordersKeptTwice: true,
    about: { name: 'Lune & fils', timeZone: '', offsetHours: 5.5 },
  };

  it('ping says what the site runs', async () => {
    const site = await siteThat(always(200, ping));
    expect(await site.ping()).toEqual({
      ok: true,
      site: 'http://127.0.0.1',
      pluginVersion: '0.1.0',
      woocommerce: null,
      maxExecutionSeconds: 30,
      guard: true,
      ordersKeptTwice: true,
      about: { name: 'Lune & fils', timeZone: 'Asia/Kolkata' },
    });
  });

  it.each([
    [4, 1],
    [3, 2],
    [2, 4],
  ])(
    'says how many of %d calls at once are answered side by side where %d PHP workers are free',
    async (calls, workers) => {
      let free = workers;
      const waiting: (() => void)[] = [];
      const site = await siteThat((_request, response) => {
        const work = () => {
          const began = Date.now() / 1000;
          setTimeout(() => {
            always(200, { began, ended: Date.now() / 1000 })(_request, response);
            const next = waiting.shift();
            if (next) next();
            else free += 1;
          }, 60);
        };
        if (free === 0) return void waiting.push(work);
        free -= 1;
        work();
      });
      expect(await site.answersAtOnce(calls)).toBe(Math.min(calls, workers));
    },
  );

  it('an older plugin does not say how many calls it answers at once', async () => {
    const site = await siteThat(always(404, wpError('rest_no_route')));
    expect(await site.answersAtOnce(3)).toBeNull();
  });

  it('ping of an older plugin says nothing of its guard, of where orders are, nor of its title and time zone', async () => {
    const { guard: _guard, ordersKeptTwice: _twice, about: _about, ...older } = ping;
    const site = await siteThat(always(200, older));
    expect(await site.ping()).toMatchObject({ guard: null, ordersKeptTwice: null, about: null });
  });

  it.each<[string, RequestListener, string]>([
    ['refuses', always(401, wpError('signature_site')), 'signature_site'],
    ['gives something else', always(200, '<html>'), 'answer_unreadable'],
    ['never answers', () => {}, 'timeout'],
  ])('ping throws StoreUnavailable when the site %s', async (_what, answer, code) => {
    const site = await siteThat(answer);
    const error = await site.ping().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(error).toMatchObject({ code });
  });

  it('finds what was recorded for an effect, or nothing', async () => {
    const found = await siteThat(always(200, { found: true, result: restocked }));
    expect(await found.findAct(effect.id)).toEqual(restocked);
    await fake!.close();
    const none = await siteThat(always(200, { found: false }));
    expect(await none.findAct(effect.id)).toBeNull();
  });
});

describe('an e-mail', () => {
  it('is sent without a key, so that it may be repeated', async () => {
    const site = await siteThat(always(200, { sent: true }));
    expect(await site.sendEmail({ kind: 'received' } as never)).toEqual({ type: 'done', value: null });
    expect(fake!.seen[0]?.headers).not.toHaveProperty('idempotency-key');
  });
});
