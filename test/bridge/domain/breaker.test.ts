import { describe, expect, it } from 'vitest';
import { ANSWERING, type Breaker, mayAsk, missed, viewOf } from '../../../bridge/domain/breaker.ts';

const pause = (pauses: number) => 1000 * 2 ** pauses;
const miss = (breaker: Breaker, now: number) => missed(breaker, 'timeout', now, pause);
const afterMisses = (count: number, now = 0) =>
  Array.from({ length: count }).reduce<Breaker>((breaker) => miss(breaker, now), ANSWERING);

describe('A peer', () => {
  it('that misses a few calls is still asked', () => {
    expect(mayAsk(afterMisses(4), 0, 100).waitMs).toBe(0);
    expect(viewOf(afterMisses(4))).toMatchObject({ state: 'stumbles', misses: 4 });
  });

  it('that misses five in a row is left alone', () => {
    const open = afterMisses(5);
    expect(mayAsk(open, 400, 100).waitMs).toBe(600);
    expect(viewOf(open)).toMatchObject({ state: 'away', nextAskAt: '1970-01-01T00:00:01.000Z', code: 'timeout' });
  });

  it('is asked by one after the pause, and by nobody else meanwhile', () => {
    const first = mayAsk(afterMisses(5), 1000, 100);
    expect(first.waitMs).toBe(0);
    expect(mayAsk(first.breaker, 1001, 100).waitMs).toBe(99);
    // The one that was let through may never have come to its call: then the next one goes.
    expect(mayAsk(first.breaker, 1100, 100).waitMs).toBe(0);
  });

  it('that misses the probe is left alone for longer', () => {
    const probe = mayAsk(afterMisses(5), 1000, 100).breaker;
    expect(mayAsk(miss(probe, 1050), 1050, 100).waitMs).toBe(2000);
  });

  it('is not left alone longer because of calls that were under way already', () => {
    const open = afterMisses(5);
    expect(miss(open, 500)).toEqual(open);
  });
});
