import { andThen, type Circumstances, type Decision, event, nothingMore } from '../domain/decisions/decision.ts';
import { paidByHand, refundDone } from '../domain/decisions/payout.ts';
import type { Effect } from '../domain/effect.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import type { Transaction } from '../ports/database.ts';
import { handlerOf } from './effects/handlers.ts';
import { RECORD_ONLY } from './effects/refund.ts';
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
  return ok({
    ...nothingMore(await newAttempt(tx, entry, effect, circumstances)),
    events: [event('tried_again', circumstances, { effect: effect.plan.kind })],
  });
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
    return ok({ ...nothingMore(await newAttempt(tx, entry, effect, circumstances)), events: [told] });
  }
  await tx.saveEffect({ ...effect, state: 'done', trouble: null, result: { byWordOf: circumstances.actor } });
  await wakeWaiting(tx, effect, circumstances.now);
  const first: Decision = { ...nothingMore(entry), events: [told] };
  if (effect.plan.kind !== 'refund') return ok(first);
  const { lines } = effect.plan;
  return ok(andThen(first, (next) => refundDone(next, { effectId, refundId: 0, paid: true, lines }, circumstances)));
}

/**
 * The owner has paid outside WooCommerce. Where the gateway had refused, WooCommerce has no refund yet: a new attempt records it there
 * without asking the gateway, so that the store's books agree.
 */
export async function payByHand(tx: Transaction, entry: Return, circumstances: Circumstances): Promise<Decision> {
  const { payout } = entry;
  const effect = payout.effectId === null ? null : await tx.lockEffect(payout.effectId);
  const lines = effect?.plan.kind === 'refund' ? effect.plan.lines : [];
  const paid = paidByHand(entry, lines, circumstances);
  if (effect?.state === 'failed') {
    await newAttempt(tx, entry, { ...effect, progress: { ...effect.progress, [RECORD_ONLY]: true } }, circumstances);
  }
  return paid;
}

async function newAttempt(tx: Transaction, entry: Return, effect: Effect, { now }: Circumstances): Promise<Return> {
  const fresh: Effect = {
    ...effect,
    state: 'pending',
    attempt: effect.attempt + 1,
    tries: 0,
    sentAt: null,
    leaseUntil: null,
    trouble: null,
  };
  await wakeAt(tx, fresh, now);
  return handlerOf(effect).startedAgain(effect, entry);
}
