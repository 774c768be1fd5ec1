import { payoutFailed, payoutInDoubt, payoutPendingAgain } from '../../domain/decisions/payout-trouble.ts';
import { refundDone } from '../../domain/decisions/settle-payout.ts';
import { sum } from '../../domain/money.ts';
import { amountsIn, cutTo } from '../../domain/decimals.ts';
import type { Order } from '../../domain/order.ts';
import type { StoreRefund } from '../../ports/store.ts';
import { earlierTry } from './earlier-try.ts';
import { fromWrite, hasSettled, untilSettled } from './from-write.ts';
import type { EffectHandler, EffectOf, Outcome } from './outcome.ts';
import type { Deps } from '../deps.ts';
import { moreThanIsLeft, orderMissing, orderOf, over, whyNot } from './what-is-left.ts';

/** In an effect's progress: the owner has paid by hand, the gateway must not be asked. */
export const RECORD_ONLY = 'recordOnly';

/** Trouble of a refund that WooCommerce has, without a word of its gateway. */
export const NOT_MARKED_PAID = 'refund_not_marked_paid';

/** One refund in WooCommerce. Sent once; after a lost answer it is looked for, and never sent again by itself. */
export const refundEffect: EffectHandler<'refund'> = {
  async perform(deps, effect, entry, sending) {
    const { plan } = effect;
    const before = await orderOf(deps, entry);
    if (!before) return orderMissing(entry);
    const payByGateway = before.paymentMethod.canRefund && effect.progress[RECORD_ONLY] !== true;
    if (effect.attempt > 1) {
      // A person has said that it was not paid. People err, and answers come late: what is there is not paid again.
      const earlier = await findRefunds(deps, effect);
      const [taken] = payByGateway ? earlier.filter((refund) => refund.paid) : earlier;
      if (taken) return judge(taken, payByGateway);
      const stays = await earlierTry(deps, effect, entry, sending, earlier);
      if (stays) return stays;
    }
    const order = effect.attempt > 1 ? await orderOf(deps, entry) : before;
    if (!order) return orderMissing(entry);
    // What the owner has paid by hand is gone already: it is only written down.
    const check = effect.progress[RECORD_ONLY] === true ? moreThanIsLeft : whyNot;
    const tooMuch = (await check(deps, order, entry, plan.payout, plan)) ?? moreThanStoreTakes(plan, order);
    if (tooMuch) return tooMuch;
    await sending.aboutToSend({ payByGateway });
    const write = await deps.store.createRefund({ effect, plan, returnNumber: entry.number, payByGateway });
    return fromWrite(write, (refund) => judge(refund, payByGateway));
  },

  async look(deps, effect) {
    const { sentAt, progress } = effect;
    const [found] = await findRefunds(deps, effect);
    if (found) return judge(found, progress['payByGateway'] !== false);
    const now = deps.clock.now();
    const notFound = { code: 'refund_not_found', message: 'The answer was lost and WooCommerce shows no such refund.' };
    if (hasSettled(sentAt, now, deps.limits.storeSettlesMs)) return { type: 'in_doubt', ...notFound };
    return { type: 'unknown', ...notFound, afterMs: untilSettled(sentAt, now, deps.limits.storeSettlesMs) };
  },

  async done(effect, outcome, { entry, circumstances }) {
    const { refundId, paid } = outcome.result as { refundId: number; paid: boolean };
    const { currency, payout } = effect.plan;
    const { amount, lines, outbound } = amountsIn(effect.plan, currency.decimals, entry.currency.decimals);
    return refundDone(entry, { payout, effectId: effect.id, refundId, paid, amount, lines, outbound }, circumstances);
  },
  failed: (effect, trouble, { entry, circumstances }) =>
    payoutFailed(entry, effect.plan.payout, { ...trouble, effectId: effect.id }, circumstances),
  inDoubt: (effect, _trouble, { entry, circumstances }) =>
    payoutInDoubt(entry, effect.plan.payout, effect.id, circumstances),
  startedAgain: (effect, entry) => payoutPendingAgain(entry, effect.plan.payout, effect.id),
};

/** The refunds that name this effect: paid ones before those that an earlier attempt left unpaid. */
async function findRefunds({ store }: Deps, { id, plan }: EffectOf<'refund'>): Promise<readonly StoreRefund[]> {
  const refunds = await store.listRefunds(plan.orderId, plan.currency);
  // Meta is saved only after the gateway has paid, the reason before: either names the effect.
  return refunds.filter((refund) => isOf(refund, id)).sort((one, other) => Number(other.paid) - Number(one.paid));
}

export function isOf({ effectId, reason }: StoreRefund, id: string): boolean {
  return effectId === id || reason.includes(id);
}

/** A refund that exists is done, unless the gateway should have paid and WooCommerce does not say that it has. */
function judge(refund: StoreRefund, payByGateway: boolean): Outcome {
  if (payByGateway && !refund.paid) {
    return {
      type: 'in_doubt',
      code: NOT_MARKED_PAID,
      message: `WooCommerce has refund ${refund.id}, but does not say that the gateway paid.`,
    };
  }
  return { type: 'done', result: { refundId: refund.id, paid: refund.paid } };
}

/** WooCommerce takes no more than the order's total less all its refunds, whoever made them. */
function moreThanStoreTakes(plan: EffectOf<'refund'>['plan'], order: Order): Outcome | null {
  const amount = cutTo(plan.amount, plan.currency.decimals, order.currency.decimals);
  const left = order.total - sum(order.refunds.map((refund) => refund.amount));
  return amount > left ? over(amount, Math.max(0, left), order) : null;
}
