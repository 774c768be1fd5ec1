import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { WooError } from './shop.ts';

export interface Keys {
  key: string;
  secret: string;
}

export interface Asking {
  method: string;
  /** Address without query as the client used it, e.g. `http://127.0.0.1:8080/wp-json/wc/v3/orders`. */
  address: string;
  search: string;
  headers: IncomingHttpHeaders;
}

const WINDOW_S = 15 * 60;

/** User 1 for a good key, 0 for none; a bad one throws. Plain http takes OAuth 1.0a only, as WooCommerce. */
export function authenticate(asking: Asking, keys: Keys, usedNonces: Set<string>, nowMs: number): number {
  if (asking.headers['x-forwarded-proto'] === 'https') {
    const basic = basicUser(asking, keys);
    if (basic) return basic;
  }
  return oauthUser(asking, keys, usedNonces, nowMs);
}

function refuse(message: string): WooError {
  return new WooError(401, 'woocommerce_rest_authentication_error', message);
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function basicUser({ headers, search }: Asking, keys: Keys): number {
  const query = new URLSearchParams(search);
  const encoded = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const [key, secret] = encoded
    ? Buffer.from(encoded, 'base64').toString().split(':')
    : [query.get('consumer_key'), query.get('consumer_secret')];
  if (!key || !secret || key !== keys.key) return 0;
  if (!equal(secret, keys.secret)) throw refuse('Consumer secret is invalid.');
  return 1;
}

function oauthUser({ method, address, search, headers }: Asking, keys: Keys, usedNonces: Set<string>, nowMs: number) {
  // The client sends its parameters twice over http; PHP's $_GET keeps one of each name, and so does this object.
  const params = Object.fromEntries(new URLSearchParams(search));
  for (const [, name = '', value = ''] of (headers.authorization ?? '').matchAll(/(oauth_[a-z_]+)="([^"]*)"/g)) {
    params[name] = decodeURIComponent(value);
  }
  const names = ['consumer_key', 'timestamp', 'nonce', 'signature', 'signature_method'].map((name) => `oauth_${name}`);
  const missing = names.filter((name) => !params[name]);
  if (missing.length === names.length) return 0;
  if (missing.length) {
    const message = `Missing OAuth parameters ${missing.join(', ')}`;
    throw new WooError(401, 'woocommerce_rest_authentication_missing_parameter', message);
  }
  if (params.oauth_consumer_key !== keys.key) throw refuse('Consumer key is invalid.');
  const { oauth_signature: given = '', ...signed } = params;
  const algorithm = { 'HMAC-SHA256': 'sha256', 'HMAC-SHA1': 'sha1' }[signed.oauth_signature_method ?? ''];
  if (!algorithm) throw refuse('Invalid signature - signature method is invalid.');
  const pairs = Object.entries(signed).map(([name, value]) => [rfc3986(name), rfc3986(value)] as const);
  const query = pairs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`);
  const base = [method.toUpperCase(), rfc3986(address), rfc3986(query.join('&'))].join('&');
  const expected = createHmac(algorithm, `${keys.secret}&`).update(base).digest('base64');
  if (!equal(expected, given.replaceAll(' ', '+'))) {
    throw refuse('Invalid signature - provided signature does not match.');
  }
  if (Math.abs(nowMs / 1000 - Number(signed.oauth_timestamp)) > WINDOW_S) throw refuse('Invalid timestamp.');
  const nonce = `${signed.oauth_timestamp}:${signed.oauth_nonce}`;
  if (usedNonces.has(nonce)) throw refuse('Invalid nonce - nonce has already been used.');
  usedNonces.add(nonce);
  return 1;
}

function rfc3986(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** What WooCommerce answers to a call without a user: named after what was asked for. */
export function notAllowed(method: string): WooError {
  const verb = { GET: 'view', POST: 'create', DELETE: 'delete' }[method] ?? 'edit';
  const thing = verb === 'view' ? 'you cannot view this resource' : `you are not allowed to ${verb} resources`;
  return new WooError(401, `woocommerce_rest_cannot_${verb}`, `Sorry, ${thing}.`);
}

export function noWriting(): WooError {
  return refuse('The API key provided does not have write permissions.');
}
