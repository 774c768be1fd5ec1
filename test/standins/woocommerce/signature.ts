import { createHash, createHmac } from 'node:crypto';
import type { Call } from './route.ts';
import { WooError } from './shop.ts';

const SHAPES: Record<string, RegExp> = {
  'x-boomerang-version': /^\d{1,4}$/,
  'x-boomerang-direction': /^[a-z-]{1,20}$/,
  'x-boomerang-site': /^\S{1,300}$/,
  'x-boomerang-time': /^\d{13}$/,
  'x-boomerang-nonce': /^[0-9a-f]{32}$/,
  'x-boomerang-actor': /^[A-Za-z0-9_-]{1,2000}$/,
  'x-boomerang-signature': /^[0-9a-f]{64}$/,
};
const MAX_SKEW_MS = 5 * 60_000;

export interface Trust {
  /** Current and previous secret. */
  secrets: string[];
  siteUrl: string;
  seenNonces: Set<string>;
  nowMs: number;
}

/**
 * The plugin's check of a message from the bridge, written a second time on purpose: the bridge is tested against the
 * format, not against its own code. Same order and codes as plugin/inc/signature.php.
 */
export function verifySignature(call: Call, trust: Trust): void {
  const headers = Object.fromEntries(
    Object.entries(SHAPES).map(([name, shape]) => {
      const value = String(call.headers[name] ?? '');
      return [name.slice('x-boomerang-'.length), shape.test(value) ? value : ''];
    }),
  );
  const { version = '', direction = '', site = '', time = '', nonce = '', actor = '', signature = '' } = headers;
  if (Object.values(headers).includes(''))
    throw refusal('signature_missing', 'This route answers signed requests only.');
  if (version !== '1') throw refusal('protocol_version', 'The bridge speaks another protocol: update it.', 426);
  const body = createHash('sha256').update(call.rawBody).digest('hex');
  const canonical = [version, direction, site, time, nonce, call.method, call.path, body, actor].join('\n');
  const good = trust.secrets.some(
    (secret) => createHmac('sha256', secret).update(canonical).digest('hex') === signature,
  );
  if (!good)
    throw refusal('signature_invalid', 'The signature does not match: site and bridge hold different secrets.');
  if (direction !== 'bridge-to-site')
    throw refusal('signature_direction', 'This message was made for the other direction.');
  if (site !== trust.siteUrl)
    throw refusal('signature_site', `This message was made for another site than ${trust.siteUrl}.`);
  if (Math.abs(trust.nowMs - Number(time)) > MAX_SKEW_MS) throw refusal('signature_time', 'This message is too old.');
  if (trust.seenNonces.has(nonce)) throw refusal('signature_replayed', 'This message was already received.');
  trust.seenNonces.add(nonce);
}

function refusal(code: string, message: string, status = 401): WooError {
  return new WooError(status, code, message);
}
