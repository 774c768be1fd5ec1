import type { Effect } from '../../domain/effect.ts';
import type { Return } from '../../domain/return.ts';
import { type Instant, instant } from '../../domain/time.ts';
import { CarrierUnavailable } from '../../ports/carrier.ts';
import { StoreUnavailable } from '../../ports/store.ts';
import type { Deps } from '../deps.ts';
import { handlerOf } from './handlers.ts';
import { logRun } from './log-run.ts';
import { cameWithBackup, lookRestored } from './look-restored.ts';
import { lostRefund } from './lost-refund.ts';
import { LeaseLost, type Outcome } from './outcome.ts';
import { postpone } from './postpone.ts';
import { settle } from './settle.ts';
import { PEER_OF } from '../peers.ts';

/**
 * Does one effect, once: takes it with a lease, looks first if its answer was lost, sends, and records what came of it.
 * Called by jobs as often as they like: an effect that is not due, done, or in another worker's hands is left alone.
 */
export async function runEffect(deps: Deps, effectId: string): Promise<void> {
  const { database, clock, limits } = deps;
  const claimed = await database.transaction((tx) => tx.claimEffect(effectId, instant(clock.now()), limits.leaseMs));
  if (claimed === null || claimed === 'waits') return;
  const { before, effect } = claimed;
  const restMs = deps.peers.ask(PEER_OF[effect.plan.kind]);
  if (restMs > 0) return postpone(deps, claimed, restMs);
  const entry = await database.findReturn(effect.returnId);
  if (!entry) throw new Error(`Effect ${effect.id} belongs to no return`);
  // In flight without sentAt: the worker died before the act. It was never sent, so there is nothing to look for.
  const mustLook = before.state === 'in_flight' && effect.sentAt !== null;
  const began = performance.now();
  const outcome = await tryOut(deps, effect, entry, mustLook);
  deps.measures.effect(effect.plan.kind, outcome?.type ?? 'lease_lost');
  logRun(deps.log, effect, entry, outcome, performance.now() - began);
  if (outcome) await settle(deps, effect, outcome);
}

async function tryOut(deps: Deps, effect: Effect, entry: Return, mustLook: boolean): Promise<Outcome | null> {
  const handler = handlerOf(effect);
  let current = effect;
  const sending = {
    aboutToSend: async (progress: Readonly<Record<string, unknown>> = {}) => {
      current = await markProgress(deps, effect, progress, instant(deps.clock.now()));
    },
    note: async (progress: Readonly<Record<string, unknown>>) => {
      current = await markProgress(deps, effect, progress, null);
    },
  };
  try {
    const fromBackup = cameWithBackup(effect);
    if (mustLook || fromBackup) {
      const seen = await (fromBackup ? lookRestored(deps, effect, entry) : handler.look(deps, effect, entry));
      if (seen.type !== 'send') return seen;
    }
    return (await lostRefund(deps, effect, entry)) ?? (await handler.perform(deps, effect, entry, sending));
  } catch (error) {
    if (error instanceof LeaseLost) return null;
    const { code, message, afterMs } = describe(error);
    if (current.sentAt === null) return { type: 'again', code, message, afterMs };
    return { type: 'unknown', code, message, ...(afterMs === null ? {} : { afterMs }) };
  }
}

/** Fences off a worker whose lease ran out while it was preparing: the row must still carry our lease. `sentAt` null: nothing is sent yet. */
async function markProgress(
  deps: Deps,
  effect: Effect,
  progress: Readonly<Record<string, unknown>>,
  sentAt: Instant | null,
): Promise<Effect> {
  return deps.database.transaction(async (tx) => {
    const row = await tx.lockEffect(effect.id);
    if (!row || row.state !== 'in_flight' || row.leaseUntil !== effect.leaseUntil) throw new LeaseLost();
    const sent = {
      ...row,
      sentAt: row.sentAt ?? sentAt,
      progress: { ...row.progress, ...progress },
    };
    await tx.saveEffect(sent);
    return sent;
  });
}

/** What went wrong on the way, without anything that a peer's error object may hold (keys, addresses). */
function describe(error: unknown): {
  readonly code: string;
  readonly message: string;
  readonly afterMs: number | null;
} {
  if (error instanceof CarrierUnavailable)
    return { code: error.code, message: error.message, afterMs: error.retryAfterMs };
  if (error instanceof StoreUnavailable)
    return { code: error.code, message: error.message, afterMs: error.retryAfterMs };
  return { code: 'unexpected', message: error instanceof Error ? error.message : 'unknown error', afterMs: null };
}
