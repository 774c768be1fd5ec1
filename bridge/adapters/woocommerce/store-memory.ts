import type { Counts } from '../../ports/counts.ts';
import type { StoreInfo } from '../../ports/store.ts';
import { readAll, type Call } from './call.ts';
import { categoryTree, type CategoryTree } from './category-tree.ts';
import { remembered } from './remembered.ts';
import { categorySchema } from './schemas.ts';
import { readFacts, readTaxFacts, type SiteFacts, type StoreFacts, type TaxFacts } from './store-facts.ts';

/** What the bridge remembers of a store, so that a look-up need not ask for it again. */
export interface StoreMemory {
  /** At once where it is known well enough; else by this call. */
  facts(call: Call): Promise<StoreFacts>;
  categories(call: Call): Promise<CategoryTree>;
  /** Coupon codes, and whether each is store credit of ours: what is stays so. */
  readonly credits: Map<string, boolean>;
  readonly countsOf: Counts['countsOf'];
  /** These two are no older than a minute. */
  tax(): Promise<TaxFacts>;
  info(): Promise<StoreInfo>;
}

const AGES = { freshMs: 60_000, usableMs: 15 * 60_000 };

/** `read` renews behind the back of whoever asks; `readSite` is asked for only where somebody shows it. */
export function storeMemory(
  read: Call,
  readSite: () => Promise<SiteFacts>,
  now: () => number,
  countsOf: Counts['countsOf'] = () => Promise.resolve({ returns: new Map(), shown: [] }),
): StoreMemory {
  const facts = remembered<StoreFacts>({ ...AGES, now });
  const categories = remembered<CategoryTree>({ ...AGES, now });
  const tax = remembered<TaxFacts>({ ...AGES, now });
  const about = remembered<SiteFacts>({ ...AGES, now });
  const askCategories = async (call: Call) =>
    categoryTree(await readAll(call, 'products/categories', {}, categorySchema));
  const freshTax = () => tax.fresh(() => readTaxFacts(read));
  return {
    credits: new Map(),
    countsOf,
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
    tax: freshTax,
    async info() {
      const { address, currency, shownDecimals } = await facts.fresh(() => readFacts(read));
      const { pricesIncludeTax } = await freshTax();
      const { name, timeZone } = await about.fresh(readSite);
      return { name, timeZone, address: { name, ...address }, currency, shownDecimals, pricesIncludeTax };
    },
  };
}
