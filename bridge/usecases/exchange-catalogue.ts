import type { ExchangeItem } from '../ports/store.ts';
import type { Clock } from '../ports/clock.ts';

/** Items as they were shown a moment ago, so that an estimate need not ask the store for each keystroke. A submit always asks. */
export interface ExchangeCatalogue {
  keep(item: ExchangeItem): void;
  find(item: { readonly productId: number; readonly variationId: number }): ExchangeItem | null;
}

const KEPT_MS = 5 * 60_000;
const MOST = 2000;

export function exchangeCatalogue({ now }: Clock): ExchangeCatalogue {
  const kept = new Map<string, { readonly item: ExchangeItem; readonly until: number }>();
  const keyOf = (item: { readonly productId: number; readonly variationId: number }) =>
    `${item.productId}/${item.variationId}`;
  return {
    keep(item) {
      if (kept.size >= MOST) kept.delete(kept.keys().next().value ?? '');
      kept.set(keyOf(item), { item, until: now() + KEPT_MS });
    },
    find(item) {
      const found = kept.get(keyOf(item));
      return found && found.until > now() ? found.item : null;
    },
  };
}
