import { createHmac, randomBytes } from 'node:crypto';
import { readJson, type Answer } from './signed-call.ts';

export interface StoreKeys {
  key: string;
  secret: string;
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Calls WooCommerce's REST API over plain http, where it takes OAuth 1.0a only. `keys` null: as a stranger. */
export async function callStore(
  origin: string,
  keys: StoreKeys | null,
  method: string,
  path: string,
  { body, key, query = {} }: { body?: unknown; key?: string; query?: Readonly<Record<string, string>> } = {},
): Promise<Answer<Record<string, never> & unknown[]>> {
  const address = `${origin}/wp-json${path}`;
  const params: [string, string][] = keys
    ? [
        ...Object.entries(query),
        ['oauth_consumer_key', keys.key],
        ['oauth_nonce', randomBytes(8).toString('hex')],
        ['oauth_signature_method', 'HMAC-SHA256'],
        ['oauth_timestamp', String(Math.floor(Date.now() / 1000))],
      ]
    : [];
  if (keys) {
    const signed = [...params].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = signed.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
    const base = [method, encode(address), encode(text)].join('&');
    params.push(['oauth_signature', createHmac('sha256', `${keys.secret}&`).update(base).digest('base64')]);
  }
  const response = await fetch(`${address}?${new URLSearchParams(params)}`, {
    method,
    headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await readJson(response);
  return { status: response.status, body: answer as never, headers: response.headers };
}
