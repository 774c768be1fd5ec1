import type { Clock } from '../../ports/clock.ts';
import { retryAfterMs } from '../network/retry-after.ts';
import { signedHeaders } from './sign.ts';

export interface RestCallOptions {
  /** Home URL of the paired site, without trailing slash. */
  readonly wordpressUrl: string;
  /** The current one. */
  readonly secret: string;
  readonly clock: Clock;
  /** Ends every call after so many ms, whatever its own limit. */
  readonly longestCallMs?: number | undefined;
}

export interface RestCall {
  /** Below `/boomerang/v1/bridge/`. */
  readonly name: string;
  readonly body: unknown;
  /** From connecting to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly idempotencyKey?: string;
}

/** What came of a call, before anybody says what it means. */
export type RestAnswer =
  | {
      readonly type: 'answered';
      readonly status: number;
      /** undefined: the body is not JSON. */
      readonly json: unknown;
      readonly retryAfterMs: number | null;
      readonly location: string | null;
    }
  /** Nothing was sent: no connection. */
  | { readonly type: 'not_connected'; readonly code: string; readonly message: string }
  /** Sent, at least in part, and no whole answer came back. */
  | { readonly type: 'lost'; readonly code: string; readonly message: string };

const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Only looks, so it may be asked anywhere and again. */
const PROBE: RestCall = { name: 'ping', body: {}, timeoutMs: 5_000 };

/**
 * Calls the plugin's signed routes; finds out by itself whether the site has pretty permalinks. Where it has plain ones a page answers at `/wp-json/`, with
 * 404 or 200. The call goes to the other address once a ping is answered there and is not answered here: then nothing can have acted.
 */
export function createRestCaller(options: RestCallOptions): (call: RestCall) => Promise<RestAnswer> {
  let plainPermalinks = false;
  return async (call) => {
    const plain = plainPermalinks;
    const answer = await send(options, call, plain);
    if (!isPage(answer)) return answer;
    if (!isJson(await send(options, PROBE, !plain)) || !isPage(await send(options, PROBE, plain))) return answer;
    plainPermalinks = !plain;
    return send(options, call, plainPermalinks);
  };
}

async function send(options: RestCallOptions, call: RestCall, plainPermalinks: boolean): Promise<RestAnswer> {
  const route = `/boomerang/v1/bridge/${call.name}`;
  const body = JSON.stringify(call.body);
  const { wordpressUrl: site, secret, clock, longestCallMs = call.timeoutMs } = options;
  try {
    const response = await fetch(plainPermalinks ? `${site}/?rest_route=${route}` : `${site}/wp-json${route}`, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(Math.min(call.timeoutMs, longestCallMs)),
      headers: {
        ...signedHeaders({ site, method: 'POST', route, body }, secret, clock.now()),
        'content-type': 'application/json',
        accept: 'application/json',
        ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
      },
      body,
    });
    return {
      type: 'answered',
      status: response.status,
      json: parseJson(await response.text()),
      retryAfterMs: retryAfterMs(response.headers.get('retry-after'), clock.now()),
      location: response.headers.get('location'),
    };
  } catch (error) {
    const code = errorCode(error);
    const message = `WordPress did not answer (${code}).`;
    return { type: NO_CONNECTION.has(code) ? 'not_connected' : 'lost', code, message };
  }
}

/** Something that is not WordPress's REST, and not WordPress failing either: a page, or the way to one. */
function isPage(answer: RestAnswer): boolean {
  if (answer.type !== 'answered' || answer.json !== undefined) return false;
  const { status } = answer;
  return status === 200 || status === 404 || (status >= 300 && status < 400);
}

const isJson = (answer: RestAnswer): boolean => answer.type === 'answered' && answer.json !== undefined;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'timeout';
  const cause: unknown = error.cause;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : error.name;
}
