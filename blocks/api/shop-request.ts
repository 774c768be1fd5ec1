import { jsonIn } from './json-in.ts';
import { codeOfAnswer } from './site-trouble.ts';

export type Params = Readonly<Record<string, string | number | boolean | null>>;

/** A refusal as the form meets it: the code decides, `params` fill the sentence (`retryAfter`: seconds). */
export interface ShopProblem {
  readonly code: string;
  readonly params: Params;
}
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ShopProblem };

export interface Connection {
  /** REST root of the plugin, with or without a trailing slash; with plain permalinks it is a `?rest_route=` address. */
  readonly root: string;
  /** Only on pages made for a signed-in customer. */
  readonly nonce: string | null;
}
export type Send = <T>(method: 'GET' | 'POST', path: string, body?: unknown, limit?: number) => Promise<Answer<T>>;

/** ms: what the site itself waits for the bridge (TIMEOUT_SEC of proxy.php), and a second for the way. */
export const ANSWER_LIMIT = 25_000;
/** ms: a photo takes that long over a slow mobile line. */
export const UPLOAD_LIMIT = 60_000;

/** Sends JSON to the plugin's proxy and reads every outcome, a dead line too, as a value. */
export function createSend({ root, nonce: firstNonce }: Connection): Send {
  let nonce = firstNonce;

  return async function send<T>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    limit = ANSWER_LIMIT,
  ): Promise<Answer<T>> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), limit);
    try {
      const response = await fetch(address(root, path), {
        method,
        cache: 'no-store',
        signal: abort.signal,
        headers: {
          Accept: 'application/json',
          // Also without a body: the site takes writes as JSON only, which a form of another site can't send.
          ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
          ...(nonce === null ? {} : { 'X-WP-Nonce': nonce }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const data = jsonIn(await response.text());
      if (response.ok && data !== undefined) return { ok: true, value: data as T };
      const problem = readProblem(data, response);
      if (problem.code === 'login_expired' && nonce !== null) {
        // The page outlived its nonce. WordPress refused before the proxy ran, so a second send is safe; as a guest the form still works.
        nonce = null;
        return send<T>(method, path, body, limit);
      }
      // Who has no login has none to lose: a plugin closes the site's REST to guests.
      if (problem.code === 'login_expired') return { ok: false, problem: { ...problem, code: 'site_blocks' } };
      return { ok: false, problem };
    } catch {
      return { ok: false, problem: { code: codeOfSilence(abort.signal.aborted), params: {} } };
    } finally {
      clearTimeout(timer);
    }
  };
}

export function address(root: string, path: string): string {
  return root.replace(/\/$/, '') + path;
}

/** One that is waited for in vain may have acted: it is slow, and not out of reach. */
function codeOfSilence(waited: boolean): string {
  if (waited) return 'bridge_slow';
  return navigator.onLine === false ? 'offline' : 'bridge_unreachable';
}

function readProblem(data: unknown, { status, headers }: Response): ShopProblem {
  const retryAfter = headers.get('Retry-After');
  const { code, params, ...rest } = (typeof data === 'object' && data !== null ? data : {}) as {
    code?: unknown;
    params?: Params;
  };
  const seconds = Number(retryAfter);
  const told = codeOfAnswer(status, code);
  // WordPress' refusals come with `data`, ours never: whatever plugin it is, it lets no guest through.
  const blocks = 'data' in rest && (status === 401 || status === 403) && told !== 'login_expired';
  return {
    code: blocks ? 'site_blocks' : told,
    params: { ...params, ...(retryAfter !== null && seconds >= 0 ? { retryAfter: seconds } : {}) },
  };
}
