import { vi } from 'vitest';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Record<string, unknown>;
}
type Reply = (asked: Asked) => Response | Promise<Response>;

export const ROOT = 'https://shop.example/wp-json/boomerang/v1/';

/** Answers `fetch`: each route has its replies in order, the last one stays. Gives the list of what was asked. */
export function fakeNetwork(routes: Readonly<Record<string, readonly Reply[]>>): Asked[] {
  const log: Asked[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const path = url.replace(ROOT, '/');
    const asked: Asked = {
      method: init.method ?? 'GET',
      path,
      headers: init.headers as Record<string, string>,
      body: init.body ? (JSON.parse(String(init.body)) as Record<string, unknown>) : {},
    };
    const key = `${asked.method} ${path}`;
    const replies = routes[key];
    if (!replies) throw new Error(`Nobody answers ${key}`);
    const earlier = log.filter((one) => one.method === asked.method && one.path === path).length;
    log.push(asked);
    const reply = replies[Math.min(earlier, replies.length - 1)] as Reply;
    return Promise.race([reply(asked), aborted(init.signal)]);
  });
  return log;
}

function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
  });
}

export const json =
  (data: unknown, status = 200): Reply =>
  () =>
    Response.json(data, { status });

export const refuse =
  (status: number, code: string, params: object = {}, headers: Record<string, string> = {}): Reply =>
  () =>
    Response.json({ type: 'about:blank', title: code, status, code, params }, { status, headers });

export const silence: Reply = () => new Promise<never>(() => undefined);
export const brokenLine: Reply = () => Promise.reject(new TypeError('Failed to fetch'));
