import PgBoss from 'pg-boss';
import type { EffectQueue, SqlExecutor, WakeUp } from '../../ports/effect-queue.ts';
import type { Log } from '../../ports/log.ts';

/** pg-boss' own schema, apart from one that another program may keep in the same database. */
const SCHEMA = 'boomerang_jobs';

const DAY_SECONDS = 86_400;

/** One queue a store: a bridge never takes the wake-ups of another store in the same database. */
function queueNames(storeId: string): { effects: string; sweeps: string } {
  return { effects: `effect-${storeId}`, sweeps: `sweep-${storeId}` };
}

export interface PgBossQueue extends EffectQueue {
  readonly boss: PgBoss;
  readonly names: { readonly effects: string; readonly sweeps: string };
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
    for (const name of Object.values(queueNames(storeId))) {
      await boss.createQueue(name, { name, policy: 'standard', retryLimit: 0, expireInSeconds: 600 });
    }
    await boss.stop({ graceful: false });
  },

  async start(sql: SqlExecutor, storeId: string, log: Log): Promise<PgBossQueue> {
    const boss = newBoss(sql, true);
    boss.on('error', (error) =>
      log.warn({ code: (error as { code?: string }).code, reason: error.message }, 'Job queue'),
    );
    await boss.start();
    const names = queueNames(storeId);
    return {
      boss,
      names,
      async enqueue(wakeUp, inTransaction) {
        const id = await boss.send(
          names.effects,
          { ...wakeUp },
          { ...startAfter(wakeUp), db: { executeSql: inTransaction } },
        );
        if (id === null) throw new Error(`No wake-up was enqueued for effect ${wakeUp.effectId}`);
      },
      stop: () => boss.stop({ graceful: false }),
    };
  },
};

/** Left out when due: pg-boss keeps a job for a while after its start, and a test's clock may stand far in the past. */
function startAfter({ dueAt }: WakeUp): { startAfter?: Date } {
  const at = new Date(dueAt);
  return at.getTime() > Date.now() ? { startAfter: at } : {};
}
