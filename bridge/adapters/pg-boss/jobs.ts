import type { Jobs, ParcelOfOrder, TrackHint } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import { startDeliveryJobs } from './delivery-jobs.ts';
import { startExchangeJobs } from './exchange-jobs.ts';
import type { PgBossQueue } from './effect-queue.ts';
import { startReadingJobs } from './reading-jobs.ts';
import { type SweepJob, type SweepJobs, startSweepJobs } from './sweep-jobs.ts';
import { startTrackJobs } from './track-jobs.ts';

export interface QueuedJobs extends Jobs, Pick<SweepJobs, 'due'> {
  /** Works jobs off until the queue stops. */
  work(handlers: {
    readonly followTrack: (hint: TrackHint) => Promise<void>;
    readonly followDelivery: (parcel: ParcelOfOrder) => Promise<void>;
    readonly followExchange: (returnId: string) => Promise<void>;
    /** Reads orders for some minutes at most; true: there are more. */
    readonly readOrders: () => Promise<boolean>;
    readonly sweep: (job: SweepJob) => Promise<void>;
  }): void;
}

/** Everything durable that is no effect. */
export async function startJobs(queue: PgBossQueue, log: Log): Promise<QueuedJobs> {
  const tracks = await startTrackJobs(queue, log);
  const deliveries = await startDeliveryJobs(queue, log);
  const exchanges = await startExchangeJobs(queue, log);
  const reading = await startReadingJobs(queue, log);
  const sweeps = await startSweepJobs(queue, log);
  return {
    followTrack: (hint) => tracks.followTrack(hint),
    followDelivery: (parcel) => deliveries.followDelivery(parcel),
    followExchange: (returnId) => exchanges.followExchange(returnId),
    readOrders: () => reading.readOrders(),
    runSweep: (name) => sweeps.runSweep(name),
    due: (job) => sweeps.due(job),
    work({ followTrack, followDelivery, followExchange, readOrders, sweep }) {
      tracks.work(followTrack);
      deliveries.work(followDelivery);
      exchanges.work(followExchange);
      reading.work(readOrders);
      sweeps.work(sweep);
    },
  };
}
