import { createHash, randomUUID } from 'node:crypto';
import type { SweepName } from '../../domain/sweep.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import type { PgBossQueue } from './effect-queue.ts';
import { reasonOf } from './repeat.ts';

/** A run that takes longer goes on: its lease is the truth, and the job that comes again finds it busy. */
const EXPIRE_SECONDS = 600;
/** A long one, which waits for a peer, must not hold up the others. */
const AT_ONCE = 2;

/** A wake-up for one run. `slot`: the hour at which it is due, or who asked. */
export interface SweepJob {
  readonly name: SweepName;
  readonly slot: string;
}

export interface SweepJobs extends Pick<Jobs, 'runSweep'> {
  /** Enqueues one job a slot, whichever bridge asks, and however often. */
  due(job: SweepJob): Promise<void>;
  /** Works them off. One that throws comes again with back-off, for some hours. Ends with the queue. */
  work(run: (job: SweepJob) => Promise<void>): void;
}

/**
 * Wake-ups of sweeps. Each bridge's clock enqueues: the job's id is made of sweep and slot, so the second insert does nothing. Once the queue has tidied the first
 * away, the run's own row knows the slot.
 */
export async function startSweepJobs(queue: PgBossQueue, log: Log): Promise<SweepJobs> {
  const { boss, names } = queue;
  const queueName = names.effects.replace(/^effect-/, 'timed-');
  await boss.createQueue(queueName, {
    name: queueName,
    policy: 'standard',
    retryLimit: 8,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: EXPIRE_SECONDS,
  });

  /** null: another bridge was first. */
  const due = async (job: SweepJob) => void (await boss.send(queueName, { ...job }, { id: idOf(names.effects, job) }));

  return {
    due,
    runSweep: (name) => due({ name, slot: `asked ${randomUUID()}` }),
    work(run) {
      for (let worker = 0; worker < AT_ONCE; worker += 1) {
        queue.consume<SweepJob>(queueName, 1, async ([job]) => {
          try {
            if (job) await run(job);
          } catch (error) {
            log.warn({ sweep: job?.name, ...reasonOf(error) }, 'a sweep comes again');
            throw error;
          }
        });
      }
    },
  };
}

/** A UUID (version 8: made by a rule of one's own, RFC 9562) that is the same on every bridge. */
function idOf(store: string, { name, slot }: SweepJob): string {
  const hex = createHash('sha256').update(`${store} ${name} ${slot}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
