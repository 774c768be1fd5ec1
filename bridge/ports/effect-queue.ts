import type { Instant } from '../domain/time.ts';

/** A wake-up for one effect. The effect's row is the truth; this only says when to look at it. */
export interface WakeUp {
  readonly effectId: string;
  readonly storeId: string;
  readonly dueAt: Instant;
}

/** Runs one statement on a connection or in a transaction of the database. */
export type SqlExecutor = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/** Durable wake-ups, kept in the same database, so that they commit together with what they wake. */
export interface EffectQueue {
  /** Enqueues within the transaction that `sql` runs in. Throws when nothing was enqueued. */
  enqueue(wakeUp: WakeUp, sql: SqlExecutor): Promise<void>;
  stop(): Promise<void>;
}
