import type { ExchangeItem } from '../ports/store.ts';
import type { Clock } from '../ports/clock.ts';

type Item = Pick<ExchangeItem, 'productId' | 'variationId'>;

/** Items as they were shown a moment ago, so that an estimate need not ask the store for each keystroke. A submit always asks. */
export interface ExchangeCatalogue {
  keep(item: ExchangeItem): void;
  find(item: Item): ExchangeItem | null;
  /** The store has no such item: for a short while nobody asks again, not even a submit. Where it shows up in a list it is there. */
  miss(item: Item): void;
  isMissing(item: Item): boolean;
}

const KEPT_MS = 5 * 60_000;
const MISSING_MS = 60_000;
const MOST = 2000;

export function exchangeCatalogue({ now }: Clock): ExchangeCatalogue {
  const kept = shortMemory<ExchangeItem>(KEPT_MS, now);
  const missing = shortMemory<true>(MISSING_MS, now);
  const keyOf = (item: Item) => `${item.productId}/${item.variationId}`;
  return {
    keep(item) {
      missing.forget(keyOf(item));
      kept.keep(keyOf(item), item);
    },
    find: (item) => kept.find(keyOf(item)),
    miss: (item) => missing.keep(keyOf(item), true),
    isMissing: (item) => missing.find(keyOf(item)) !== null,
  };
}

/** Values for a while, of which the oldest goes when there are too many: ids are made up without end. */
function shortMemory<Value>(ms: number, now: () => number) {
  const values = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    keep(key: string, value: Value) {
      values.delete(key);
      if (values.size >= MOST) values.delete(values.keys().next().value ?? '');
      values.set(key, { value, until: now() + ms });
    },
    find(key: string): Value | null {
      const found = values.get(key);
      return found && found.until > now() ? found.value : null;
    },
    forget: (key: string) => void values.delete(key),
  };
}
