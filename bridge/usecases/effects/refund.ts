import { isOwed } from '../../domain/claims.ts';
import { payoutPendingAgain, refundDone, refundFailed, refundInDoubt } from '../../domain/decisions/payout.ts';
import { type Minor, sum, toDecimal } from '../../domain/money.ts';
import type { Order } from '../../domain/order.ts';
import type { Return } from '../../domain/return.ts';
import type { StoreRefund } from '../../ports/store.ts';
import { fromWrite, hasSettled, untilSettled } from './from-write.ts';
import type { EffectHandler, EffectOf, Outcome } from './outcome.ts';

/** One refund in WooCommerce. Sent once; after a lost answer it is looked for, and never sent again by itself. */
export const refundEffect: EffectHandler<'refund'> = {
  async perform(deps, effect, entry, sending) {
    const { plan } = effect;
    const order = await deps.store.getOrder(plan.orderId);
    if (!order)
      return { type: 'failed', code: 'order_missing', message: `Order ${entry.orderNumber} is gone from the store.` };
    const others = (await deps.database.transaction((tx) => tx.returnsOfOrder(plan.orderId))).filter(
      (one) => one.id !== entry.id,
    );
    const tooMuch = moreThanIsLeft(effect, entry, order, others);
    if (tooMuch) return tooMuch;
    const payByGateway = order.paymentMethod.canRefund;
    await sending.aboutToSend({ payByGateway });
    const write = await deps.store.createRefund({ effect, plan, returnNumber: entry.number, payByGateway });
    return fromWrite(write, (refund) => judge(refund, payByGateway));
  },

  async look(deps, effect) {
    const { plan, sentAt, progress } = effect;
    const refunds = await deps.store.listRefunds(plan.orderId, plan.currency);
    // Meta is saved only after the gateway has paid, the reason before: either names the effect.
    const found = refunds.find((refund) => refund.effectId === effect.id || refund.reason.includes(effect.id));
    if (found) return judge(found, progress['payByGateway'] !== false);
    const now = deps.clock.now();
    const notFound = { code: 'refund_not_found', message: 'The answer was lost and WooCommerce shows no such refund.' };
    if (hasSettled(sentAt, now, deps.limits.storeSettlesMs)) return { type: 'in_doubt', ...notFound };
    return { type: 'unknown', ...notFound, afterMs: untilSettled(sentAt, now, deps.limits.storeSettlesMs) };
  },

  async done(effect, outcome, { entry, circumstances }) {
    const { refundId, paid } = outcome.result as { refundId: number; paid: boolean };
    return refundDone(entry, { effectId: effect.id, refundId, paid, lines: effect.plan.lines }, circumstances);
  },
  failed: (effect, trouble, { entry, circumstances }) =>
    refundFailed(entry, { ...trouble, effectId: effect.id }, circumstances),
  inDoubt: (effect, _trouble, { entry, circumstances }) => refundInDoubt(entry, effect.id, circumstances),
  startedAgain: (effect, entry) => payoutPendingAgain(entry, effect.id),
};

/** A refund that exists is done, unless the gateway should have paid and WooCommerce does not say that it has. */
function judge(refund: StoreRefund, payByGateway: boolean): Outcome {
  if (payByGateway && !refund.paid) {
    return {
      type: 'in_doubt',
      code: 'refund_not_marked_paid',
      message: `WooCommerce has refund ${refund.id}, but does not say that the gateway paid.`,
    };
  }
  return { type: 'done', result: { refundId: refund.id, paid: refund.paid } };
}

/** Money out ≤ what WooCommerce says is left − what is in doubt or was promised earlier to other returns of the order. */
function moreThanIsLeft(
  effect: EffectOf<'refund'>,
  entry: Return,
  order: Order,
  others: readonly Return[],
): Outcome | null {
  const { plan } = effect;
  const held = others.filter(
    (one) => isOwed(one) && (one.payout.state === 'in_doubt' || one.createdAt < entry.createdAt),
  );
  const left = order.total - order.refunded - sum(held.map((one) => one.payout.amount));
  if (plan.amount > left) return over(plan.amount, Math.max(0, left), order);
  for (const part of plan.lines) {
    const line = order.lines.find((one) => one.id === part.orderLineId);
    const heldOnLine = sum(
      held.flatMap((one) => one.lines.filter((two) => two.orderLineId === part.orderLineId).map((two) => two.goods)),
    );
    const leftOnLine = line ? line.goods - line.refundedGoods - heldOnLine : 0;
    if (part.goods > leftOnLine) return over(part.goods, Math.max(0, leftOnLine), order);
  }
  return null;
}

function over(amount: Minor, left: Minor, { currency }: Order): Outcome {
  const text = (minor: Minor) => `${toDecimal(minor, currency.decimals)} ${currency.code}`;
  return {
    type: 'failed',
    code: 'more_than_left',
    message: `The refund of ${text(amount)} is more than the ${text(left)} that is left.`,
  };
}
