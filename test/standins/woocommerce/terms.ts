import { text, number, slug, type Json } from './values.ts';
import { nextId, WooError, type Shop } from './shop.ts';
import type { Query } from './listing.ts';
import type { Term } from './types.ts';

export function createTerm(shop: Shop, terms: Term[], body: Json): Term {
  const name = text(body.name);
  if (!name) throw new WooError(400, 'rest_missing_callback_param', 'Missing parameter(s): name');
  // WordPress keeps terms escaped.
  const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const term = { id: nextId(shop, 'term'), name: escaped, slug: slug(name), parent: number(body.parent) };
  terms.push(term);
  return term;
}

export function listTerms(terms: Term[], query: Query): Term[] {
  const include = query.ids('include');
  const search = query.text('search')?.toLowerCase();
  return terms
    .filter((term) => !include || include.includes(term.id))
    .filter((term) => !search || term.name.toLowerCase().includes(search))
    .sort((a, b) => a.name.localeCompare(b.name));
}

export function viewTerm(term: Term): Json {
  return { ...term, description: '', count: 0 };
}
