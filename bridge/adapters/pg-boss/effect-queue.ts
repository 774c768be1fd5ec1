import { setTimeout as sleep } from 'node:timers/promises';
import PgBoss from 'pg-boss';
import type { EffectQueue, SqlExecutor, WakeUp } from '../../ports/effect-queue.ts';
import type { Log } from '../../ports/log.ts';
import { reasonOf, repeat } from './repeat.ts';

/** pg-boss' own schema, apart from one that another program may keep in the same database. */
export const SCHEMA = 'boomerang_jobs';

/** How often a queue is asked for jobs, in ms. */
const POLL_MS = 1_000;
const DAY_SECONDS = 86_400;
/** What is under way gets this long when the bridge stops, in ms; its job is found again when it has expired. */
const STOP_MS = 5_000;

/** One queue a store: a bridge never takes the wake-ups of another store in the same database. */
function queueNames(storeId: string): { effects: string; overdue: string; sweeps: string } {
  return { effects: `effect-${storeId}`, overdue: `overdue-${storeId}`, sweeps: `sweep-${storeId}` };
}

export interface PgBossQueue extends EffectQueue {
  readonly boss: PgBoss;
  /** `overdue`: wake-ups by the sweep, of which one an effect waits at most. */
  readonly names: { readonly effects: string; readonly overdue: string; readonly sweeps: string };
  /**
   * Hands jobs to `handle`, which may throw: they then fail, and are retried as their queue says. Answers what ends it after the batch under way;
   * `stop` ends all of them, and waits no longer than 5 s. (pg-boss' own `work` does not await its writes: with the database away for a moment, it ends the process.)
   */
  consume<Data extends object>(
    name: string,
    batchSize: number,
    handle: (batch: readonly Data[]) => Promise<void>,
  ): () => Promise<void>;
  /** Repeats `step`, which answers how many ms to pause, until `stop`. */
  repeat(step: () => Promise<number>, failure: string): void;
}

function newBoss(sql: SqlExecutor, supervise: boolean): PgBoss {
  return new PgBoss({
    schema: SCHEMA,
    db: { executeSql: sql },
    supervise,
    schedule: false,
    migrate: !supervise,
    archiveCompletedAfterSeconds: 600,
    archiveFailedAfterSeconds: DAY_SECONDS,
    deleteAfterDays: 2,
  });
}

export const pgBossQueue = {
  /** pg-boss' schema and this store's queues: a job sent to a queue that does not exist would be lost without an error. */
  async setUp(sql: SqlExecutor, storeId: string): Promise<void> {
    const boss = newBoss(sql, false);
    await boss.start();
    // A failed run is not retried by the queue: the effect itself says when it is due again, and the sweep finds what was lost.
    const { effects, overdue, sweeps } = queueNames(storeId);
    const queues = { [effects]: 'standard', [overdue]: 'short', [sweeps]: 'standard' } as const;
    for (const [name, policy] of Object.entries(queues)) {
      await boss.createQueue(name, { name, policy, retryLimit: 0, expireInSeconds: 600 });
    }
    await boss.stop({ graceful: false });
  },

  async start(sql: SqlExecutor, storeId: string, log: Log): Promise<PgBossQueue> {
    const boss = newBoss(sql, true);
    boss.on('error', (error) => log.warn(reasonOf(error), 'The job queue could not be tidied'));
    await boss.start();
    const names = queueNames(storeId);
    const consumers: (() => Promise<void>)[] = [];
    return {
      boss,
      names,

      async enqueue(wakeUp, inTransaction) {
        const options = { ...startAfter(wakeUp), db: { executeSql: inTransaction } };
        const id = await boss.send(names.effects, { ...wakeUp }, options);
        if (id === null) throw new Error(`No wake-up was enqueued for effect ${wakeUp.effectId}`);
      },

      consume<Data extends object>(name: string, batchSize: number, handle: (batch: readonly Data[]) => Promise<void>) {
        async function step(): Promise<number> {
          const jobs = await boss.fetch<Data>(name, { batchSize });
          if (jobs.length === 0) return POLL_MS;
          const ids = jobs.map((job) => job.id);
          try {
            await handle(jobs.map((job) => job.data));
          } catch (error) {
            for (const id of ids) await boss.fail(name, id, { ...reasonOf(error) });
            return 0;
          }
          await boss.complete(name, ids);
          return 0;
        }
        const stop = repeat(step, 'The job queue did not answer', log);
        consumers.push(stop);
        return stop;
      },

      repeat(step, failure) {
        consumers.push(repeat(step, failure, log));
      },

      async stop() {
        const patience = new AbortController();
        const ended = Promise.all(consumers.map((stop) => stop()));
        await Promise.race([ended, sleep(STOP_MS, undefined, { signal: patience.signal }).catch(() => undefined)]);
        patience.abort();
        await boss.stop({ graceful: false });
      },
    };
  },
};

/** Left out when due: pg-boss keeps a job for a while after its start, and a test's clock may stand far in the past. */
function startAfter({ dueAt }: WakeUp): { startAfter?: Date } {
  const at = new Date(dueAt);
  return at.getTime() > Date.now() ? { startAfter: at } : {};
}
