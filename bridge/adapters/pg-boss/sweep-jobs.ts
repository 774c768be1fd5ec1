import type { Log } from '../../ports/log.ts';
import type { PgBossQueue } from './effect-queue.ts';
import { reasonOf } from './repeat.ts';

const PERIOD_SECONDS = 600;

export interface SweepJobs {
  /** Calls `sweep` once a period, across bridges. One that fails comes again with the next period. Ends with the queue. */
  work(sweep: () => Promise<void>, periodSeconds?: number): void;
}

/** The sweep that looks at returns: each bridge asks for it, the queue lets one job a period through, and one bridge gets it. */
export async function startSweepJobs(queue: PgBossQueue, log: Log): Promise<SweepJobs> {
  const { boss, names } = queue;
  const name = names.effects.replace(/^effect-/, 'returns-');
  await boss.createQueue(name, { name, policy: 'stately', retryLimit: 0, expireInSeconds: PERIOD_SECONDS });

  return {
    work(sweep, periodSeconds = PERIOD_SECONDS) {
      queue.repeat(async () => {
        await boss.send(name, {}, { singletonKey: 'sweep', singletonSeconds: periodSeconds });
        for (const { id } of await boss.fetch(name)) {
          try {
            await sweep();
            await boss.complete(name, id);
          } catch (error) {
            log.error(reasonOf(error), 'returns could not be swept');
            await boss.fail(name, id, { ...reasonOf(error) });
          }
        }
        return (periodSeconds * 1000) / 10;
      }, 'The sweep of returns failed');
    },
  };
}
