import { z } from 'zod';

/** Protocol versions that this bridge serves, oldest first. */
export const PROTOCOL_VERSIONS = [1] as const;
export const PROTOCOL_VERSION = '1';

export type Direction = 'site-to-bridge' | 'bridge-to-site';

/** A message is refused when its time differs by more from ours, either way. */
export const MAX_SKEW_MS = 5 * 60_000;

/** Header names, lower case as Node gives them, with the shape of their value. `plugin/inc/signature.php` has the same list. */
export const SIGNATURE_HEADERS = {
  version: { name: 'x-boomerang-version', shape: /^\d{1,4}$/ },
  direction: { name: 'x-boomerang-direction', shape: /^[a-z-]{1,20}$/ },
  site: { name: 'x-boomerang-site', shape: /^\S{1,300}$/ },
  time: { name: 'x-boomerang-time', shape: /^\d{13}$/ },
  nonce: { name: 'x-boomerang-nonce', shape: /^[0-9a-f]{32}$/ },
  actor: { name: 'x-boomerang-actor', shape: /^[A-Za-z0-9_-]{1,2000}$/ },
  signature: { name: 'x-boomerang-signature', shape: /^[0-9a-f]{64}$/ },
} as const;

export interface SignedMessage {
  readonly version: string;
  readonly direction: string;
  /** Home URL of the site, without trailing slash. */
  readonly site: string;
  /** Milliseconds since the epoch. */
  readonly time: string;
  /** 16 random bytes, hex. */
  readonly nonce: string;
  /** Upper case. */
  readonly method: string;
  /** To the bridge: path and query as requested. To the site: the REST route. */
  readonly path: string;
  /** SHA-256 of the raw body, hex. */
  readonly bodyHash: string;
  /** The actor as it stands in its header. */
  readonly actor: string;
}

/** The text that is signed with HMAC-SHA256. */
export function canonicalMessage(message: SignedMessage): string {
  const { version, direction, site, time, nonce, method, path, bodyHash, actor } = message;
  return [version, direction, site, time, nonce, method, path, bodyHash, actor].join('\n');
}

/** Two spellings of one home URL (upper case, default port, trailing slash) read the same; what is no URL stays as it is. */
export function normalizedSite(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.replace(/(?<!\/)\/+$/, '');
}

const ip = z.string().max(64);
/** A proxy connected that BOOMERANG_TRUSTED_PROXIES does not name: `ip` is its address, not the visitor's. Older plugins do not tell. */
const proxy = z.enum(['private', 'private_forwarding', 'cloudflare', 'forwarded']).optional();

export const shopperActor = z.discriminatedUnion('type', [
  z.object({ type: z.literal('guest'), ip, proxy }),
  z.object({ type: z.literal('customer'), id: z.number().int().positive(), email: z.string().max(320), ip, proxy }),
]);

/** Who asks, as WordPress vouches for it. */
export const siteActor = z.discriminatedUnion('type', [
  ...shopperActor.options,
  /** The plugin itself: no browser's call is ever signed like this. */
  z.object({ type: z.literal('site'), ip, proxy }),
  z.object({
    type: z.literal('staff'),
    id: z.number().int().positive(),
    name: z.string().max(250),
    caps: z.array(z.string().max(100)).max(50),
    ip,
    proxy,
  }),
]);
export type SiteActor = z.infer<typeof siteActor>;
