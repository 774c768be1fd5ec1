import { createHash } from 'node:crypto';
import type { Claim } from './book.ts';
import { WooError, type Shop } from './shop.ts';

export interface Guarded {
  key: string;
  user: number;
  method: string;
  route: string;
  /** What of it says who asks is left out. */
  query: string;
  rawBody: string;
}

const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[1-9][0-9]{0,8}$/;

/** The writes that the bridge sends with a key; held to the plugin's own list by test/plugin/suites/guarded-routes-suite.ts. */
const ROUTES = new Set([
  'POST /wc/v3/orders/:id/refunds',
  'POST /wc/v3/orders/:id/notes',
  'POST /wc/v3/orders',
  'PUT /wc/v3/orders/:id',
  'POST /wc/v3/coupons',
  'PUT /wc/v3/coupons/:id',
  'PUT /wc/v3/products/:id',
  'PUT /wc/v3/products/:id/variations/:id',
  'POST /boomerang/v1/bridge/restock',
  'POST /boomerang/v1/bridge/order-notes',
]);

export function isGuarded(key: string, method: string, pattern: string): boolean {
  return KEY.test(key) && ROUTES.has(`${method} ${pattern}`);
}

export function boundQuery(search: string): string {
  const pairs = [...new URLSearchParams(search)].filter(([name]) => !/^(?:oauth_|consumer_|rest_route$)/.test(name));
  return new URLSearchParams(pairs.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
}

/**
 * The plugin's idempotency guard (design §4.2), as PHP has it on a real site: claim after the permission check, keep the
 * answer, refusals included. Gives the stored answer, or the new claim that the caller must settle.
 * A claim without an answer stays in flight for ever: time never frees it.
 */
export function claim(shop: Shop, guarded: Guarded): { answer: Claim['answer'] } | { claim: Claim } {
  const { rawBody, ...bound } = guarded;
  const bodyHash = createHash('sha256').update(rawBody).digest('hex');
  const known = shop.book.claims.find((each) => each.key === guarded.key);
  if (!known) {
    const fresh: Claim = { ...bound, bodyHash, at: shop.now() };
    shop.book.claims.push(fresh);
    return { claim: fresh };
  }
  const same = known.user === bound.user && known.method === bound.method && known.route === bound.route;
  if (!same || known.query !== bound.query || known.bodyHash !== bodyHash) {
    throw new WooError(422, 'boomerang_key_reused', 'This idempotency key belongs to another request.');
  }
  if (!known.answer) {
    const data = { status: 409, age_seconds: Math.floor((shop.now() - known.at) / 1000) };
    throw new WooError(409, 'boomerang_key_in_flight', 'A request with this key has no answer yet.', data);
  }
  return { answer: known.answer };
}
