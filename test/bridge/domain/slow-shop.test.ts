import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneMore, ownSlowLimit, slowLimits, type Unanswered, waitsUntil } from '../../../bridge/domain/slow-shop.ts';

const SECOND_MS = 1_000;
const QUARTER_MS = 15 * 60_000;

function after(count: number, now: number): Unanswered | undefined {
  let known: Unanswered | undefined;
  for (let n = 0; n < count; n += 1) known = oneMore(known, now);
  return known;
}

describe('What a time-out counts against', () => {
  it('is the network, a wider one with more room, and a customer apart', () => {
    expect(slowLimits('203.0.113.9', false)).toEqual([{ key: 'network:203.0.113.9/32', most: 4 }]);
    expect(slowLimits('2001:db8:1:2::1', false)).toEqual([
      { key: 'network:2001:db8:1:2::/64', most: 4 },
      { key: 'network:2001:db8:1::/48', most: 16 },
    ]);
    expect(slowLimits('10.0.0.5', true)).toEqual([{ key: 'network:10.0.0.5/32', most: 80 }]);
    expect(ownSlowLimit(7)).toEqual({ key: 'customer:7', most: 4 });
  });
});

describe('The wait', () => {
  it('begins after four, doubles from 15 s on, and is two minutes at most', () => {
    const waits = Array.from({ length: 12 }, (_, count) => waitsUntil(after(count, 0), 4, 0));
    expect(waits.map((ms) => ms && ms / SECOND_MS)).toEqual([
      ...[null, null, null, null, 15, 30, 60],
      ...[120, 120, 120, 120, 120],
    ]);
  });

  it('is over a quarter of an hour after the last one, with all that was counted', () => {
    const known = after(50, 0);
    expect(waitsUntil(known, 4, QUARTER_MS + 1)).toBeNull();
    expect(oneMore(known, QUARTER_MS + 1).count).toBe(1);
  });

  it('never goes beyond two minutes from the last one, whatever came before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2 * QUARTER_MS }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 80 }),
        (gaps, most) => {
          let now = 0;
          let known: Unanswered | undefined;
          for (const gap of gaps) known = oneMore(known, (now += gap));
          const until = waitsUntil(known, most, now);
          expect(until === null || (until > now && until <= now + 120 * SECOND_MS)).toBe(true);
        },
      ),
    );
  });
});
