import type { Query } from './listing.ts';
import { isOnSale, titleOf } from './products.ts';
import type { Shop } from './shop.ts';
import type { Product } from './types.ts';

/** `search` goes through names and descriptions of products; `search_name_or_sku` also finds variations. */
export function listProducts(shop: Shop, products: Product[], query: Query): Product[] {
  const include = query.ids('include');
  const sku = query.text('sku');
  const status = query.text('status') ?? 'any';
  const onSale = query.text('on_sale');
  const byNameOrSku = query.text('search_name_or_sku')?.toLowerCase();
  const search = byNameOrSku ? undefined : query.text('search')?.toLowerCase();
  const named = (product: Product) => titleOf(shop, product).toLowerCase();
  const words = (wanted: string | undefined, ...texts: string[]) =>
    (wanted ?? '').split(/\s+/).every((word) => texts.some((each) => each.toLowerCase().includes(word)));
  const found = products.filter(
    (product) =>
      (!include || include.includes(product.id)) &&
      (!sku || product.sku === sku) &&
      (status === 'any' || product.status === status) &&
      (onSale === undefined || String(isOnSale(shop, product)) === onSale) &&
      words(search, named(product), product.description) &&
      words(byNameOrSku, named(product), product.sku),
  );
  const newestFirst = (a: Product, b: Product) => b.created - a.created || b.id - a.id;
  const byTitle = (a: Product, b: Product) => named(a).localeCompare(named(b));
  return found.sort(query.text('orderby') === 'title' ? byTitle : newestFirst);
}
