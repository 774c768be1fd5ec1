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

export function rememberStore(store: Pick<Store, 'info'>): KnownStore {
  let known: StoreInfo | null = null;
  const ask = async () => (known = await store.info());
  return {
    current: () => known,
    get: async () => known ?? (await ask()),
    async refresh() {
      await ask().catch(() => undefined);
    },
  };
}
