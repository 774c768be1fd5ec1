import { type Call, parseRows } from './call.ts';
import { isMissing, listIn } from './reading.ts';
import { fieldsOf, productSchema, type WooOrder, type WooProduct } from './schemas.ts';

/** Products and variations of these orders by id: one call for all products, and one for each product of which variations were bought. */
export async function readProducts(call: Call, orders: readonly WooOrder[]): Promise<Map<number, WooProduct>> {
  const lines = orders.flatMap((order) => order.line_items);
  const variations = new Map<number, Set<number>>();
  for (const { product_id: id, variation_id: variation } of lines) {
    if (variation) variations.set(id, (variations.get(id) ?? new Set()).add(variation));
  }
  const readVariations = async () => {
    const found: WooProduct[] = [];
    for (const [id, ids] of variations) found.push(...(await byIds(call, `products/${id}/variations`, ids)));
    return found;
  };
  // Parents too: categories and tags are theirs.
  const ids = new Set(lines.map((line) => line.product_id).filter((id) => id !== 0));
  const found = await Promise.all([byIds(call, 'products', ids), readVariations()]);
  return new Map(found.flat().map((product) => [product.id, product]));
}

async function byIds(call: Call, path: string, ids: ReadonlySet<number>): Promise<WooProduct[]> {
  const found: WooProduct[] = [];
  for (let from = 0; from < ids.size; from += 100) {
    const include = [...ids].slice(from, from + 100).join(',');
    const query = { include, per_page: '100', _fields: fieldsOf(productSchema) };
    const reply = await call({ method: 'GET', path, query });
    // Variations of a product that was deleted since.
    if (!isMissing(reply)) found.push(...parseRows(listIn(reply), productSchema));
  }
  return found;
}
