import type { Decision } from '../../domain/decisions/decision.ts';
import type { Effect, EffectTrouble } from '../../domain/effect.ts';
import { addMs, type Instant, instant } from '../../domain/time.ts';
import type { Transaction } from '../../ports/database.ts';
import type { Deps } from '../deps.ts';
import { decided, withLockedReturn } from '../with-locked-return.ts';
import { pauseMs } from './back-off.ts';
import { handlerOf } from './handlers.ts';
import type { Outcome, Settled } from './outcome.ts';
import { wakeAt, wakeWaiting } from './wake.ts';

/** Looks for a lost answer rest no longer, ms, for the first half hour or so; then as long as everything else. */
const LONGEST_BETWEEN_LOOKS_MS = 60_000;
const LOOKS_IN_HASTE = 30;

/** Records what came of an effect, and what it means for its return, in one transaction. A worker that lost its lease records nothing. */
export async function settle(deps: Deps, effect: Effect, outcome: Outcome): Promise<void> {
  const before = await deps.database.findReturn(effect.returnId);
  if (!before) return;
  await withLockedReturn(deps, before, { type: 'boomerang' }, async (rma, { tx, circumstances }) => {
    const row = await tx.lockEffect(effect.id);
    if (!row || row.state !== 'in_flight' || row.leaseUntil !== effect.leaseUntil) return decided(null);
    const { effect: tried, outcome: judged } = withinBudget(
      { ...row, tries: row.tries + 1 },
      outcome,
      circumstances.now,
    );
    if (judged.type !== 'again' && judged.type !== 'unknown') {
      return decided(await end(tried, judged, { entry: rma, circumstances, tx }));
    }
    await later(deps, tx, tried, judged);
    return decided(null);
  });
}

/** In an effect's progress: how often the peer has said no in this attempt. */
export const REFUSALS = 'refusals';

/**
 * Two budgets, which have nothing to do with each other: a peer that is away is asked again for as long as it takes, where the kind sets no end; one that says
 * no is asked again only as often as the kind forgives.
 */
function withinBudget(
  effect: Effect,
  outcome: Outcome,
  now: Instant,
): { readonly effect: Effect; readonly outcome: Outcome } {
  const { refusalsForgiven = 0, givesUp } = handlerOf(effect);
  if (outcome.type === 'refused') {
    const { code, message, afterMs = null } = outcome;
    const refusals = Number(effect.progress[REFUSALS] ?? 0) + 1;
    const counted = { ...effect, progress: { ...effect.progress, [REFUSALS]: refusals } };
    return {
      effect: counted,
      outcome: { type: refusals > refusalsForgiven ? 'failed' : 'again', code, message, afterMs },
    };
  }
  if (outcome.type === 'again' && givesUp?.(effect, now)) {
    return { effect, outcome: { type: 'failed', code: outcome.code, message: outcome.message } };
  }
  return { effect, outcome };
}

async function end(effect: Effect, outcome: Outcome, settled: Settled): Promise<Decision> {
  const { tx, circumstances } = settled;
  const handler = handlerOf(effect);
  switch (outcome.type) {
    case 'done':
      await tx.saveEffect({ ...effect, state: 'done', leaseUntil: null, result: outcome.result, trouble: null });
      await wakeWaiting(tx, effect, circumstances.now);
      return handler.done(effect, outcome, settled);
    case 'failed':
    case 'in_doubt': {
      const { type, ...told } = outcome;
      const trouble: EffectTrouble = { ...told, at: circumstances.now };
      await tx.saveEffect({ ...effect, state: type, leaseUntil: null, trouble });
      if (type === 'failed') await wakeWaiting(tx, effect, circumstances.now);
      return (type === 'failed' ? handler.failed : handler.inDoubt)(effect, trouble, settled);
    }
    default:
      throw new Error(`${outcome.type} is no end of an effect`);
  }
}

async function later(
  deps: Deps,
  tx: Transaction,
  effect: Effect,
  outcome: Extract<Outcome, { type: 'again' | 'unknown' }>,
): Promise<void> {
  const { firstPauseMs, longestPauseMs, firstLookMs } = deps.limits;
  const now = instant(deps.clock.now());
  const pause = pauseMs(effect.tries - 1, firstPauseMs, longestPauseMs, deps.random());
  const trouble: EffectTrouble = { code: outcome.code, message: outcome.message, at: now };
  if (outcome.type === 'again') {
    const dueAt = addMs(now, outcome.afterMs ?? pause);
    await wakeAt(tx, { ...effect, state: 'pending', leaseUntil: null, sentAt: null, trouble }, dueAt);
    return;
  }
  const rest = effect.tries > LOOKS_IN_HASTE ? pause : Math.min(pause, LONGEST_BETWEEN_LOOKS_MS);
  const dueAt = addMs(now, outcome.afterMs ?? Math.max(firstLookMs, rest));
  await wakeAt(tx, { ...effect, leaseUntil: dueAt, trouble }, dueAt);
}
