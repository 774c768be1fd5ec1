import { instant } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Counts } from '../ports/counts.ts';
import type { Store, StoreInfo } from '../ports/store.ts';

/** What the bridge knows of the store without asking: a proxied call that need not wait for WordPress must not. */
export interface KnownStore {
  /** null until the store has answered once. */
  current(): StoreInfo | null;
  /** What is known, else asks. Throws StoreUnavailable. */
  get(): Promise<StoreInfo>;
  /** Asks again; keeps what it knew when the store does not answer. */
  refresh(): Promise<void>;
}

/** The store's time zone, in which all days are counted. UTC until the store has answered once. */
export function storeZone({ knownStore }: { readonly knownStore: Pick<KnownStore, 'current'> }): string {
  return knownStore.current()?.timeZone ?? 'UTC';
}

export function rememberStore(
  store: Pick<Store, 'info'>,
  { database, clock }: { readonly database: Pick<Counts, 'decimalsSeen'>; readonly clock: Clock },
): KnownStore {
  let known: StoreInfo | null = null;
  const ask = async () => {
    const { currency, shownDecimals: decimals } = (known = await store.info());
    await database.decimalsSeen({ currency: currency.code, decimals, since: instant(clock.now()) });
    return known;
  };
  return {
    current: () => known,
    get: async () => known ?? (await ask()),
    async refresh() {
      await ask().catch(() => undefined);
    },
  };
}
