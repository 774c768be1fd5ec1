import { page } from './listing.ts';
import { ok, type Answer, type Call, type Route } from './route.ts';
import type { Json } from './values.ts';

export const route = (method: string, pattern: string, handle: Route['handle']): Route => {
  return { method, pattern: `/wc/v3${pattern}`, door: 'key', handle };
};

/** A resource with WordPress's links to itself and its list. */
export function linked(call: Call, view: Json, list: string): Json {
  const collection = `${call.origin}/wp-json/wc/v3${list}`;
  return { ...view, _links: { self: [{ href: `${collection}/${view.id}` }], collection: [{ href: collection }] } };
}

export function listing<T>(call: Call, all: T[], view: (item: T) => Json, list: string): Answer {
  const { items, headers } = page(all, call.query, `${call.origin}/wp-json${call.path}`);
  return ok(
    items.map((item) => linked(call, view(item), list)),
    headers,
  );
}
