import type { ExchangeItem } from '../../ports/store.ts';
import { readAll, readPage, type Call } from './call.ts';
import { minorOf } from './money-text.ts';
import { plainText } from './plain-text.ts';
import { isMissing, parseReply } from './reading.ts';
import { fieldsOf, saleSchema, type WooSale } from './schemas.ts';

const MOST = 20;
/** Products whose variations are asked for one by one: an older WooCommerce finds products only. */
const MOST_PARENTS = 5;

export interface ExchangeQuery {
  readonly scope: 'variation' | 'any';
  readonly productId: number;
  readonly taxClass: string;
  readonly search?: string | undefined;
}

/** What a customer may have instead, of the same tax class. Throws StoreUnavailable. */
export async function exchangeItems(call: Call, decimals: number, query: ExchangeQuery): Promise<ExchangeItem[]> {
  const found = query.scope === 'variation' ? await variationsOf(call, query.productId) : await searched(call, query);
  const items = found
    .filter((sale) => sale.tax_class === query.taxClass && isForSale(sale))
    .map((sale) => toItem(sale, decimals));
  const inStock = (item: ExchangeItem) => (item.inStock === 0 ? 1 : 0);
  return items.sort((a, b) => inStock(a) - inStock(b)).slice(0, MOST);
}

/** null: it can't be bought (any more). Out of stock is no reason: `inStock` says so. */
export async function exchangeItem(
  call: Call,
  decimals: number,
  { productId, variationId }: { readonly productId: number; readonly variationId: number },
): Promise<ExchangeItem | null> {
  const [parent, variation] = await Promise.all([
    one(call, `products/${productId}`),
    variationId ? one(call, `products/${productId}/variations/${variationId}`) : null,
  ]);
  const sale = variationId && variation && parent ? ofParent(variation, parent) : variationId ? null : parent;
  return sale && isForSale(sale) ? toItem(sale, decimals) : null;
}

async function searched(call: Call, { search = '' }: ExchangeQuery): Promise<WooSale[]> {
  const words = search.trim();
  // The newer of the two finds variations too and goes before the older.
  const wanted = words ? { search: words, search_name_or_sku: words } : {};
  const query = { ...wanted, status: 'publish', orderby: 'title', order: 'asc', per_page: '100' };
  const { rows } = await readPage(call, 'products', query, saleSchema);
  const named = rows.map((sale) => ({ ...sale, name: plainText(sale.name) }));
  const withParents = new Set(named.map((sale) => sale.parent_id));
  const parents = named.filter(({ type, id }) => type === 'variable' && !withParents.has(id)).slice(0, MOST_PARENTS);
  for (const parent of parents) named.push(...(await variationsOf(call, parent.id, parent)));
  return named;
}

async function variationsOf(call: Call, productId: number, known?: WooSale): Promise<WooSale[]> {
  const parent = known ?? (await one(call, `products/${productId}`));
  if (parent?.type !== 'variable') return [];
  const query = { status: 'publish', orderby: 'menu_order', order: 'asc' };
  const variations = await readAll(call, `products/${productId}/variations`, query, saleSchema, 1);
  return variations.map((variation) => ofParent(variation, parent));
}

async function one(call: Call, path: string): Promise<WooSale | null> {
  const reply = await call({ method: 'GET', path, query: { _fields: fieldsOf(saleSchema) } });
  return isMissing(reply) ? null : parseReply(reply, saleSchema);
}

/** A variation calls itself `Red`, and has no picture of its own where its parent's will do. */
function ofParent(variation: WooSale, parent: WooSale): WooSale {
  const name = [parent.name, variation.name].map(plainText).filter(Boolean).join(' - ');
  return {
    ...variation,
    name,
    tax_class: variation.tax_class === 'parent' ? parent.tax_class : variation.tax_class,
    status: parent.status === 'publish' ? variation.status : parent.status,
    image: variation.image?.src ? variation.image : parent.images?.[0],
  };
}

/**
 * Products of plugins (bundles, subscriptions) need more than an order line; a variable product is bought as its variations. What needs no parcel could never come back: a
 * download is kept for good once it was opened.
 */
function isForSale({ type, status, purchasable, virtual, downloadable, price }: WooSale): boolean {
  const sold = (type === 'simple' || type === 'variation') && status === 'publish' && purchasable && price !== '';
  return sold && !virtual && !downloadable;
}

function toItem(sale: WooSale, decimals: number): ExchangeItem {
  const isVariation = sale.type === 'variation';
  return {
    productId: isVariation ? sale.parent_id : sale.id,
    variationId: isVariation ? sale.id : 0,
    name: sale.name,
    sku: sale.sku,
    imageUrl: (sale.image ?? sale.images?.[0])?.src || null,
    price: minorOf(sale.price, decimals),
    decimals,
    taxClass: sale.tax_class,
    inStock: stockOf(sale),
  };
}

/** A variation whose stock its parent counts has the parent's; what may be ordered on backorder has no limit. */
function stockOf(sale: WooSale): number | null {
  if (sale.stock_status === 'outofstock') return 0;
  if (sale.manage_stock === false || sale.backorders_allowed) return null;
  return Math.max(0, Math.floor(sale.stock_quantity ?? 0));
}
