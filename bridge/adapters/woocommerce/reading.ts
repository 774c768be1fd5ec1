import type { z } from 'zod';
import { StoreUnavailable } from '../../ports/store.ts';
import { retryAfterMs } from '../network/retry-after.ts';
import { parseThing } from './canonical.ts';
import type { StoreReply } from './client.ts';
import { errorSchema } from './schemas.ts';
import { rowsOf } from './shapes.ts';

/** Parses an answer that must be there, or says in a word why it can't be had. */
export function parseReply<Schema extends z.ZodType>(reply: StoreReply, schema: Schema): z.infer<Schema> {
  const parsed = parseThing(schema, bodyOf(reply));
  if (parsed.success) return parsed.data;
  throw unreadable(parsed.error.issues[0]?.path.join('.'));
}

/** What was answered, whatever it is. Throws StoreUnavailable where nothing was. */
export function bodyOf(reply: StoreReply): unknown {
  const trouble = troubleOf(reply);
  if (trouble) throw trouble;
  return reply.type === 'answer' ? reply.body : undefined;
}

/** The rows of a list, each as it came. Throws StoreUnavailable. */
export function listIn(reply: StoreReply): readonly unknown[] {
  const rows = rowsOf(bodyOf(reply));
  if (rows === null) throw unreadable();
  return rows;
}

export function unreadable(where = ''): StoreUnavailable {
  return new StoreUnavailable('unreadable', `WooCommerce's answer could not be read${where && ` (at ${where})`}.`);
}

/** WooCommerce says that this thing does not exist. A missing route is not that: it means that WooCommerce is off. */
export function isMissing(reply: StoreReply): boolean {
  return (
    reply.type === 'answer' && reply.status === 404 && errorCodeOf(reply) !== 'rest_no_route' && !!errorCodeOf(reply)
  );
}

export function errorCodeOf(reply: StoreReply): string | null {
  if (reply.type === 'silence') return null;
  const parsed = errorSchema.safeParse(reply.body);
  return parsed.success ? parsed.data.code : null;
}

/** WooCommerce saw no key at all: a key that is wrong or may not do this is refused otherwise. */
export function isUnsigned(reply: StoreReply): boolean {
  return (
    reply.type === 'answer' && reply.status === 401 && (errorCodeOf(reply) ?? '').startsWith('woocommerce_rest_cannot_')
  );
}

/** A page where an answer should be: with plain permalinks there is no `/wp-json`. */
export function isPage(reply: StoreReply): boolean {
  if (reply.type === 'silence' || errorCodeOf(reply) !== null) return false;
  const { status, body } = reply;
  const isText = typeof body === 'string' && /^\s*</.test(body);
  return status === 404 || (status < 300 && isText);
}

export function troubleOf(reply: StoreReply): StoreUnavailable | null {
  if (reply.type === 'silence') {
    return reply.code === 'timeout'
      ? new StoreUnavailable('timeout', 'WooCommerce did not answer in time.')
      : new StoreUnavailable('unreachable', `WooCommerce can't be reached (${reply.code}).`);
  }
  const { status } = reply;
  if (status < 300) return null;
  const code = errorCodeOf(reply);
  const told = code ? `${status}, ${code}` : String(status);
  if (status < 400) {
    return new StoreUnavailable(
      'redirected',
      `WooCommerce redirects (${status}): WORDPRESS_URL is not its real address.`,
    );
  }
  if (status === 401 || status === 403) {
    if (isUnsigned(reply)) return new StoreUnavailable('key_lost', `WooCommerce does not see the API key (${told}).`);
    if (code === null && typeof reply.body === 'string')
      return new StoreUnavailable('blocked', `Something before WooCommerce blocks the bridge (${told}).`);
    if (code !== null && !code.startsWith('woocommerce_'))
      return new StoreUnavailable('closed', `A plugin closes the site's REST API (${told}).`);
    return new StoreUnavailable('not_allowed', `WooCommerce does not accept the API key (${told}).`);
  }
  if (isPage(reply)) return new StoreUnavailable('page', `A page came instead of WooCommerce's answer (${told}).`);
  if (code === 'rest_no_route') return new StoreUnavailable('no_route', 'WooCommerce is not active on this site.');
  const retry = retryAfterMs(reply.headers.get('retry-after'), Date.now());
  if (status === 429)
    return new StoreUnavailable('rate_limited', 'WooCommerce answers too many requests (429).', retry);
  return new StoreUnavailable(
    isOutage(status, code) ? 'store_error' : 'store_refused',
    `WooCommerce answered with an error (${told}).`,
    retry,
  );
}

/** WooCommerce's own "no" comes as HTTP 500 with a code, too: only what has none, or is PHP dying, is the store being away. */
function isOutage(status: number, code: string | null): boolean {
  return status >= 500 && (status !== 500 || code === null || code === 'internal_server_error');
}
