import type { Jobs, ParcelOfOrder } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import type { PgBossQueue } from './effect-queue.ts';
import { reasonOf } from './repeat.ts';

export interface DeliveryJobs extends Pick<Jobs, 'followDelivery'> {
  /** Works the questions off, one at a time; a carrier that does not answer is asked again with back-off, for about an hour. Ends with the queue. */
  work(follow: (parcel: ParcelOfOrder) => Promise<void>): void;
}

/** Questions about parcels that went out. Retried for an hour only: a later look-up puts the question anew. */
export async function startDeliveryJobs(queue: PgBossQueue, log: Log): Promise<DeliveryJobs> {
  const { boss, names } = queue;
  const name = names.effects.replace(/^effect-/, 'delivery-');
  await boss.createQueue(name, { name, policy: 'standard', retryLimit: 8, retryDelay: 15, retryBackoff: true });
  return {
    async followDelivery(parcel) {
      if ((await boss.send(name, { ...parcel })) === null) throw new Error('No job was enqueued for a delivery');
    },
    work(follow) {
      queue.consume<ParcelOfOrder>(name, 1, async ([parcel]) => {
        try {
          if (parcel) await follow(parcel);
        } catch (error) {
          log.warn(reasonOf(error), 'a delivery could not be asked for');
          throw error;
        }
      });
    },
  };
}
