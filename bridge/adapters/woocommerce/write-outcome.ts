import type { WriteOutcome } from '../../ports/store.ts';
import type { StoreReply } from './client.ts';
import { retryAfterMs } from '../network/retry-after.ts';
import { errorSchema } from './schemas.ts';
import { troubleOf } from './reading.ts';

type NotDone = Exclude<WriteOutcome<never>, { type: 'done' }>;

/** WooCommerce's own "no" to a refund comes as HTTP 500 with one of these; any other 500 says nothing. */
const REFUSALS = new Set([
  'woocommerce_rest_cannot_create_order_refund',
  'woocommerce_rest_invalid_order_refund',
  'woocommerce_rest_invalid_order_id',
]);

/** The guard's answers that leave open whether the act was done (design §4.2). */
const GUARD_DOUBTS = new Set(['boomerang_key_in_flight', 'boomerang_key_reused']);

/** The guard could not claim the key, or WooCommerce is off: nothing was done. */
const NOT_BEGUN = new Set(['boomerang_guard_unavailable', 'rest_no_route']);

/**
 * What a reply to a write that was not a success tells us. When in doubt it is `unknown`: a look is cheap, a second
 * payout is not.
 */
export function notDone(reply: StoreReply): NotDone {
  if (reply.type === 'silence') {
    const { code, message } = troubleOf(reply)!;
    return reply.sent ? { type: 'unknown', code, message } : { type: 'not_sent', code, message, retryAfterMs: null };
  }
  const trouble = troubleOf(reply);
  const parsed = errorSchema.safeParse(reply.body);
  const { code, message } = parsed.success
    ? parsed.data
    : (trouble ?? { code: 'unreadable', message: "WooCommerce's answer could not be read." });
  const wait = retryAfterMs(reply.headers.get('retry-after'), Date.now());
  const { status } = reply;
  if (GUARD_DOUBTS.has(code)) return { type: 'unknown', code, message };
  if (NOT_BEGUN.has(code)) return { type: 'not_sent', code, message, retryAfterMs: wait };
  if (REFUSALS.has(code)) return { type: 'refused', code, message };
  if (status === 429 || (status >= 300 && status < 400)) return { type: 'not_sent', code, message, retryAfterMs: wait };
  // Maintenance mode names a time; a 503 without one may come from a proxy that gave up on a PHP still at work.
  if (status === 503 && wait !== null) return { type: 'not_sent', code, message, retryAfterMs: wait };
  if (parsed.success && (status === 401 || status === 403))
    return { type: 'not_sent', code, message, retryAfterMs: wait };
  if (parsed.success && status >= 400 && status < 500) return { type: 'refused', code, message };
  return { type: 'unknown', code, message };
}
