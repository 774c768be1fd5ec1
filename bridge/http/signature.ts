import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import {
  canonicalMessage,
  MAX_SKEW_MS,
  normalizedSite,
  PROTOCOL_VERSIONS,
  SIGNATURE_HEADERS,
  siteActor,
  type SignedMessage,
} from '../contract/signature.ts';
import { instant, type Instant } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Database } from '../ports/database.ts';
import type { Requester } from '../usecases/request-context.ts';
import type { HttpRefusal } from './problem.ts';

export interface SignatureRules {
  /** Home URL of the paired site, without trailing slash. */
  readonly site: string;
  /** The current secret, and the previous one while both sides change theirs. */
  readonly secrets: readonly string[];
  readonly clock: Clock;
  readonly database: Pick<Database, 'rememberNonce'>;
}

export interface ReceivedMessage {
  readonly method: string;
  /** Path and query exactly as requested. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: Uint8Array;
}

type Verified =
  | { readonly ok: true; readonly requester: Requester; readonly signedAt: Instant }
  | { readonly ok: false; readonly problem: HttpRefusal };

/** Judges a message from the site. Only who knows the secret learns more than that it did not match. */
export async function verifySignature(message: ReceivedMessage, rules: SignatureRules): Promise<Verified> {
  const headers = signedHeaders(message.headers);
  if (headers === null) return refused('missing', 'The bridge answers only to signed requests of its site.');
  if (!(PROTOCOL_VERSIONS as readonly number[]).includes(Number(headers.version))) return otherVersion(headers.version);

  const canonical = canonicalMessage({
    ...headers,
    method: message.method,
    path: message.path,
    bodyHash: createHash('sha256').update(message.rawBody).digest('hex'),
  });
  if (!isSigned(canonical, headers.signature, rules.secrets)) {
    return refused('invalid', 'The signature does not match: site and bridge hold different secrets.');
  }
  if (headers.direction !== 'site-to-bridge') return refused('direction', 'Made for the other direction.');
  if (normalizedSite(headers.site) !== normalizedSite(rules.site)) {
    const detail = `Made by ${headers.site}, but this bridge is paired with ${rules.site}.`;
    return refused('site', detail, { paired: rules.site });
  }
  if (Math.abs(rules.clock.now() - Number(headers.time)) > MAX_SKEW_MS) {
    return refused('time', 'Too old, or the clocks of site and bridge differ by more than 5 minutes.');
  }
  const requester = readActor(headers.actor);
  if (requester === null) return refused('actor', 'The actor can not be read.');
  if (message.method !== 'GET' && message.method !== 'HEAD') {
    const isNew = await rules.database.rememberNonce(headers.nonce, instant(rules.clock.now()));
    if (!isNew) return refused('replayed', 'This message was already received.');
  }
  return { ok: true, requester, signedAt: instant(Number(headers.time)) };
}

type SignedHeaders = Omit<SignedMessage, 'method' | 'path' | 'bodyHash'> & { readonly signature: string };

function signedHeaders(headers: IncomingHttpHeaders): SignedHeaders | null {
  const read = (key: keyof typeof SIGNATURE_HEADERS): string => {
    const { name, shape } = SIGNATURE_HEADERS[key];
    const value = headers[name];
    return typeof value === 'string' && shape.test(value) ? value : '';
  };
  const found: SignedHeaders = {
    version: read('version'),
    direction: read('direction'),
    site: read('site'),
    time: read('time'),
    nonce: read('nonce'),
    actor: read('actor'),
    signature: read('signature'),
  };
  return Object.values(found).includes('') ? null : found;
}

function isSigned(canonical: string, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature, 'hex');
  // Every secret is tried, so that the time does not tell which of them matched.
  return secrets
    .map((secret) => timingSafeEqual(createHmac('sha256', secret).update(canonical).digest(), given))
    .includes(true);
}

function readActor(header: string): Requester | null {
  try {
    const parsed = siteActor.safeParse(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function refused(reason: string, detail: string, more: Readonly<Record<string, string>> = {}): Verified {
  return { ok: false, problem: { code: 'signature_refused', params: { reason, ...more }, detail } };
}

function otherVersion(theirs: string): Verified {
  const newer = Number(theirs) > Math.max(...PROTOCOL_VERSIONS);
  const detail = newer
    ? 'The site speaks a newer protocol than this bridge: update the bridge.'
    : 'The site speaks a protocol that this bridge no longer serves: update the Boomerang Returns plugin.';
  return {
    ok: false,
    problem: { code: 'protocol_version', params: { side: newer ? 'bridge' : 'plugin' }, detail },
  };
}
