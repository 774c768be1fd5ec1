import { z } from 'zod';
import { idempotencyKey } from '../../domain/effect.ts';
import type { StockKeeper, Store } from '../../ports/store.ts';
import type { Call } from './call.ts';
import type { StoreCall } from './client.ts';
import { isMissing, parseReply } from './reading.ts';
import { fieldsOf } from './schemas.ts';
import { isNone, quantity } from './shapes.ts';

/** `parent`: the stock is kept by the product that this is a variation of. */
const stockSchema = z.object({
  manage_stock: z.preprocess(
    (said) => (said === 'yes' || said === 'no' ? said === 'yes' : said),
    z.union([z.boolean(), z.literal('parent')]),
  ),
  stock_quantity: z.preprocess((said) => (isNone(said) ? null : quantity(said)), z.number().nullable()),
});
export const raisedSchema = stockSchema;

/** Where the stock of an item is kept, and how much of it there is. Throws StoreUnavailable. */
export async function stockKeeper(
  call: Call,
  { productId, variationId }: { readonly productId: number; readonly variationId: number },
): Promise<StockKeeper> {
  const ofVariation = variationId === 0 ? null : await read(call, `products/${productId}/variations/${variationId}`);
  if (variationId !== 0 && ofVariation === null) return { type: 'missing' };
  if (ofVariation !== null && ofVariation.manage_stock !== 'parent') return keeper(productId, variationId, ofVariation);
  const ofProduct = await read(call, `products/${productId}`);
  return ofProduct === null ? { type: 'missing' } : keeper(productId, 0, ofProduct);
}

/** WooCommerce reads, adds and writes within one request; a checkout in that moment may be lost, which is why the plugin's own route is asked first. */
export function addStockCall({
  effect,
  keeper: at,
  quantity,
}: Parameters<Store['addStock']>[0]): Omit<StoreCall, 'timeoutMs'> {
  const path =
    at.variationId === 0 ? `products/${at.productId}` : `products/${at.productId}/variations/${at.variationId}`;
  return {
    method: 'PUT',
    path,
    query: { _fields: fieldsOf(stockSchema) },
    body: { inventory_delta: quantity },
    idempotencyKey: idempotencyKey(effect),
  };
}

async function read(call: Call, path: string): Promise<z.infer<typeof stockSchema> | null> {
  const reply = await call({ method: 'GET', path, query: { _fields: fieldsOf(stockSchema) } });
  return isMissing(reply) ? null : parseReply(reply, stockSchema);
}

function keeper(
  productId: number,
  variationId: number,
  { manage_stock, stock_quantity }: z.infer<typeof stockSchema>,
): StockKeeper {
  if (manage_stock !== true) return { type: 'not_managed' };
  return { type: 'kept', productId, variationId, quantity: stock_quantity ?? 0 };
}
