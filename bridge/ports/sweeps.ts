import type { Return } from '../domain/return.ts';
import type { SweepData, SweepName, SweepRun, SweepTrouble } from '../domain/sweep.ts';
import type { Instant } from '../domain/time.ts';

/** Runs of sweeps. The row is the truth: the job that starts a run is only a wake-up, and may come twice. */
export interface SweepRuns {
  /**
   * Begins the run for a slot (the hour at which it is due, or whoever asked), or takes up the one that is open. `over`: this slot's run is finished, or another
   * slot's run under way covers it. `busy`: this slot's own run is under way, so its job must come again: whoever works on it may have been killed.
   */
  beginSweep(name: SweepName, slot: string, now: Instant, leaseMs: number): Promise<SweepRun | 'over' | 'busy'>;
  /** Keeps how far it is and renews the lease. Throws SweepTakenOver. */
  saveSweep(
    run: RunKey,
    kept: { readonly cursor: SweepData | null; readonly result: SweepData },
    at: LeaseFrom,
  ): Promise<void>;
  /** Leaves it open for the next attempt. Throws SweepTakenOver. */
  pauseSweep(run: RunKey, trouble: SweepTrouble, now: Instant): Promise<void>;
  /** Throws SweepTakenOver. */
  finishSweep(run: RunKey, result: SweepData, now: Instant): Promise<void>;
  /** The newest run of each sweep that has run. */
  newestSweeps(): Promise<readonly SweepRun[]>;
  /** The newest that was finished. */
  finishedSweep(name: SweepName): Promise<SweepRun | null>;
  /** Deletes finished runs that began before, but for the newest of each sweep. Answers how many. */
  pruneSweeps(before: Instant): Promise<number>;
}

type RunKey = Pick<SweepRun, 'id' | 'attempt'>;
interface LeaseFrom {
  readonly now: Instant;
  readonly leaseMs: number;
}

/** Another bridge has taken this run over: whoever gets this stops. */
export class SweepTakenOver extends Error {
  override readonly name = 'SweepTakenOver';
}

/** Which returns time has something to do with. */
export interface ReturnsToSweep {
  /**
   * Returns that a sweep looks at: approved and not sent in time, withdrawals whose deadline is near (3 days), of which nobody was warned, credits that are open,
   * exchanges whose difference is not paid.
   * Those looked at longest ago come first, so that with more than `limit` each has its turn.
   */
  returnsToSweep(
    kind: 'late' | 'deadline' | 'credit' | 'unpaid',
    now: Instant,
    limit: number,
  ): Promise<readonly Return[]>;

  /** Those that gave a credit with one of these codes, in capitals. */
  returnsOfCredits(codes: readonly string[]): Promise<readonly Return[]>;

  /** Those whose credit gives this one again; its code in capitals. */
  returnsRestoring(code: string): Promise<readonly Return[]>;

  /** Approved, made before `madeBefore`, to be sent between `now` and `until`, whose shopper was not reminded; by number, from the one after `after` on. */
  returnsToRemind(query: {
    readonly after: string | null;
    readonly now: Instant;
    readonly until: Instant;
    readonly madeBefore: Instant;
    readonly limit: number;
  }): Promise<readonly Return[]>;
  /** Under way with a tracking number, not asked for since `askedBefore`, longest ago first; marks them as asked for now. */
  returnsToTrack(query: {
    readonly now: Instant;
    readonly askedBefore: Instant;
    readonly limit: number;
  }): Promise<readonly Return[]>;
}
