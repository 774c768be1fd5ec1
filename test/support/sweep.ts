import { randomUUID } from 'node:crypto';
import type { SweepName } from '../../bridge/domain/sweep.ts';
import type { Deps } from '../../bridge/usecases/deps.ts';
import { runSweep } from '../../bridge/usecases/sweeps/run-sweep.ts';

const EVERY_TEN_MINUTES = ['expiry', 'deadlines', 'credits', 'unpaid_exchanges'] as const;

/** Runs sweeps as their hour would; without names, those that come every ten minutes and look at returns. */
export async function sweep(deps: Deps, ...names: readonly SweepName[]): Promise<void> {
  for (const name of names.length > 0 ? names : EVERY_TEN_MINUTES) await runSweep(deps, name, randomUUID());
}
