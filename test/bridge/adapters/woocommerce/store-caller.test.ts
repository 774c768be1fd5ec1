import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { StoreCall } from '../../../../bridge/adapters/woocommerce/client.ts';
import { troubleOf } from '../../../../bridge/adapters/woocommerce/reading.ts';
import { storeCaller } from '../../../../bridge/adapters/woocommerce/store-caller.ts';

const SECRET = 'cs_secret';
const READ: StoreCall = { method: 'GET', path: 'orders', query: { per_page: '1' }, timeoutMs: 3_000 };
const WRITE: StoreCall = { method: 'POST', path: 'orders/1/refunds', body: { amount: '1.00' }, timeoutMs: 3_000 };
const stops: (() => unknown)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** A store, and what it was asked. */
async function storeThat(answers: (request: IncomingMessage, url: URL) => [number, unknown]) {
  const asked: { method: string; url: string }[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push({ method: request.method ?? '', url: request.url ?? '' });
    const [status, body] = answers(request, new URL(request.url ?? '/', 'http://store.example'));
    const isText = typeof body === 'string';
    response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json' });
    response.end(isText ? body : JSON.stringify(body));
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, call: storeCaller({ url, key: 'ck_key', secret: SECRET }) };
}

const PAGE = '<!doctype html><title>Home</title>';
const isPlain = (url: URL) =>
  url.pathname === '/index.php' && (url.searchParams.get('rest_route') ?? '').startsWith('/wc/v3/');

describe('The way to the store', () => {
  it.each([200, 404, 301])(
    'with plain permalinks is found by the first read, where the pretty one answers %d',
    async (status) => {
      const { asked, call } = await storeThat((_, url) => (isPlain(url) ? [200, []] : [status, PAGE]));
      expect(await call(READ)).toMatchObject({ type: 'answer', status: 200, body: [] });
      expect(await call(READ)).toMatchObject({ status: 200 });
      // The page, a look at the other way, and the two reads there.
      expect(asked).toHaveLength(4);
      expect(asked.every(({ url }) => !url.includes(SECRET))).toBe(true);
    },
  );

  it('goes back when the permalinks are pretty again', async () => {
    let plain = true;
    const { call } = await storeThat((_, url) => (isPlain(url) === plain ? [200, []] : [404, PAGE]));
    await call(READ);
    plain = false;
    expect(await call(READ)).toMatchObject({ status: 200 });
  });

  it('a write goes the other way only where the first can’t have been acted on', async () => {
    const there = ({ method }: IncomingMessage): [number, unknown] => (method === 'GET' ? [200, []] : [201, {}]);
    const gone = await storeThat((request, url) => (isPlain(url) ? there(request) : [404, PAGE]));
    expect(await gone.call(WRITE)).toMatchObject({ status: 201 });
    expect(gone.asked.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST']);
    const odd = await storeThat((request, url) => (isPlain(url) ? there(request) : [200, PAGE]));
    expect(await odd.call(WRITE)).toMatchObject({ status: 200, body: PAGE });
    expect(odd.asked.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  it('is kept where the other way answers something else: a site’s index is no list of orders', async () => {
    let isAway = true;
    const { call } = await storeThat((_, url) => {
      if (isPlain(url)) return [200, { name: 'A site', routes: {} }];
      return isAway ? [200, PAGE] : [200, [{ id: 71 }]];
    });
    expect(await call(READ)).toMatchObject({ status: 200, body: PAGE });
    isAway = false;
    expect(await call(READ)).toMatchObject({ body: [{ id: 71 }] });
  });

  it('is left alone where no way leads there', async () => {
    const { asked, call } = await storeThat(() => [503, PAGE]);
    expect(await call(READ)).toMatchObject({ status: 503 });
    expect(asked).toHaveLength(1);
  });
});

describe('What stands between is named', () => {
  const answer = (status: number, body: unknown) =>
    troubleOf({ type: 'answer', status, headers: new Headers(), body })?.code;
  it.each([
    [401, { code: 'woocommerce_rest_cannot_view', message: '' }, 'key_lost'],
    [401, { code: 'woocommerce_rest_authentication_error', message: '' }, 'not_allowed'],
    [403, { code: 'woocommerce_rest_cannot_view', message: '' }, 'not_allowed'],
    [401, { code: 'rest_login_required', message: '' }, 'closed'],
    [403, { code: 'rest_forbidden', message: '' }, 'closed'],
    [403, '<html>Forbidden', 'blocked'],
    [401, '', 'blocked'],
    [404, PAGE, 'page'],
    [404, { code: 'rest_no_route', message: '' }, 'no_route'],
    [301, '', 'redirected'],
    [500, '', 'store_error'],
  ])('%d %j: %s', (status, body, code) => {
    expect(answer(status, body)).toBe(code);
  });
});
