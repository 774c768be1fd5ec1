import type { Spent } from '../domain/budgets.ts';
import { refuse } from '../domain/result.ts';
import { type Instant, millis } from '../domain/time.ts';

/** One sentence for the shopper, with the way on: when there is room again, or a person. */
export function refuseSpent({ budget, most, until }: Spent, now: Instant) {
  const seconds = until === null ? undefined : Math.max(1, Math.ceil((millis(until) - millis(now)) / 1000));
  return refuse('limit_reached', { budget, most, until }, seconds);
}
