import { oneMore, ownSlowLimit, slowLimits, type SlowLimit, type Unanswered, waitsUntil } from '../domain/slow-shop.ts';
import type { Clock } from '../ports/clock.ts';
import type { Requester } from './request-context.ts';

/** How a look-up ended: whether WordPress is still at it, and whether somebody got what is theirs. */
export type Ending = 'unanswered' | 'answered' | 'right';

/**
 * What look-ups cost a slow shop: one that ends in a time-out is no wrong try, but makes its network wait before the next one. As this bridge has seen since it
 * started: it is the shop's load now, and nothing to remember.
 */
export interface SlowTries {
  /** null: it may go on, and tells its end. Else how long whoever asks has to wait, as long as nobody else was answered meanwhile, ms. */
  begin(requester: Requester, shared: boolean): { readonly waitMs: number } | { end(how: Ending): void };
}

/** Networks that are remembered; the one that was told longest ago goes first. */
const MOST = 2_000;

export function slowTries(clock: Clock): SlowTries {
  const unanswered = new Map<string, Unanswered & { readonly turn: number }>();
  const running = new Map<string, number>();
  let turn = 0;
  let answeredTurn = 0;

  /** ms; null: it may go on. */
  function waitOf({ key, most }: SlowLimit): number | null {
    const now = clock.now();
    const known = unanswered.get(key);
    const until = waitsUntil(known, most, now);
    if (known === undefined || until === null) return null;
    if ((running.get(key) ?? 0) > 0) return Math.max(1, until - now);
    return until <= now || answeredTurn > known.turn ? null : until - now;
  }

  function count(keys: readonly string[], by: 1 | -1): void {
    for (const key of keys) {
      const left = (running.get(key) ?? 0) + by;
      if (left > 0) running.set(key, left);
      else running.delete(key);
    }
  }

  function remember(keys: readonly string[]): void {
    turn += 1;
    for (const key of keys) {
      const next = oneMore(unanswered.get(key), clock.now());
      unanswered.delete(key);
      unanswered.set(key, { ...next, turn });
    }
    while (unanswered.size > MOST) unanswered.delete(unanswered.keys().next().value ?? '');
  }

  const longest = (limits: readonly SlowLimit[]): number | null =>
    limits.map(waitOf).reduce((most, wait) => (wait === null || (most !== null && most > wait) ? most : wait), null);

  return {
    begin(requester, shared) {
      const networks = slowLimits(requester.ip, shared);
      const own = requester.type === 'customer' ? [ownSlowLimit(requester.id)] : [];
      const waitMs = longest(networks);
      if (waitMs !== null) {
        const ownMs = own.length === 0 ? waitMs : longest(own);
        if (ownMs !== null) return { waitMs: Math.min(waitMs, ownMs) };
      }
      const keys = [...networks, ...own].map(({ key }) => key);
      count(keys, 1);
      return {
        end(how) {
          count(keys, -1);
          if (how === 'unanswered') remember(keys);
          if (how === 'right') answeredTurn = turn += 1;
        },
      };
    },
  };
}
