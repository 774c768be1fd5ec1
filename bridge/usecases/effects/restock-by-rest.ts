import type { Effect } from '../../domain/effect.ts';
import { type StockKeeper, StoreUnavailable, type WriteOutcome } from '../../ports/store.ts';
import type { Deps } from '../deps.ts';
import { fromWrite, hasSettled, untilSettled } from './from-write.ts';
import type { EffectOf, Outcome, Sending } from './outcome.ts';

type Kept = Extract<StockKeeper, { type: 'kept' }>;

/** In an effect's progress: WooCommerce's own route was asked, and what the stock was right before. */
const KEEPER = 'keeper';

/** The site's plugin is older than its route for stock, or switched off. */
export function lacksRoute({ code }: { readonly code: string }): boolean {
  return code === 'rest_no_route' || code === 'no_route';
}

/**
 * Stock by WooCommerce's own REST API. It keeps no trace of who raised it, and answers 200 where it did nothing: the product that keeps the stock is chosen,
 * and compared before and after.
 */
export async function restockByRest(deps: Deps, effect: EffectOf<'restock'>, sending: Sending): Promise<Outcome> {
  const { productId, variationId, quantity } = effect.plan;
  const keeper = await deps.store.stockKeeper({ productId, variationId });
  switch (keeper.type) {
    case 'missing':
      return { type: 'failed', code: 'product_not_found', message: 'The product no longer exists.' };
    case 'not_managed':
      return { type: 'done', result: { status: 'not_managed' } };
    case 'kept': {
      await sending.aboutToSend({ [KEEPER]: keeper });
      const write = await deps.store.addStock({ effect, keeper, quantity });
      return fromWrite(compared(write, keeper), (after) => restocked(keeper, after));
    }
  }
}

/** A write that was answered and changed nothing did not happen. */
function compared(write: WriteOutcome<number>, { quantity }: Kept): WriteOutcome<number> {
  if (write.type !== 'done' || write.value !== quantity) return write;
  return { type: 'refused', code: 'stock_unchanged', message: 'WooCommerce did not change the stock.' };
}

/**
 * After a lost answer, where the plugin can't say what it did. Stock that stands exactly as it should is taken for raised; anything else nobody can tell from
 * sales and deliveries meanwhile: it is never raised again by itself.
 */
export async function lookByRest(deps: Deps, effect: EffectOf<'restock'>): Promise<Outcome> {
  const now = deps.clock.now();
  if (!hasSettled(effect.sentAt, now, deps.limits.storeSettlesMs)) {
    const afterMs = untilSettled(effect.sentAt, now, deps.limits.storeSettlesMs);
    return { type: 'unknown', code: 'restock_not_found', message: NOT_KNOWN, afterMs };
  }
  const before = keeperOf(effect);
  if (before === null) return { type: 'in_doubt', code: 'restock_not_found', message: NOT_KNOWN };
  const { productId, variationId, quantity } = effect.plan;
  const after = await deps.store.stockKeeper({ productId, variationId });
  const there = after.type === 'kept' ? after.quantity : null;
  if (there === before.quantity + quantity) return restocked(before, there);
  const message = `${NOT_KNOWN} The stock was ${before.quantity} before${there === null ? '' : ` and is ${there} now`}.`;
  return { type: 'in_doubt', code: 'restock_not_found', message };
}

/** True where WooCommerce's own route was asked: the plugin knows nothing of it, whatever it says. */
export function askedRest(effect: Effect): boolean {
  return keeperOf(effect) !== null;
}

/** The plugin's answer to a look; `no_route`: it has none. */
export async function actOf({ site }: Deps, effectId: string) {
  try {
    return await site.findAct(effectId);
  } catch (error) {
    if (error instanceof StoreUnavailable && lacksRoute(error)) return 'no_route' as const;
    throw error;
  }
}

const NOT_KNOWN = 'The answer was lost, and the store can’t say whether the stock was raised.';

function keeperOf({ progress }: Effect): Kept | null {
  return (progress[KEEPER] as Kept | undefined) ?? null;
}

function restocked({ productId, variationId, quantity: before }: Kept, after: number): Outcome {
  return { type: 'done', result: { status: 'restocked', managedBy: variationId || productId, before, after } };
}
