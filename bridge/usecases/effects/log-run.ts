import type { Effect } from '../../domain/effect.ts';
import type { Return } from '../../domain/return.ts';
import type { Log } from '../../ports/log.ts';
import type { Outcome } from './outcome.ts';

/** One line for each run of an effect, with the ids to look by. Never a peer's own words: they may name people. `outcome` null: another worker has it. */
export function logRun(
  log: Log,
  { id, returnId, attempt, tries, plan }: Effect,
  { traceId }: Pick<Return, 'traceId'>,
  outcome: Outcome | null,
  ms: number,
): void {
  const line = {
    effectId: id,
    returnId,
    // Of the request that made the return: its lines can be found by the same id.
    traceId,
    kind: plan.kind,
    attempt,
    tries: tries + 1,
    outcome: outcome?.type ?? 'taken_over',
    ...(outcome && 'code' in outcome ? { code: outcome.code } : {}),
    ms: Math.round(ms),
  };
  if (outcome === null || outcome.type === 'done') log.info(line, 'effect');
  else log.warn(line, 'effect');
}
