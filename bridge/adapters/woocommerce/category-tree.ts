import { plainText } from './plain-text.ts';
import type { WooCategory } from './schemas.ts';

/** The store's categories. */
export interface CategoryTree {
  /** These and all above them, each once. */
  withAncestors(ids: readonly number[]): readonly number[];
  /** All of them with those above in their name (`Clothing › Shirts`), by that name. */
  readonly named: readonly { readonly id: number; readonly name: string }[];
}

export function categoryTree(categories: readonly WooCategory[]): CategoryTree {
  const byId = new Map(categories.map((category) => [category.id, category]));
  /** From the top down to the category itself; WordPress lets nobody make a ring, an import may. */
  const path = (id: number): number[] => {
    const found: number[] = [];
    for (let at = id; at !== 0 && !found.includes(at); at = byId.get(at)?.parent ?? 0) found.unshift(at);
    return found;
  };
  const nameOf = (id: number) => plainText(byId.get(id)?.name ?? '');
  const named = categories.map(({ id }) => ({ id, name: path(id).map(nameOf).filter(Boolean).join(' › ') }));
  return {
    withAncestors: (ids) => [...new Set(ids.flatMap((id) => path(id).reverse()))],
    named: named.sort((a, b) => a.name.localeCompare(b.name)),
  };
}
