import { refusalPauseMs, slowDownMs } from '../domain/lookup-limits.ts';
import type { Result } from '../domain/result.ts';
import type { Stopwatch } from '../ports/stopwatch.ts';

/**
 * Lets refusals of look-ups end at times that tell nothing. They are held in the slot of their request: a PHP worker of the site
 * waits with each, and a slot is what counts those. What is right is never held.
 */
export interface RefusalTime {
  /** `attempts` so far of the same order from everywhere: many of them are slowed down further. */
  level<Value>(
    work: () => Promise<{ readonly result: Result<Value>; readonly attempts: number }>,
  ): Promise<Result<Value>>;
}

export function refusalTime(parts: {
  readonly stopwatch: Stopwatch;
  readonly random: () => number;
  readonly floorMs: number;
}): RefusalTime {
  const { stopwatch, random, floorMs } = parts;
  // One at a time: tries of one order from many networks must not hold all slots and so keep all shoppers from theirs.
  let isSlowing = false;
  return {
    async level(work) {
      const began = stopwatch.now();
      const { result, attempts } = await work();
      if (result.ok) return result;
      const floor = refusalPauseMs({ tookMs: stopwatch.now() - began, floorMs, random: random() });
      const more = isSlowing ? 0 : slowDownMs(attempts);
      if (more > 0) isSlowing = true;
      try {
        await stopwatch.pause(floor + more);
      } finally {
        if (more > 0) isSlowing = false;
      }
      return result;
    },
  };
}
