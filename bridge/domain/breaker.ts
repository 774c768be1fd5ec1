import { instant, type Instant } from './time.ts';

/**
 * What is known of a peer's being there. After `OPENS_AFTER` calls in a row without an answer nobody asks it any more; once the pause is over one call is let
 * through, and its fate decides for the others. Times in ms since the epoch.
 *
 * Own code, because the well-kept libraries (cockatiel, opossum) read the machine's clock and count thrown errors: here time is an argument, and what a peer
 * did is a value.
 */
export type Breaker =
  | { readonly state: 'closed'; readonly misses: number; readonly since: number | null; readonly code: string | null }
  | {
      readonly state: 'open';
      readonly misses: number;
      /** The first call without an answer. */
      readonly since: number;
      readonly code: string;
      /** Nobody asks before. */
      readonly until: number;
      readonly probing: boolean;
    };

const OPENS_AFTER = 5;

export const ANSWERING: Breaker = { state: 'closed', misses: 0, since: null, code: null };

/** A call got no answer. `pauseMs` says how long to leave the peer alone after so many pauses before. */
export function missed(breaker: Breaker, code: string, now: number, pauseMs: (pauses: number) => number): Breaker {
  const misses = breaker.misses + 1;
  const since = breaker.since ?? now;
  // Calls that were under way when it opened say nothing new; only the probe does, or whoever asks after the pause.
  if (breaker.state === 'open' && !breaker.probing && now < breaker.until) return breaker;
  if (misses < OPENS_AFTER) return { state: 'closed', misses, since, code };
  return { state: 'open', misses, since, code, until: now + pauseMs(misses - OPENS_AFTER), probing: false };
}

/** May a call be made? 0: yes, else how long to wait, ms. Of those that come after the pause one is let through within `probeMs`. */
export function mayAsk(
  breaker: Breaker,
  now: number,
  probeMs: number,
): { readonly breaker: Breaker; readonly waitMs: number } {
  if (breaker.state === 'closed') return { breaker, waitMs: 0 };
  if (now < breaker.until) return { breaker, waitMs: breaker.until - now };
  return { breaker: { ...breaker, until: now + probeMs, probing: true }, waitMs: 0 };
}

/** For those who run it. `answers` is also said of a peer that nobody has asked yet. */
export interface PeerView {
  readonly state: 'answers' | 'stumbles' | 'away';
  readonly since: Instant | null;
  readonly nextAskAt: Instant | null;
  readonly misses: number;
  readonly code: string | null;
}

export function viewOf(breaker: Breaker): PeerView {
  const { misses, code } = breaker;
  const since = breaker.since === null ? null : instant(breaker.since);
  if (breaker.state === 'open') return { state: 'away', since, nextAskAt: instant(breaker.until), misses, code };
  return { state: misses === 0 ? 'answers' : 'stumbles', since, nextAskAt: null, misses, code };
}
