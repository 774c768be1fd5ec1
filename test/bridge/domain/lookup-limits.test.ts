import { describe, expect, it } from 'vitest';
import { lookupLimits, slowDownMs } from '../../../bridge/domain/lookup-limits.ts';

const V6 = '2001:db8:1:2::1';

describe('The limits of a look-up', () => {
  it('are per order and network, and per network; an order over all networks is counted, never refused', () => {
    expect(lookupLimits('1042', '203.0.113.9', false)).toEqual([
      { key: 'network:203.0.113.9/32', most: 30 },
      { key: 'order:1042', most: null },
      { key: 'order:1042@203.0.113.9/32', most: 8 },
    ]);
  });

  it('are higher for a /48 than for a /64', () => {
    expect(lookupLimits('1042', V6, false)).toEqual([
      { key: 'network:2001:db8:1:2::/64', most: 30 },
      { key: 'network:2001:db8:1::/48', most: 120 },
      { key: 'order:1042', most: null },
      { key: 'order:1042@2001:db8:1:2::/64', most: 8 },
      { key: 'order:1042@2001:db8:1::/48', most: 32 },
    ]);
  });

  it('are twenty times as high where a proxy that was not named stands before everybody', () => {
    expect(lookupLimits('1042', '10.0.0.5', true).map(({ most }) => most)).toEqual([600, null, 160]);
  });

  it('know no difference between two spellings of one number', () => {
    expect(lookupLimits('Web-7', '203.0.113.9', false)).toEqual(lookupLimits('WEB-7', '203.0.113.9', false));
  });
});

describe('Wrong tries of one order from everywhere', () => {
  it('slow its refusals down: not at all at first, then more and more, by two seconds at most', () => {
    const waits = Array.from({ length: 1000 }, (_, count) => slowDownMs(count));
    expect(waits.slice(0, 25)).toEqual(Array(25).fill(0));
    expect(waits[25]).toBe(250);
    expect(waits.every((wait, count) => wait >= (waits[count - 1] ?? 0))).toBe(true);
    expect(Math.max(...waits)).toBe(2000);
  });
});
