import { instant } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Database } from '../../ports/database.ts';
import type { WakeUp } from '../../ports/effect-queue.ts';
import type { Log } from '../../ports/log.ts';
import type { PgBossQueue } from './effect-queue.ts';
import { reasonOf, repeat } from './repeat.ts';
import { createTaskSlots } from './task-slots.ts';

/** Running effects get this long when the bridge stops, in ms; what is cut off is found by its lease. The queue needs up to 5 s after it. */
const STOP_MS = 15_000;
const SWEEP_LIMIT = 500;

export interface WorkerOptions {
  readonly database: Database;
  readonly queue: PgBossQueue;
  /** `OpenDatabase.onCommitted`: what this process commits is run without asking the queue first. */
  readonly onCommitted: (listener: (wakeUps: readonly WakeUp[]) => void) => () => void;
  /** Claims the effect and does it. A wake-up may come twice, or for an effect that is done: then it does nothing. */
  readonly run: (effectId: string) => Promise<void>;
  readonly log: Log;
  readonly clock?: Clock;
  /** Effects run at once by this process. */
  readonly concurrency?: number;
  readonly sweepEveryMs?: number;
}

export interface Worker {
  /** Takes nothing more and waits for running effects, 15 s at most. */
  stop(): Promise<void>;
}

/** Runs effects when they are due: at once after the commit that woke them, by their job, or at the latest by the sweep. */
export function startWorker(options: WorkerOptions): Worker {
  const { database, queue, log, clock = { now: () => Date.now() }, concurrency = 4, sweepEveryMs = 60_000 } = options;
  const { boss, names } = queue;
  const slots = createTaskSlots(concurrency, async (effectId) => {
    try {
      await options.run(effectId);
    } catch (error) {
      log.error({ effectId, ...reasonOf(error) }, 'An effect could not be run');
    }
  });

  /** Each bridge asks for a sweep, the queue lets one job a period through, one bridge gets it. It only enqueues. */
  async function sweep(): Promise<number> {
    const once = { singletonSeconds: Math.ceil(sweepEveryMs / 1000) };
    await boss.send(names.sweeps, {}, { ...once, singletonKey: 'sweep' });
    for (const job of await boss.fetch(names.sweeps, { batchSize: 1 })) {
      const now = instant(clock.now());
      for (const { id } of await database.dueEffects(now, SWEEP_LIMIT)) {
        const wakeUp: WakeUp = { effectId: id, storeId: database.storeId, dueAt: now };
        // At most one an effect waits there: else sweeps that outrun the work would bury what was woken anew.
        await boss.send(names.overdue, { ...wakeUp }, { singletonKey: id });
      }
      await boss.complete(names.sweeps, job.id);
    }
    return sweepEveryMs;
  }

  const deaf = options.onCommitted((wakeUps) => {
    const now = instant(clock.now());
    for (const { effectId, dueAt } of wakeUps) if (dueAt <= now) void slots.run(effectId);
  });
  const wake = async (wakeUps: readonly WakeUp[]) => {
    await Promise.all(wakeUps.map(({ effectId }) => slots.run(effectId)));
  };
  const stopJobs = queue.consume<WakeUp>(names.effects, concurrency, wake);
  const stopOverdue = queue.consume<WakeUp>(names.overdue, concurrency, wake);
  const stopSweeps = repeat(sweep, 'The sweep failed', log);

  return {
    async stop() {
      deaf();
      const loops = Promise.all([stopJobs(), stopOverdue(), stopSweeps()]);
      if (!(await slots.drain(STOP_MS))) log.warn({}, 'Effects were still running when the bridge stopped');
      await loops;
    },
  };
}
