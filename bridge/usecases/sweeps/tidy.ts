import { addDays, instant } from '../../domain/time.ts';
import type { Sweep } from './sweep.ts';

/** Runs of sweeps are shown for that long; finished jobs are tidied by the queue itself. */
const KEPT_RUN_DAYS = 30;

/** What is over and needed by nobody: nonces, attempts, photos of forms never sent in, old orders, old runs. */
export const tidySweep: Sweep = {
  name: 'tidy',
  cron: '*/10 * * * *',
  daily: false,
  async run({ database, clock }) {
    const now = instant(clock.now());
    await database.prune(now);
    return { runs: await database.pruneSweeps(addDays(now, -KEPT_RUN_DAYS)) };
  },
};
