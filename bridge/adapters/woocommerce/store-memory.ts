import type { StoreInfo } from '../../ports/store.ts';
import { readAll, type Call } from './call.ts';
import { categoryTree, type CategoryTree } from './category-tree.ts';
import { remembered } from './remembered.ts';
import { categorySchema } from './schemas.ts';
import { readFacts, readPricesIncludeTax, type StoreFacts } from './store-facts.ts';

/** What the bridge remembers of a store, so that a look-up need not ask for it again. */
export interface StoreMemory {
  /** At once where it is known well enough; else by this call. */
  facts(call: Call): Promise<StoreFacts>;
  categories(call: Call): Promise<CategoryTree>;
  /** No older than a minute. */
  info(): Promise<StoreInfo>;
}

const AGES = { freshMs: 60_000, usableMs: 15 * 60_000 };

/** `read` renews behind the back of whoever asks; `siteName` is asked for only where somebody shows it. */
export function storeMemory(read: Call, siteName: () => Promise<string>, now: () => number): StoreMemory {
  const facts = remembered<StoreFacts>({ ...AGES, now });
  const categories = remembered<CategoryTree>({ ...AGES, now });
  const about = remembered<Pick<StoreInfo, 'name' | 'pricesIncludeTax'>>({ ...AGES, now });
  const askCategories = async (call: Call) =>
    categoryTree(await readAll(call, 'products/categories', {}, categorySchema));
  const askAbout = async () => ({ pricesIncludeTax: await readPricesIncludeTax(read), name: await siteName() });
  return {
    facts: (call) =>
      facts.lately(
        () => readFacts(call),
        () => readFacts(read),
      ),
    categories: (call) =>
      categories.lately(
        () => askCategories(call),
        () => askCategories(read),
      ),
    async info() {
      const { address, currency } = await facts.fresh(() => readFacts(read));
      const { name, pricesIncludeTax } = await about.fresh(askAbout);
      return { name, address: { name, ...address }, currency, pricesIncludeTax };
    },
  };
}
