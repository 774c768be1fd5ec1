import type { Jobs, TrackHint } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import type { PgBossQueue } from './effect-queue.ts';

export interface TrackJobs extends Jobs {
  /** Works the hints off, one at a time; a carrier that does not answer is asked again with back-off, for about a day. */
  work(follow: (hint: TrackHint) => Promise<void>): Promise<void>;
}

/** Hints about parcels, kept until Shippo itself was asked. */
export async function startTrackJobs({ boss, names }: PgBossQueue, log: Log): Promise<TrackJobs> {
  const name = names.effects.replace(/^effect-/, 'track-');
  await boss.createQueue(name, { name, policy: 'standard', retryLimit: 12, retryDelay: 15, retryBackoff: true });
  return {
    async followTrack(hint) {
      if ((await boss.send(name, { ...hint })) === null) throw new Error('No job was enqueued for a track');
    },
    async work(follow) {
      await boss.work<TrackHint>(name, { pollingIntervalSeconds: 1 }, async (jobs) => {
        for (const job of jobs) {
          await follow(job.data).catch((error: unknown) => {
            log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'a track could not be followed');
            throw error;
          });
        }
      });
    },
  };
}
