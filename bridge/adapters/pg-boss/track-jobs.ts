import type { Jobs, TrackHint } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import type { PgBossQueue } from './effect-queue.ts';
import { reasonOf } from './repeat.ts';

export interface TrackJobs extends Pick<Jobs, 'followTrack'> {
  /** Works the hints off, one at a time; a carrier that does not answer is asked again with back-off, for about a day. Ends with the queue. */
  work(follow: (hint: TrackHint) => Promise<void>): void;
}

/** Hints about parcels, kept until Shippo itself was asked. */
export async function startTrackJobs(queue: PgBossQueue, log: Log): Promise<TrackJobs> {
  const { boss, names } = queue;
  const name = names.effects.replace(/^effect-/, 'track-');
  await boss.createQueue(name, { name, policy: 'standard', retryLimit: 12, retryDelay: 15, retryBackoff: true });
  return {
    async followTrack(hint) {
      if ((await boss.send(name, { ...hint })) === null) throw new Error('No job was enqueued for a track');
    },
    work(follow) {
      queue.consume<TrackHint>(name, 1, async ([hint]) => {
        try {
          if (hint) await follow(hint);
        } catch (error) {
          log.warn(reasonOf(error), 'a track could not be followed');
          throw error;
        }
      });
    },
  };
}
