import { sweepState, type SweepName } from '../../domain/sweep.ts';
import { addMs, instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { SWEEPS } from './list.ts';

/** A day has 25 hours when the clocks go back. */
const DAY_MS = 25 * 3_600_000;

/**
 * What a bridge makes up for when it starts: daily sweeps whose hour passed while no bridge ran, and runs that nobody goes on with. The slot names the run it
 * follows, so that several bridges that start at once make up for it once.
 */
export async function missedSweeps({
  database,
  clock,
}: Pick<Deps, 'database' | 'clock'>): Promise<readonly { readonly name: SweepName; readonly slot: string }[]> {
  const now = instant(clock.now());
  const newest = new Map((await database.newestSweeps()).map((run) => [run.name, run]));
  return SWEEPS.flatMap(({ name, daily }) => {
    const last = newest.get(name);
    const isLate = daily && (!last || last.startedAt < addMs(now, -DAY_MS));
    const isLeft = last !== undefined && sweepState(last, now) === 'not_finished';
    return isLate || isLeft ? [{ name, slot: `after ${last ? `${last.id} ${last.attempt}` : 'nothing'}` }] : [];
  });
}
