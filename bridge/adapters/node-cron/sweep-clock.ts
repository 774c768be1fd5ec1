import { schedule, validate, type ScheduledTask } from 'node-cron';
import type { SweepName } from '../../domain/sweep.ts';
import type { Log } from '../../ports/log.ts';

export interface TimedSweep {
  readonly name: SweepName;
  readonly cron: string;
}

export interface SweepClock {
  /** Hours are those of this zone from now on. */
  setTimeZone(timeZone: string): void;
  stop(): void;
}

/**
 * Says which sweep is due at which hour, and does nothing else: every bridge has such a clock. `due` gets the hour as slot, which is the same on all of them
 * however late each one's timer is.
 */
export function startSweepClock(
  sweeps: readonly TimedSweep[],
  due: (sweep: { readonly name: SweepName; readonly slot: string }) => Promise<void>,
  log: Log,
): SweepClock {
  let tasks: readonly ScheduledTask[] = [];
  let zone: string | null = null;
  const stop = () => tasks.forEach((task) => void task.destroy());

  function start(timeZone: string): void {
    stop();
    zone = timeZone;
    tasks = sweeps.map(({ name, cron }) => {
      if (!validate(cron)) throw new RangeError(`Not a cron expression: ${cron}`);
      return schedule(cron, ({ date }) => tell(name, date), { timezone: timeZone, logger: quiet, unref: true });
    });
  }

  /** A queue that does not answer is no reason to end: the next hour comes, and a bridge makes up for a missed day at its start. */
  async function tell(name: SweepName, date: Date): Promise<void> {
    const slot = new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString();
    await due({ name, slot }).catch((error: unknown) => {
      log.warn({ sweep: name, reason: error instanceof Error ? error.message : '' }, 'a sweep could not be enqueued');
    });
  }

  start('UTC');
  return {
    setTimeZone(timeZone) {
      if (timeZone !== zone) start(timeZone);
    },
    stop,
  };
}

/** Its own words go to the console; what matters is logged above. */
const nothing = () => undefined;
const quiet = { info: nothing, warn: nothing, error: nothing, debug: nothing };
