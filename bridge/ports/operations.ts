import type { EffectKind, EffectState } from '../domain/effect.ts';
import type { SweepName } from '../domain/sweep.ts';
import type { Minor } from '../domain/money.ts';
import type { Currency } from '../domain/order.ts';
import type { Instant } from '../domain/time.ts';

/** What is to be done, the same whichever bridge is asked. */
export interface Workload {
  /** Those that are not done, by kind and state; only pairs that occur. */
  readonly effects: readonly {
    readonly kind: EffectKind;
    readonly state: Exclude<EffectState, 'done'>;
    readonly count: number;
  }[];
  /** When the oldest effect was written that is overdue, or has met trouble and is tried again; null: none is. What merely waits for its time does not count. */
  readonly waitingSince: Instant | null;
  /** When each sweep last ended well. */
  readonly sweeps: readonly { readonly name: SweepName; readonly finishedAt: Instant }[];
  /** Size of the whole database, bytes. */
  readonly databaseBytes: number;
}

/** Returns that need a person because an act did not end well. */
export interface Troubled {
  readonly inDoubt: number;
  readonly failed: number;
  /** The last restore from a backup, and how many acts of the backup are still to be looked for; null: there was none. */
  readonly restored: { readonly at: Instant; readonly open: number } | null;
}

/** Credits that orders used for more than they held. */
export interface OverusedCredits {
  readonly count: number;
  readonly newest: {
    readonly returnId: string;
    readonly returnNumber: string;
    /** Minor units. */
    readonly used: Minor;
    readonly amount: Minor;
    readonly currency: Currency;
  };
}

/** Room on the disk that the bridge's own PostgreSQL writes to. */
export interface Disk {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** This process's connections to the database. */
export interface Connections {
  readonly open: number;
  readonly idle: number;
  /** Waits for one. */
  readonly waiting: number;
  readonly most: number;
}

export interface Operations {
  workload(now: Instant): Promise<Workload>;
  troubled(): Promise<Troubled>;
  /** Since then; null: none. */
  overusedCredits(since: Instant): Promise<OverusedCredits | null>;
}
