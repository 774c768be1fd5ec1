import type { ReturnDetail } from '../../../bridge/contract/staff.ts';

export const SOON_MS = 3_000;
export const LATER_MS = 30_000;
const NEAR_MS = 10_000;

/**
 * Milliseconds until the screen should ask again: soon while something is under way, seldom while Boomerang waits before
 * its next try, null when nothing moves by itself. `now` in ms since the epoch.
 */
export function pollDelay({ effects, shipping, exchange }: ReturnDetail, now: number): number | null {
  const waiting = effects.filter((effect) => effect.state === 'pending' || effect.state === 'in_flight');
  if (waiting.some((effect) => effect.state === 'in_flight' || Date.parse(effect.dueAt) <= now + NEAR_MS))
    return SOON_MS;
  const awaited = shipping.state === 'preparing' || exchange?.state === 'awaiting_payment';
  return waiting.length > 0 || awaited ? LATER_MS : null;
}
