import type { z } from 'zod';
import type { exchangeRequest, ExchangeResponse } from '../contract/shop.ts';
import type { ExchangeItemFacts } from '../domain/asked.ts';
import { claimsByLine } from '../domain/claims.ts';
import { sum } from '../domain/money.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { grossShare, settleLine } from '../domain/quote-line.ts';
import { worth } from '../domain/share.ts';
import type { ExchangeItem } from '../ports/store.ts';
import type { Deps } from './deps.ts';
import { readPass } from './order-token.ts';
import { openOrder } from './open-order.ts';

/** Items that may be had instead of a line, with what they cost on top or give back. The order is the one that was looked up. */
export async function exchangeItems(
  deps: Deps,
  asked: z.output<typeof exchangeRequest>,
): Promise<Result<ExchangeResponse>> {
  const pass = readPass(deps, asked.token);
  if (!pass) return refuse('session_over');
  const opened = await openOrder(deps, pass);
  if (!opened) return refuse('session_over');
  const { order, policy, others, assessment } = opened;
  const found = assessment.lines.find(({ line }) => line.id === asked.lineId);
  if (!found || !policy.resolutions.exchange.offered) return refuse('line_not_on_order', { lineId: asked.lineId });
  const { line } = found;
  const [items, { pricesIncludeTax }] = await Promise.all([
    deps.store.exchangeItems({
      scope: policy.resolutions.exchange.scope,
      productId: line.productId,
      taxClass: line.taxClass,
      search: asked.search || undefined,
    }),
    deps.knownStore.get(),
  ]);
  items.forEach((item) => deps.exchangeCatalogue.keep(item));
  const quantity = Math.min(asked.quantity, line.quantity);
  const gross = grossShare(line, claimsByLine(order, others).get(line.id), quantity);
  // Another size of the same thing is what most people want.
  const own = (item: ExchangeItem) => (item.productId === line.productId ? 0 : 1);
  const sorted = [...items].sort((a, b) => own(a) - own(b));
  return ok({
    items: sorted.flatMap((item) => {
      const wish = { lineId: line.id, quantity, reasonId: asked.reasonId, comment: '', photoIds: [] };
      const { price, exchange, parts, kept } = settleLine({
        asked: { ...wish, resolution: 'exchange', exchange: factsOf(item) },
        ...{ line, order, policy, pricesIncludeTax, gross, room: gross, kind: asked.kind },
      });
      // It costs less, and nothing of the difference could come back.
      if (kept > 0) return [];
      const back = sum(parts.filter(({ payout }) => payout !== 'exchange').map(worth));
      return [
        {
          productId: item.productId,
          variationId: item.variationId,
          name: item.name,
          imageUrl: item.imageUrl,
          price: price?.price ?? 0,
          difference: (exchange?.due ?? 0) - back,
          available: item.inStock === null || item.inStock >= quantity,
        },
      ];
    }),
  });
}

export function factsOf(item: ExchangeItem): ExchangeItemFacts {
  const { productId, variationId, name, sku, imageUrl, price, decimals, taxClass, inStock } = item;
  return { productId, variationId, name, sku, imageUrl, price, decimals, taxClass, inStock };
}
