import { createHash, createHmac, randomBytes } from 'node:crypto';
import { canonicalMessage, PROTOCOL_VERSION, SIGNATURE_HEADERS } from '../../contract/signature.ts';

export interface OutgoingMessage {
  /** Home URL of the paired site, without trailing slash. */
  readonly site: string;
  readonly method: 'POST';
  /** REST route, e.g. `/boomerang/v1/bridge/email`. */
  readonly route: string;
  readonly body: string;
}

const ACTOR = Buffer.from(JSON.stringify({ type: 'bridge' })).toString('base64url');

/** Headers that make a message to the site ours. `now` in ms since the epoch. */
export function signedHeaders(
  message: OutgoingMessage,
  secret: string,
  now: number,
  nonce: string = randomBytes(16).toString('hex'),
): Record<string, string> {
  const signed = {
    version: PROTOCOL_VERSION,
    direction: 'bridge-to-site',
    site: message.site,
    time: String(now),
    nonce,
    actor: ACTOR,
  };
  const canonical = canonicalMessage({
    ...signed,
    method: message.method,
    path: message.route,
    bodyHash: createHash('sha256').update(message.body).digest('hex'),
  });
  const values = { ...signed, signature: createHmac('sha256', secret).update(canonical).digest('hex') };
  return Object.fromEntries(
    Object.entries(SIGNATURE_HEADERS).map(([key, { name }]) => [name, values[key as keyof typeof values]]),
  );
}
