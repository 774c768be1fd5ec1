import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSweepClock, type SweepClock } from '../../../../bridge/adapters/node-cron/sweep-clock.ts';
import { SWEEPS } from '../../../../bridge/usecases/sweeps/list.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const clocks: SweepClock[] = [];
beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-03-01T08:00:00.300Z') }));
afterEach(() => {
  clocks.splice(0).forEach((clock) => clock.stop());
  vi.useRealTimers();
});

function listen(cron: string, tell: () => Promise<void> = () => Promise.resolve()) {
  const due = vi.fn((_due: { readonly slot: string }) => tell());
  const clock = startSweepClock([{ name: 'reminders', cron }], due, quietLog);
  clocks.push(clock);
  return { clock, due, slots: () => due.mock.calls.map(([{ slot }]) => slot) };
}
const HOUR_MS = 3_600_000;

describe('The clock of sweeps', () => {
  it('tells each hour once, under the same name on every bridge', async () => {
    const one = listen('*/10 * * * *');
    await vi.advanceTimersByTimeAsync(437);
    const two = listen('*/10 * * * *');
    await vi.advanceTimersByTimeAsync(31 * 60_000);
    const expected = ['10', '20', '30'].map((minute) => `2026-03-01T08:${minute}:00.000Z`);
    expect(one.slots()).toEqual(expected);
    expect(two.slots()).toEqual(expected);
  });

  it('knows the site’s own morning, as soon as the site’s zone is known', async () => {
    const { clock, slots } = listen('5 9 * * *');
    clock.setTimeZone('America/New_York');
    await vi.advanceTimersByTimeAsync(24 * HOUR_MS);
    expect(slots()).toEqual(['2026-03-01T14:05:00.000Z']);
    // The clocks there go forward on March 8th.
    await vi.advanceTimersByTimeAsync(7 * 24 * HOUR_MS);
    expect(slots().at(-1)).toBe('2026-03-08T13:05:00.000Z');
  });

  it('goes on after a queue that did not answer', async () => {
    const { due } = listen('0 * * * *', () => Promise.reject(new Error('the database is away')));
    await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
    expect(due).toHaveBeenCalledTimes(2);
  });

  it('tells nothing once it is stopped', async () => {
    const { clock, due } = listen('* * * * *');
    clock.stop();
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(due).not.toHaveBeenCalled();
  });

  it('understands the hours of every sweep', () => {
    clocks.push(startSweepClock(SWEEPS, () => Promise.resolve(), quietLog));
    expect(() => startSweepClock([{ name: 'tidy', cron: 'at noon' }], () => Promise.resolve(), quietLog)).toThrow(
      RangeError,
    );
  });
});
