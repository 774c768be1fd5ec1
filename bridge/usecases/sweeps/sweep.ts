import type { SweepData, SweepName } from '../../domain/sweep.ts';
import type { Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';

/** A sweep as data: when it is due, and what it does. */
export interface Sweep {
  readonly name: SweepName;
  /** Minute, hour, day of month, month, day of week, in the site's time zone. */
  readonly cron: string;
  /** Once a day: made up for at the start of a bridge that was down at its hour. */
  readonly daily: boolean;
  /**
   * Does it and answers what it gave. A StoreUnavailable or CarrierUnavailable leaves it unfinished: the next attempt goes on from the cursor, or, where there is
   * none, by what is still to be done.
   */
  run(deps: Deps, progress: SweepProgress): Promise<SweepData>;
}

export interface SweepProgress {
  readonly startedAt: Instant;
  /** As the attempt before left it; null: at the beginning. */
  readonly cursor: SweepData | null;
  readonly result: SweepData;
  /** Keeps how far it is; each pause between two must be shorter than the lease. Throws SweepTakenOver: stop. */
  save(cursor: SweepData | null, result: SweepData): Promise<void>;
}
