import type { IncomingHttpHeaders } from 'node:http';
import type { Query } from './listing.ts';
import type { Shop } from './shop.ts';
import type { Json } from './values.ts';

export interface Call {
  method: string;
  /** Without `/wp-json`, e.g. `/wc/v3/orders/21`. */
  path: string;
  /** The numbers in the path, in order. */
  ids: number[];
  query: Query;
  body: Json;
  rawBody: string;
  headers: IncomingHttpHeaders;
  /** Where this server lives, for links. */
  origin: string;
  /** Whether keys are honoured. */
  guard: boolean;
}

export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** Who may call: a WooCommerce key, the bridge's signature, or anyone (helpers of the test site). */
export type Door = 'key' | 'signature' | 'open';

export interface Route {
  method: string;
  /** `/wc/v3/orders/:id/refunds`; each `:id` is a number. */
  pattern: string;
  door: Door;
  handle: (shop: Shop, call: Call) => Answer;
}

export function ok(body: unknown, headers?: Record<string, string>): Answer {
  return { status: 200, body, ...(headers && { headers }) };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

export function match(routes: Route[], path: string): { route: Route; ids: number[] }[] {
  return routes.flatMap((route) => {
    const found = new RegExp(`^${route.pattern.replaceAll(':id', '(\\d+)')}/?$`).exec(path);
    return found ? [{ route, ids: found.slice(1).map(Number) }] : [];
  });
}
