import { type Decision, event, nothingMore } from '../../domain/decisions/decision.ts';
import type { ReturnEventType } from '../../domain/return.ts';
import type { RestockResult } from '../../ports/site.ts';
import { fromWrite, hasSettled, untilSettled } from './from-write.ts';
import type { EffectHandler, EffectOf, Outcome, Settled } from './outcome.ts';
import { actOf, askedRest, lacksRoute, lookByRest, restockByRest } from './restock-by-rest.ts';

/**
 * Sellable units go back to stock through the plugin, which writes the effect id together with the act; where the plugin has no such route, by WooCommerce's
 * own.
 */
export const restockEffect: EffectHandler<'restock'> = {
  async perform(deps, effect, entry, sending) {
    const { productId, variationId, quantity, orderId, orderLineId } = effect.plan;
    // A line that somebody typed into the order has no product.
    if (productId === 0) return toOutcome({ status: 'not_managed' });
    await sending.aboutToSend();
    const write = await deps.site.restock(effect, {
      productId,
      variationId,
      quantity,
      orderId,
      orderLineId,
      returnNumber: entry.number,
    });
    if (
      write.type === 'unknown' &&
      write.code === 'boomerang_key_in_flight' &&
      hasSettled(effect.sentAt, deps.clock.now(), deps.limits.storeSettlesMs)
    ) {
      return { type: 'in_doubt', code: write.code, message: write.message };
    }
    if (write.type === 'not_sent' && lacksRoute(write)) return restockByRest(deps, effect, sending);
    return fromWrite(write, toOutcome);
  },

  async look(deps, effect) {
    const found = askedRest(effect) ? 'no_route' : await actOf(deps, effect.id);
    if (found === 'no_route') return lookByRest(deps, effect);
    if (found && found.status !== 'noted') return toOutcome(found);
    const now = deps.clock.now();
    // The act and its id commit together, and the key is the same: sending again can't do it twice.
    if (hasSettled(effect.sentAt, now, deps.limits.storeSettlesMs)) return { type: 'send' };
    const afterMs = untilSettled(effect.sentAt, now, deps.limits.storeSettlesMs);
    return {
      type: 'unknown',
      code: 'restock_not_found',
      message: 'The answer was lost; the store shows no restock yet.',
      afterMs,
    };
  },

  async done(effect, outcome, settled) {
    const result = outcome.result as unknown as RestockResult;
    const { quantity } = effect.plan;
    // A person's word stands for it: how much there was nobody has counted.
    if (outcome.result['byWordOf'] !== undefined) return told('restocked', effect, settled, {});
    switch (result.status) {
      case 'not_managed':
        return told('stock_not_managed', effect, settled, {});
      case 'already_back':
        return told('stock_already_back', effect, settled, {});
      case 'restocked': {
        const { before, after, quantity: back = quantity } = result;
        const some = told('restocked', effect, settled, { quantity: back, before, after });
        if (back >= quantity) return some;
        const rest = told('stock_already_back', effect, settled, { quantity: quantity - back });
        return { ...some, events: [...some.events, ...rest.events] };
      }
    }
  },
  failed: (effect, { code, message }, settled) => told('restock_failed', effect, settled, { code, message }),
  inDoubt: (effect, { code, message }, settled) => told('restock_in_doubt', effect, settled, { code, message }),
  startedAgain: (_effect, entry) => entry,
};

function toOutcome(result: RestockResult): Outcome {
  return { type: 'done', result: { ...result } };
}

function told(
  type: ReturnEventType,
  effect: EffectOf<'restock'>,
  { entry, circumstances }: Settled,
  data: Readonly<Record<string, string | number>>,
): Decision {
  const product = entry.lines.find((line) => line.orderLineId === effect.plan.orderLineId)?.name ?? '';
  return {
    ...nothingMore(entry),
    events: [event(type, circumstances, { product, quantity: effect.plan.quantity, ...data })],
  };
}
