import type { Jobs } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import type { PgBossQueue } from './effect-queue.ts';
import { reasonOf } from './repeat.ts';

/** A bridge that was killed in the middle leaves its job to the others after this; one that needs longer should answer that there are more. */
const EXPIRE_SECONDS = 900;

export interface ReadingJobs extends Pick<Jobs, 'readOrders'> {
  /**
   * Reads a part at a time: `read` answers whether there are more. A store that does not answer is asked again with back-off, for about a day.
   * Ends with the queue.
   */
  work(read: () => Promise<boolean>): void;
}

/**
 * The reading of the store's orders. `stately`: at most one job waits and one runs, across bridges. So asking ten times reads once, and whoever asks while
 * a page is read is sure of another look afterwards.
 */
export async function startReadingJobs(queue: PgBossQueue, log: Log): Promise<ReadingJobs> {
  const { boss, names } = queue;
  const name = names.effects.replace(/^effect-/, 'orders-');
  await boss.createQueue(name, {
    name,
    policy: 'stately',
    retryLimit: 12,
    retryDelay: 15,
    retryBackoff: true,
    expireInSeconds: EXPIRE_SECONDS,
  });

  /** null: one waits already. */
  const ask = async () => void (await boss.send(name, {}));

  return {
    readOrders: ask,
    work(read) {
      queue.consume(name, 1, async () => {
        try {
          if (await read()) await ask();
        } catch (error) {
          log.warn(reasonOf(error), 'orders could not be read');
          throw error;
        }
      });
    },
  };
}
