import { heldMoney, isOwed } from '../../domain/claims.ts';
import { payoutPendingAgain, refundDone, refundFailed, refundInDoubt } from '../../domain/decisions/payout.ts';
import { isDead } from '../../domain/lifecycle.ts';
import { type Minor, sum, toDecimal } from '../../domain/money.ts';
import type { Order } from '../../domain/order.ts';
import { payoutParts } from '../../domain/promise.ts';
import type { Return } from '../../domain/return.ts';
import type { StoreRefund } from '../../ports/store.ts';
import { fromWrite, hasSettled, untilSettled } from './from-write.ts';
import type { EffectHandler, EffectOf, Outcome } from './outcome.ts';
import type { Deps } from '../deps.ts';

/** In an effect's progress: the owner has paid by hand, the gateway must not be asked. */
export const RECORD_ONLY = 'recordOnly';

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
    const payByGateway = order.paymentMethod.canRefund && effect.progress[RECORD_ONLY] !== true;
    if (effect.attempt > 1) {
      // A person has said that it was not paid. People err, and answers come late: what is there is not paid again.
      const earlier = await findRefund(deps, effect);
      if (earlier?.paid) return judge(earlier, payByGateway);
    }
    const tooMuch = moreThanIsLeft(effect, entry, order, others);
    if (tooMuch) return tooMuch;
    await sending.aboutToSend({ payByGateway });
    const write = await deps.store.createRefund({ effect, plan, returnNumber: entry.number, payByGateway });
    return fromWrite(write, (refund) => judge(refund, payByGateway));
  },

  async look(deps, effect) {
    const { sentAt, progress } = effect;
    const found = await findRefund(deps, effect);
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

/** The refund that names this effect: a paid one before one that an earlier attempt left unpaid. */
async function findRefund({ store }: Deps, { id, plan }: EffectOf<'refund'>): Promise<StoreRefund | undefined> {
  const refunds = await store.listRefunds(plan.orderId, plan.currency);
  // Meta is saved only after the gateway has paid, the reason before: either names the effect.
  const ours = refunds.filter((refund) => refund.effectId === id || refund.reason.includes(id));
  return ours.find((refund) => refund.paid) ?? ours[0];
}

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
  const given = others.filter((one) => !isDead(one.parcel.state) && (held.includes(one) || !isOwed(one)));
  const amounts = (some: readonly Return[]) => sum(some.map((one) => one.payout.amount));
  const left = order.total - heldMoney(order.refunded, amounts(held), amounts(given));
  if (plan.amount > left) return over(plan.amount, Math.max(0, left), order);
  for (const part of plan.lines) {
    const line = order.lines.find((one) => one.id === part.orderLineId);
    const goods = (some: readonly Return[]) =>
      sum(
        some
          .flatMap(payoutParts)
          .filter((one) => one.orderLineId === part.orderLineId)
          .map((one) => one.goods),
      );
    const leftOnLine = line ? line.goods - heldMoney(line.refundedGoods, goods(held), goods(given)) : 0;
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
