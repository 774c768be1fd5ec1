import type { Compared, ReconcileResponse, SweepsResponse, SweepView } from '../contract/sweeps.ts';
import { ok, type Result } from '../domain/result.ts';
import { sweepState, type SweepRun } from '../domain/sweep.ts';
import { instant } from '../domain/time.ts';
import type { Deps } from './deps.ts';
import { SWEEPS } from './sweeps/list.ts';
import type { ReconcileResult } from './sweeps/reconcile.ts';

/** Each sweep with its newest run. */
export async function listSweeps({
  database,
  clock,
}: Pick<Deps, 'database' | 'clock'>): Promise<Result<SweepsResponse>> {
  const now = instant(clock.now());
  const newest = new Map((await database.newestSweeps()).map((run) => [run.name, run]));
  return ok({ sweeps: SWEEPS.map(({ name }) => sweepView(name, newest.get(name), now)) });
}

function sweepView(name: SweepView['name'], run: SweepRun | undefined, now: string): SweepView {
  if (!run) return { name, state: 'never', startedAt: null, finishedAt: null, workedMs: 0, counts: {}, trouble: null };
  const { startedAt, finishedAt, workedMs, trouble } = run;
  return { name, state: sweepState(run, now), startedAt, finishedAt, workedMs, counts: countsOf(run), trouble };
}

function countsOf({ result }: SweepRun): Record<string, number> {
  const numbers = Object.entries(result).filter((one): one is [string, number] => Number.isInteger(one[1]));
  return Object.fromEntries(numbers);
}

/** The newest comparison with WooCommerce and Shippo, and one that is not finished beside it. */
export async function reconcileResult({
  database,
  clock,
}: Pick<Deps, 'database' | 'clock'>): Promise<Result<ReconcileResponse>> {
  const [last, newest] = [await database.finishedSweep('reconcile'), await database.newestSweeps()];
  const open = newest.find(({ name, finishedAt }) => name === 'reconcile' && finishedAt === null);
  const state = open && sweepState(open, instant(clock.now()));
  return ok({
    last: last && compared(last),
    open: open && state && state !== 'done' ? { ...compared(open), state, trouble: open.trouble } : null,
  });
}

function compared({ result, startedAt }: SweepRun): Compared {
  const { beganAt, orders = 0, labels = null, differences = [], found = 0 } = result as Partial<ReconcileResult>;
  return { at: beganAt ?? startedAt, orders, labels, differences: [...differences], found };
}

export async function reconcileNow(
  deps: Pick<Deps, 'database' | 'clock' | 'jobs'>,
): Promise<Result<ReconcileResponse>> {
  await deps.jobs.runSweep('reconcile');
  return reconcileResult(deps);
}
