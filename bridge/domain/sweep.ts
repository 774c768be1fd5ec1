import type { Instant } from './time.ts';

/** What Boomerang looks after by itself, at its hours. */
export const SWEEP_NAMES = [
  'expiry',
  'deadlines',
  'credits',
  'unpaid_exchanges',
  'reminders',
  'tracking',
  'retention',
  'tidy',
  'reconcile',
] as const;
export type SweepName = (typeof SWEEP_NAMES)[number];

/** JSON that a sweep keeps: how far it is, and what it gave. */
export type SweepData = Readonly<Record<string, unknown>>;

/** Why a sweep could not be finished; `message` is the peer's own text. */
export interface SweepTrouble {
  readonly code: string;
  readonly message: string;
}

/** One run of a sweep. One that stopped halfway stays open, and the next attempt goes on with it: a sweep has one open run at most. */
export interface SweepRun {
  readonly id: string;
  readonly name: SweepName;
  /** 1 for the first; whoever takes a run over adds one, and the one before may save no more. */
  readonly attempt: number;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** Worked on it so far, without pauses, ms. */
  readonly workedMs: number;
  /** Until then somebody works on it. */
  readonly leaseUntil: Instant;
  /** How far it has come; null: at the beginning. */
  readonly cursor: SweepData | null;
  /** What it gave so far. */
  readonly result: SweepData;
  /** Why the last attempt stopped; null: it did not. */
  readonly trouble: SweepTrouble | null;
}

/** A run that nobody works on and that is not finished goes on by itself. */
export type SweepState = 'running' | 'not_finished' | 'done';

export function sweepState(run: Pick<SweepRun, 'finishedAt' | 'leaseUntil'>, now: Instant): SweepState {
  if (run.finishedAt !== null) return 'done';
  return run.leaseUntil > now ? 'running' : 'not_finished';
}
