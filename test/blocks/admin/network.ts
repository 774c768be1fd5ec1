import apiFetch from '@wordpress/api-fetch';
import { vi } from 'vitest';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
  readonly credentials: RequestCredentials | undefined;
}
export type Reply = (asked: Asked) => Response | Promise<Response>;

const ROOT = 'https://shop.example/wp-json/';
apiFetch.use(apiFetch.createRootURLMiddleware(ROOT));
apiFetch.nonceMiddleware = apiFetch.createNonceMiddleware('nonce-1');
apiFetch.use(apiFetch.nonceMiddleware);

/** Answers WordPress' REST routes below `/boomerang/v1`: each route has its replies in order, the last one stays. Gives what was asked. */
export function fakeNetwork(routes: Readonly<Record<string, readonly Reply[]>>): Asked[] {
  const log: Asked[] = [];
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const url = new URL(input);
    const headers = new Headers(init.headers);
    const asked: Asked = {
      method: headers.get('X-HTTP-Method-Override') ?? init.method ?? 'GET',
      path: url.pathname.replace('/wp-json/boomerang/v1', ''),
      query: url.searchParams,
      headers,
      body: init.body ? (JSON.parse(String(init.body)) as unknown) : undefined,
      credentials: init.credentials,
    };
    const replies = routes[`${asked.method} ${asked.path}`];
    if (!replies) throw new Error(`Nobody answers ${asked.method} ${asked.path}`);
    const earlier = log.filter((one) => one.method === asked.method && one.path === asked.path).length;
    log.push(asked);
    return (replies[Math.min(earlier, replies.length - 1)] as Reply)(asked);
  });
  return log;
}

export const json =
  (data: unknown): Reply =>
  () =>
    Response.json(data);

export const refuse =
  (status: number, code: string, more: object = {}): Reply =>
  () =>
    Response.json({ type: 'about:blank', title: `Title of ${code}`, status, code, ...more }, { status });

export const brokenLine: Reply = () => Promise.reject(new TypeError('Failed to fetch'));
export const silence: Reply = () => new Promise<never>(() => undefined);
