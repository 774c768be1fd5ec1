import { createHmac, randomBytes } from 'node:crypto';

export interface Reply {
  status: number;
  body: unknown;
}

/** A site under contract: the stand-in or a WordPress with WooCommerce. */
export interface Site {
  url: string;
  key: string;
  secret: string;
  /** Lets the test gateway `boomtest` refuse from now on. */
  refuseRefunds(): Promise<void>;
  stop(): Promise<void>;
}

export type Credentials = 'good' | 'none' | 'wrong secret';

/** A REST call signed with OAuth 1.0a, body as it stands: also what is no JSON. */
export async function ask(
  site: Site,
  { method, path, body }: { method: string; path: string; body: unknown },
  credentials: Credentials = 'good',
): Promise<Reply> {
  const url = new URL(`${site.url}/wp-json${path}`);
  const signed =
    credentials === 'none' ? url : sign(url, method, site.key, credentials === 'good' ? site.secret : 'wrong');
  const response = await fetch(signed, {
    method,
    ...(body !== null && {
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  });
  return { status: response.status, body: await response.json() };
}

function sign(url: URL, method: string, key: string, secret: string): URL {
  const signed = new URL(url);
  const parameters: Record<string, string> = {
    oauth_consumer_key: key,
    oauth_nonce: randomBytes(16).toString('hex'),
    oauth_signature_method: 'HMAC-SHA256',
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
  };
  for (const [name, value] of Object.entries(parameters)) signed.searchParams.set(name, value);
  const pairs = [...signed.searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const base = [method, encode(`${url.origin}${url.pathname}`), encode(pairs.join('&'))].join('&');
  signed.searchParams.set('oauth_signature', createHmac('sha256', `${secret}&`).update(base).digest('base64'));
  return signed;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
