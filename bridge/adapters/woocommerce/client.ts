import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import pkg from '@woocommerce/woocommerce-rest-api';

export interface StoreAccess {
  /** WordPress's address, without `/wp-json`. */
  readonly url: string;
  readonly key: string;
  readonly secret: string;
}

export interface StoreCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/wp-json/wc/v3/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  /** Milliseconds for the whole call, answer included. */
  readonly timeoutMs: number;
}

/** How the store is asked. */
export interface StoreWay {
  /** OAuth 1.0a in the query, as WooCommerce reads it: the secret signs, and is sent nowhere. Else HTTP Basic, by https only. */
  readonly signed: boolean;
  /** Plain permalinks: `/index.php?rest_route=` instead of `/wp-json`. */
  readonly plain: boolean;
}

export type StoreReply =
  | { readonly type: 'answer'; readonly status: number; readonly headers: Headers; readonly body: unknown }
  /** No answer. `sent` is false only when the request surely never reached the store. */
  | { readonly type: 'silence'; readonly code: string; readonly sent: boolean };

// The package is CommonJS: Node gives its exports object as the default import, a bundler may give the class itself.
const WooCommerceRestApi = ((pkg as { default?: typeof pkg }).default ?? pkg) as typeof pkg;

/**
 * A connection of its own per call: a kept-alive socket that the server is just closing loses a write in a way that
 * can't be told from one that was acted on.
 */
const agents = { httpAgent: new HttpAgent({ keepAlive: false }), httpsAgent: new HttpsAgent({ keepAlive: false }) };

/** The network refused before a byte of the request was read. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** One call to WooCommerce's REST API. Never throws, and gives nothing on that holds the keys (axios's errors do). */
export async function callStore(access: StoreAccess, call: StoreCall, way: StoreWay): Promise<StoreReply> {
  const api = new WooCommerceRestApi({
    url: access.url,
    consumerKey: access.key,
    consumerSecret: access.secret,
    version: 'wc/v3',
    // WooCommerce signs the home page's address without its last slash, as no client does; that of index.php it signs as it is.
    ...(way.plain && { wpAPIPrefix: 'index.php?rest_route=' }),
    timeout: call.timeoutMs,
    axiosConfig: {
      ...agents,
      // Replaces the client's own headers, so all of them are named here.
      headers: {
        Accept: 'application/json',
        'User-Agent': 'Boomerang',
        ...(call.body !== undefined && { 'Content-Type': 'application/json;charset=utf-8' }),
        ...(call.idempotencyKey !== undefined && { 'Idempotency-Key': call.idempotencyKey }),
      },
      // axios's timeout starts anew with each byte; this one does not.
      signal: AbortSignal.timeout(call.timeoutMs),
      // A followed redirect turns POST into GET and answers 200 with a list.
      maxRedirects: 0,
      validateStatus: () => true,
    },
  });
  // What it signs by: WooCommerce takes a signature over https, too.
  if (way.signed) Object.assign(api, { isHttps: false });
  try {
    const reply = await send(api, call);
    return { type: 'answer', status: reply.status, headers: new Headers(plain(reply.headers)), body: reply.data };
  } catch (error) {
    const code = errorCode(error);
    return { type: 'silence', code, sent: !NEVER_SENT.has(code) };
  }
}

interface RawReply {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly data: unknown;
}

function send(api: InstanceType<typeof WooCommerceRestApi>, call: StoreCall): Promise<RawReply> {
  const query = { ...call.query };
  if (call.method === 'GET') return api.get(call.path, query);
  if (call.method === 'DELETE') return api.delete(call.path, query);
  const body = call.body as Record<string, unknown>;
  return call.method === 'PUT' ? api.put(call.path, body, query) : api.post(call.path, body, query);
}

function plain(headers: Record<string, unknown>): Record<string, string> {
  const texts = Object.entries(headers).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return Object.fromEntries(texts.map(([name, value]) => [name, String(value)]));
}

function errorCode(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  if (code === 'ERR_CANCELED' || code === 'ECONNABORTED' || code === 'ETIMEDOUT') return 'timeout';
  if (typeof code === 'string') return code;
  return typeof cause?.code === 'string' ? cause.code : 'network';
}
