import { isBonusTaken } from '../../domain/bonus-given.ts';
import { payoutFailed, payoutInDoubt, payoutPendingAgain } from '../../domain/decisions/payout-trouble.ts';
import { creditIssued } from '../../domain/decisions/settle-payout.ts';
import { dueNow } from '../../domain/promise.ts';
import type { Order } from '../../domain/order.ts';
import type { Return } from '../../domain/return.ts';
import type { Instant } from '../../domain/time.ts';
import type { StoreCoupon } from '../../ports/store.ts';
import { policyOf } from '../commit.ts';
import type { Deps } from '../deps.ts';
import { followCredit } from '../follow-credit.ts';
import { storeZone } from '../known-store.ts';
import {
  type Again,
  againOf,
  givenBefore,
  GivenAlready,
  reserve,
  type Reserved,
  restoresOf,
} from '../restored-credit.ts';
import { fromWrite, hasSettled, untilSettled } from './from-write.ts';
import type { EffectHandler, EffectOf, Outcome } from './outcome.ts';
import { orderMissing, orderOf, whyNot } from './what-is-left.ts';

/** `restores` is left out in what was sent before returns kept it. */
interface Issued extends Partial<Reserved> {
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
    if (effect.attempt > 1) {
      const earlier = await deps.store.findCoupon(code, plan.currency);
      if (earlier) return issued(earlier, await knownOf(deps, effect, entry, order));
    }
    const due = dueNow(entry, 'store_credit');
    const tooMuch = await whyNot(deps, order, entry, 'store_credit', {
      ...due,
      amount: due.amount - due.bonus,
    });
    if (tooMuch) return tooMuch;
    if (await bonusIsTaken(deps, entry)) return bonusTaken(entry);
    const again = await againOf(deps, entry, order);
    const facts = { plan, now: effect.createdAt, order, timeZone: storeZone(deps) };
    let reserved: Reserved = { restores: [] };
    try {
      await emptyOld(deps, entry, again);
      await sending.aboutToSend(async (tx) => ({ ...(reserved = await reserve(tx, entry, again, facts)) }));
    } catch (error) {
      if (error instanceof GivenAlready) return givenAlready(error.code);
      throw error;
    }
    const expiresAt = endOf(reserved, plan);
    const write = await deps.store.createCoupon({
      effect,
      plan: { ...plan, expiresAt },
      code,
      returnNumber: entry.number,
    });
    return fromWrite(write, (coupon) => issued(coupon, reserved));
  },

  async look(deps, effect, entry) {
    const found = await deps.store.findCoupon(couponCode(deps, effect), effect.plan.currency);
    if (found) return issued(found, await knownOf(deps, effect, entry, null));
    const now = deps.clock.now();
    // The code is the same: WooCommerce can't have two of it, so that sending again can't give it twice.
    if (hasSettled(effect.sentAt, now, deps.limits.storeSettlesMs)) return { type: 'send' };
    const afterMs = untilSettled(effect.sentAt, now, deps.limits.storeSettlesMs);
    const message = 'The answer was lost and WooCommerce shows no such coupon yet.';
    return { type: 'unknown', code: 'coupon_not_found', message, afterMs };
  },

  async done(effect, outcome, { entry, circumstances }) {
    const { code, couponId, couponAmount, restores = [], parts } = outcome.result as unknown as Issued;
    const expiresAt = endOf({ restores, ...(parts && { parts }) }, effect.plan);
    const again = { ...(restores.length > 0 && { restores }), ...(parts && { parts }) };
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

function issued({ id, code, amount }: StoreCoupon, reserved: Reserved): Outcome {
  // WooCommerce keeps codes in lower case and takes either; capitals are easier to read out.
  return { type: 'done', result: { couponId: id, code: code.toUpperCase(), couponAmount: amount, ...reserved } };
}

/** What is given again leaves the old coupon first: WooCommerce frees it when its order ends, and both could be spent until that is seen. */
async function emptyOld(deps: Deps, entry: Return, again: readonly Again[]): Promise<void> {
  for (const one of again) givenBefore(one, entry, await deps.database.restoredOf(one.credit.code));
  for (const { payer } of again) await followCredit(deps, payer, true);
}

/** As it was when it was sent. */
async function knownOf(
  deps: Deps,
  { progress }: EffectOf<'store_credit'>,
  entry: Return,
  order: Order | null,
): Promise<Reserved> {
  const { restores, parts } = progress as Partial<Reserved>;
  if (restores) return { restores, ...(parts && { parts }) };
  return { restores: restoresOf(await againOf(deps, entry, order ?? (await orderOf(deps, entry)))) };
}

/** The last of its ends. */
function endOf({ parts }: Reserved, plan: EffectOf<'store_credit'>['plan']): Instant | null {
  const last = parts?.at(-1);
  return last ? last.expiresAt : plan.expiresAt;
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
