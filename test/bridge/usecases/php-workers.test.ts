import { describe, expect, it } from 'vitest';
import { createWatch } from '../../../bridge/usecases/watch.ts';

const clock = { now: () => 0 };
/** Where so many workers are free; null: an older plugin. */
const siteWith = (free: number | null) => ({
  asked: [] as number[],
  answersAtOnce(calls: number) {
    this.asked.push(calls);
    return Promise.resolve(free === null ? null : Math.min(calls, free));
  },
});

describe('How many PHP workers the site has', () => {
  it.each([
    // held at most, free while it is measured, busy with the question itself → seen
    [1, 5, 1, 2],
    [1, 1, 1, 2],
    [4, 1, 1, 2],
    [4, 9, 1, 5],
    [4, 4, 0, 4],
    [1, 1, 0, 1],
  ])('held %d, free %d, busy %d: %d', async (held, free, busy, seen) => {
    const watch = createWatch(clock, held);
    const site = siteWith(free);
    expect(await watch.countWorkers(site, busy)).toEqual({ seen, held });
    expect(watch.workers()).toEqual({ seen, held });
    expect(site.asked).toEqual([held + 1 - busy]);
  });

  it('is not known of an older plugin, nor when it does not answer', async () => {
    const watch = createWatch(clock, 1);
    expect(await watch.countWorkers(siteWith(null), 1)).toBeNull();
    expect(await watch.countWorkers({ answersAtOnce: () => Promise.reject(new Error('away')) }, 1)).toBeNull();
    expect(watch.workers()).toBeNull();
  });
});
