import { event, nothingMore } from '../../domain/decisions/decision.ts';
import { payoutFailed, payoutPendingAgain } from '../../domain/decisions/payout-trouble.ts';
import { exchangeReleased } from '../../domain/decisions/settle-payout.ts';
import { dueNow } from '../../domain/promise.ts';
import type { Return } from '../../domain/return.ts';
import { fromWrite } from './from-write.ts';
import type { EffectHandler } from './outcome.ts';
import { orderMissing, orderOf, whyNot } from './what-is-left.ts';

/** The exchange's order may be sent, or is cancelled and gives its stock back. A status set twice is the same status: it needs no look. */
export const exchangeStatusEffect: EffectHandler<'exchange_status'> = {
  async perform(deps, effect, entry, sending) {
    if (effect.plan.to === 'ship') {
      const order = await orderOf(deps, entry);
      if (!order) return orderMissing(entry);
      const tooMuch = await whyNot(deps, order, entry, 'exchange', dueNow(entry, 'exchange'));
      if (tooMuch) return tooMuch;
    }
    await sending.aboutToSend();
    const write = await deps.store.setExchangeStatus({ effect, plan: effect.plan });
    return fromWrite(write, ({ status, isPaid }) => ({ type: 'done', result: { status, isPaid } }));
  },
  async look() {
    return { type: 'send' };
  },
  async done(effect, outcome, { entry, circumstances }) {
    if (effect.plan.to === 'ship')
      return exchangeReleased(entry, effect.id, outcome.result['isPaid'] === true, circumstances);
    return { ...nothingMore(entry), events: [event('exchange_cancelled', circumstances)] };
  },
  failed(effect, trouble, { entry, circumstances }) {
    const { code, message } = trouble;
    const told = event('exchange_release_failed', circumstances, { code, message });
    if (effect.plan.to === 'cancel') return { ...nothingMore(entry), events: [told] };
    return payoutFailed(entry, 'exchange', { ...trouble, effectId: effect.id }, circumstances);
  },
  inDoubt: (_effect, _trouble, { entry }) => nothingMore(entry),
  startedAgain: (effect, entry): Return =>
    effect.plan.to === 'ship' ? payoutPendingAgain(entry, 'exchange', effect.id) : entry,
};
