import type { CatalogueItem, CatalogueKind } from '../../ports/store.ts';
import { readPage, type Call } from './call.ts';
import { plainText } from './plain-text.ts';
import { namedSchema } from './schemas.ts';
import type { StoreMemory } from './store-memory.ts';

const MOST = 50;

export interface CatalogueQuery {
  readonly kind: CatalogueKind;
  readonly search?: string | undefined;
  readonly ids?: readonly number[] | undefined;
}

/** Categories come from the remembered tree: their names need those above them. */
export async function catalogue(call: Call, memory: StoreMemory, query: CatalogueQuery): Promise<CatalogueItem[]> {
  const { kind, search = '', ids } = query;
  if (ids?.length === 0) return [];
  if (kind === 'category') {
    const { named } = await memory.categories(call);
    return named.filter((one) => (ids ? ids.includes(one.id) : holds(one.name, search))).slice(0, MOST);
  }
  const path = kind === 'tag' ? 'products/tags' : 'products';
  const order = kind === 'tag' ? { orderby: 'name', order: 'asc' } : { orderby: 'title', order: 'asc' };
  const wanted = ids ? { include: ids.slice(0, MOST).join(',') } : search.trim() ? { search: search.trim() } : {};
  const { rows } = await readPage(call, path, { ...order, ...wanted, per_page: '100' }, namedSchema);
  const found = rows.map(({ id, name }) => ({ id, name: plainText(name) }));
  // WordPress also searches descriptions.
  return found.filter(({ name }) => ids !== undefined || holds(name, search)).slice(0, MOST);
}

function holds(name: string, search: string): boolean {
  const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain(search)
    .split(/\s+/)
    .every((word) => plain(name).includes(word));
}
