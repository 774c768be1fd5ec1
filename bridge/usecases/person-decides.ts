import { andThen, type Circumstances, type Decision, event, nothingMore } from '../domain/decisions/decision.ts';
import { withoutLostShipping } from '../domain/decisions/lost-shipping.ts';
import { planOf } from '../domain/decisions/payout.ts';
import { paidByHand } from '../domain/decisions/settle-payout.ts';
import type { Effect } from '../domain/effect.ts';
import { payoutOf } from '../domain/lifecycle.ts';
import type { Resolution } from '../domain/policy.ts';
import { dueNow } from '../domain/promise.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import { addMs, type Instant } from '../domain/time.ts';
import type { Transaction } from '../ports/database.ts';
import { NOT_PAID } from './effects/earlier-try.ts';
import { handlerOf } from './effects/handlers.ts';
import { ACCEPTED } from './effects/exchange-order.ts';
import { NOT_MARKED_PAID, RECORD_ONLY } from './effects/refund.ts';
import { REFUSALS } from './effects/settle.ts';
import { wakeAt, wakeWaiting } from './effects/wake.ts';

/** A failed effect gets a new attempt: only ever by a person's word, since a new attempt is a new idempotency key. */
export async function tryAgain(
  tx: Transaction,
  entry: Return,
  effectId: string,
  circumstances: Circumstances,
): Promise<Result<Decision>> {
  const effect = await tx.lockEffect(effectId);
  if (!effect || effect.returnId !== entry.id) return refuse('not_found');
  if (effect.state !== 'failed') return refuse('not_possible_now', { state: entry.parcel.state });
  const told = { ...nothingMore(entry), events: [event('tried_again', circumstances, { effect: effect.plan.kind })] };
  return attemptAnew(tx, told, effect, circumstances);
}

/** The owner has looked at the gateway, the shelf or Shippo: it happened, or it did not and is done in a new attempt. */
export async function resolveDoubt(
  tx: Transaction,
  entry: Return,
  { effectId, happened }: { readonly effectId: string; readonly happened: boolean },
  circumstances: Circumstances,
): Promise<Result<Decision>> {
  const effect = await tx.lockEffect(effectId);
  if (!effect || effect.returnId !== entry.id) return refuse('not_found');
  if (effect.state !== 'in_doubt') return refuse('not_possible_now', { state: entry.parcel.state });
  const told = event('doubt_resolved', circumstances, { effect: effect.plan.kind, happened });
  if (!happened) {
    const word = {
      ...effect,
      progress: { ...effect.progress, ...(effect.plan.kind === 'refund' ? { [NOT_PAID]: true } : {}) },
    };
    const first: Decision = { ...nothingMore(entry), events: [told] };
    return attemptAnew(tx, first, word, circumstances, answeredBy(effect, circumstances));
  }
  if (effect.plan.kind === 'exchange_order' || effect.plan.kind === 'store_credit') {
    // Which order or coupon it is only the store knows: the worker looks for it, and takes it as it is.
    const { now } = circumstances;
    const progress = { ...effect.progress, [ACCEPTED]: true };
    await wakeAt(tx, { ...effect, state: 'in_flight', leaseUntil: now, progress }, now);
    return ok({ ...nothingMore(entry), events: [told] });
  }
  await tx.saveEffect({ ...effect, state: 'done', trouble: null, result: { byWordOf: circumstances.actor } });
  await wakeWaiting(tx, effect, circumstances.now);
  const first: Decision = { ...nothingMore(entry), events: [told] };
  // What the label is nobody here knows: the return goes on with its packing slip until the owner uploads it.
  if (effect.plan.kind === 'buy_label') return ok(first);
  const outcome = { type: 'done', result: { byWordOf: circumstances.actor, ...vouchedFor(effect) } } as const;
  const second = await handlerOf(effect).done(effect, outcome, { entry, circumstances, tx });
  return ok(andThen(first, () => second));
}

/** What a person's word stands for where the peer showed nothing: the refund was paid. The other kinds need what only the peer knows. */
function vouchedFor({ plan }: Effect): Readonly<Record<string, unknown>> {
  return plan.kind === 'refund' ? { refundId: 0, paid: true } : {};
}

/**
 * The owner has paid outside WooCommerce. Where the gateway had refused, WooCommerce has no refund yet: a new attempt records it there
 * without asking the gateway, so that the store's books agree.
 */
export async function payByHand(
  tx: Transaction,
  entry: Return,
  resolution: Resolution,
  circumstances: Circumstances,
): Promise<Decision> {
  const payout = payoutOf(entry, resolution);
  const effectId = 'effectId' in payout ? payout.effectId : null;
  const effect = effectId === null ? null : await tx.lockEffect(effectId);
  const parts = effect?.plan.kind === 'refund' ? effect.plan : null;
  const paid = paidByHand(entry, resolution, parts, circumstances);
  if (effect?.state === 'failed') {
    await newAttempt(tx, entry, { ...effect, progress: { ...effect.progress, [RECORD_ONLY]: true } }, circumstances);
  }
  return paid;
}

/** A gateway that WooCommerce still waits for may answer as late as this, ms. */
const GATEWAY_ANSWERS_MS = 300_000;

/** When the new try may begin: a refund that WooCommerce has, and of which its gateway has said nothing yet, may still be paid. */
function answeredBy({ trouble, sentAt }: Effect, { now }: Circumstances): Instant {
  if (trouble?.code !== NOT_MARKED_PAID || sentAt === null) return now;
  const answered = addMs(sentAt, GATEWAY_ANSWERS_MS);
  return answered > now ? answered : now;
}

/** A new attempt asks what the first one did: shipping that was lost meanwhile is not paid. */
async function attemptAnew(
  tx: Transaction,
  told: Decision,
  effect: Effect,
  circumstances: Circumstances,
  dueAt: Instant = circumstances.now,
): Promise<Result<Decision>> {
  const resolution = paidBy(effect);
  const { next: entry } = told;
  const lost = resolution === null ? nothingMore(entry) : withoutLostShipping(entry, resolution, circumstances);
  if (resolution === null || lost.next === entry) {
    return ok({ ...told, next: await newAttempt(tx, entry, effect, circumstances, dueAt) });
  }
  const due = dueNow(lost.next, resolution);
  const plan = planOf(lost.next, resolution, due, circumstances);
  // All that it was to pay is lost: a person says how it ends.
  if (plan === null || due.amount === 0) return refuse('not_possible_now', { state: entry.parcel.state });
  const next = await newAttempt(tx, lost.next, { ...effect, plan }, circumstances, dueAt);
  return ok(andThen(told, () => ({ ...lost, next })));
}

function paidBy({ plan }: Effect): Resolution | null {
  if (plan.kind === 'refund') return plan.payout;
  return plan.kind === 'store_credit' ? 'store_credit' : null;
}

async function newAttempt(
  tx: Transaction,
  entry: Return,
  effect: Effect,
  { now }: Circumstances,
  dueAt: Instant = now,
): Promise<Return> {
  const fresh: Effect = {
    ...effect,
    state: 'pending',
    attempt: effect.attempt + 1,
    tries: 0,
    sentAt: null,
    leaseUntil: null,
    trouble: null,
    progress: { ...effect.progress, [REFUSALS]: 0 },
  };
  await wakeAt(tx, fresh, dueAt);
  return handlerOf(effect).startedAgain(effect, entry);
}
