import { act } from '@testing-library/react';
import { vi } from 'vitest';

/** Lets time pass (ms) in small steps, so that what React does at one point sets the timers of the next. */
export async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 250) {
    await act(() => vi.advanceTimersByTimeAsync(Math.min(left, 250)));
  }
}
