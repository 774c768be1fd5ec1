import { event, nothingMore } from '../../domain/decisions/decision.ts';
import { fromWrite } from './from-write.ts';
import type { EffectHandler } from './outcome.ts';

/** What is left on a coupon after an order used a part. The same balance set twice is the same balance. */
export const creditBalanceEffect: EffectHandler<'credit_balance'> = {
  async perform(deps, effect, _entry, sending) {
    await sending.aboutToSend();
    const write = await deps.store.setCouponBalance({ effect, plan: effect.plan });
    return fromWrite(write, (coupon) => ({ type: 'done', result: { left: coupon.amount } }));
  },
  async look() {
    return { type: 'send' };
  },
  done: async (_effect, _outcome, { entry }) => nothingMore(entry),
  failed: (_effect, { code, message }, { entry, circumstances }) => ({
    ...nothingMore(entry),
    events: [event('credit_failed', circumstances, { code, message })],
  }),
  inDoubt: (_effect, _trouble, { entry }) => nothingMore(entry),
  startedAgain: (_effect, entry) => entry,
};
