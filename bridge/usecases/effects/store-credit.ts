import { isBonusTaken } from '../../domain/bonus-given.ts';
import { payoutFailed, payoutInDoubt, payoutPendingAgain } from '../../domain/decisions/payout-trouble.ts';
import { creditIssued } from '../../domain/decisions/settle-payout.ts';
import { dueNow } from '../../domain/promise.ts';
import type { Return } from '../../domain/return.ts';
import type { StoreCoupon } from '../../ports/store.ts';
import { policyOf } from '../commit.ts';
import type { Deps } from '../deps.ts';
import { type GivenAgain, giveAgain, lastEnd, sentAgain } from '../given-again.ts';
import { restoredTooOften, restoresOf } from '../restored-credit.ts';
import { fromWrite, hasSettled, untilSettled } from './from-write.ts';
import type { EffectHandler, EffectOf, Outcome } from './outcome.ts';
import { orderMissing, orderOf, whyNot } from './what-is-left.ts';

interface Issued extends Partial<GivenAgain> {
  readonly code: string;
  readonly couponId: number;
  readonly couponAmount: number;
}

/**
 * One coupon in WooCommerce. Its code is made from the effect's id: WooCommerce refuses it twice, it can be asked for again, and
 * nobody can guess it (80 bits of an HMAC).
 */
export const storeCreditEffect: EffectHandler<'store_credit'> = {
  async perform(deps, effect, entry, sending) {
    const { plan } = effect;
    const order = await orderOf(deps, entry);
    if (!order) return orderMissing(entry);
    const code = couponCode(deps, effect);
    const restores = await restoresOf(deps, entry, order);
    if (effect.attempt > 1) {
      const earlier = await deps.store.findCoupon(code, plan.currency);
      if (earlier) return issued(earlier, sentAgain(effect.progress) ?? { restores });
    }
    const due = dueNow(entry, 'store_credit');
    const tooMuch = await whyNot(deps, order, entry, 'store_credit', {
      ...due,
      amount: due.amount - due.bonus,
    });
    if (tooMuch) return tooMuch;
    if (await bonusIsTaken(deps, entry)) return bonusTaken(entry);
    const tooOften = await restoredTooOften(deps, entry, restores);
    if (tooOften) return givenAlready(tooOften);
    const again = await giveAgain(deps, entry, restores, { plan, createdAt: effect.createdAt, order });
    await sending.aboutToSend({ ...again });
    const sent = { ...plan, expiresAt: lastEnd(again, plan) };
    const write = await deps.store.createCoupon({ effect, plan: sent, code, returnNumber: entry.number });
    return fromWrite(write, (coupon) => issued(coupon, again));
  },

  async look(deps, effect, entry) {
    const found = await deps.store.findCoupon(couponCode(deps, effect), effect.plan.currency);
    if (found) {
      const again = sentAgain(effect.progress) ?? {
        restores: await restoresOf(deps, entry, await orderOf(deps, entry)),
      };
      return issued(found, again);
    }
    const now = deps.clock.now();
    // The code is the same: WooCommerce can't have two of it, so that sending again can't give it twice.
    if (hasSettled(effect.sentAt, now, deps.limits.storeSettlesMs)) return { type: 'send' };
    const afterMs = untilSettled(effect.sentAt, now, deps.limits.storeSettlesMs);
    const message = 'The answer was lost and WooCommerce shows no such coupon yet.';
    return { type: 'unknown', code: 'coupon_not_found', message, afterMs };
  },

  async done(effect, outcome, { entry, circumstances }) {
    const { code, couponId, couponAmount, restores, parts } = outcome.result as unknown as Issued;
    const expiresAt = lastEnd({ ...(parts && { parts }) }, effect.plan);
    const again = { ...(restores && restores.length > 0 && { restores }), ...(parts && { parts }) };
    return creditIssued(entry, effect.id, { code, couponId, couponAmount, expiresAt, ...again }, circumstances);
  },
  failed: (effect, trouble, { entry, circumstances }) =>
    payoutFailed(entry, 'store_credit', { ...trouble, effectId: effect.id }, circumstances),
  inDoubt: (effect, _trouble, { entry, circumstances }) =>
    payoutInDoubt(entry, 'store_credit', effect.id, circumstances),
  startedAgain: (effect, entry) => payoutPendingAgain(entry, 'store_credit', effect.id),
};

async function bonusIsTaken(deps: Deps, entry: Return): Promise<boolean> {
  const policy = await policyOf(deps, entry.policyVersion);
  return isBonusTaken(policy, await deps.database.transaction((tx) => tx.returnsOfOrder(entry.orderId)), entry);
}

function givenAlready(code: string): Outcome {
  const message = `Store credit ${code} paid for this order, and was given again already: no more of it is left to give.`;
  return { type: 'failed', code: 'credit_restored', message };
}

function bonusTaken({ orderNumber }: Return): Outcome {
  const message = `The bonus for order ${orderNumber} was given with another return, and comes once.`;
  return { type: 'failed', code: 'bonus_taken', message };
}

function issued({ id, code, amount }: StoreCoupon, again: GivenAgain): Outcome {
  // WooCommerce keeps codes in lower case and takes either; capitals are easier to read out.
  return { type: 'done', result: { couponId: id, code: code.toUpperCase(), couponAmount: amount, ...again } };
}

/** Digits and capital letters without those that look alike (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 16 characters of 5 bits: 80 bits, in four groups to be read out. */
export function couponCode({ secrets }: Pick<Deps, 'secrets'>, { id }: Pick<EffectOf<'store_credit'>, 'id'>): string {
  const hex = secrets.hash(secrets.sign('coupon', id));
  const bits = BigInt(`0x${hex}`) & ((1n << 80n) - 1n);
  const letters = Array.from({ length: 16 }, (_, index) => ALPHABET[Number((bits >> BigInt(index * 5)) & 31n)]);
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-');
}
