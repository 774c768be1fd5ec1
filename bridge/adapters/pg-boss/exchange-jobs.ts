import type { Jobs } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import type { PgBossQueue } from './effect-queue.ts';
import { reasonOf } from './repeat.ts';

/** Whoever looks at a return again and again asks the store once in this time, s. */
const ONCE_IN_SECONDS = 5;

export interface ExchangeJobs extends Pick<Jobs, 'followExchange'> {
  /** Works the questions off, one at a time. Not retried: the sweep asks anyway. Ends with the queue. */
  work(follow: (returnId: string) => Promise<void>): void;
}

/** Questions whether an exchange's difference has been paid, from people who are looking at it. */
export async function startExchangeJobs(queue: PgBossQueue, log: Log): Promise<ExchangeJobs> {
  const { boss, names } = queue;
  const name = names.effects.replace(/^effect-/, 'exchange-');
  await boss.createQueue(name, { name, policy: 'standard', retryLimit: 0, expireInSeconds: 60 });
  return {
    async followExchange(returnId) {
      await boss.send(name, { returnId }, { singletonKey: returnId, singletonSeconds: ONCE_IN_SECONDS });
    },
    work(follow) {
      queue.consume<{ returnId: string }>(name, 1, async ([job]) => {
        try {
          if (job) await follow(job.returnId);
        } catch (error) {
          log.warn(reasonOf(error), 'an exchange could not be followed');
          throw error;
        }
      });
    },
  };
}
