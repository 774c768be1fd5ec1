import { SHARED, WIDE } from './lookup-limits.ts';
import { networkOf } from './network.ts';

/** Look-ups that the shop did not answer in time. Each left WordPress at work: a PHP process does not end because nobody waits for it any more. */
export interface Unanswered {
  readonly count: number;
  /** ms since the epoch */
  readonly lastAt: number;
}

/** Whoever causes them, and how many at once before there are pauses. */
export interface SlowLimit {
  readonly key: string;
  readonly most: number;
}

/** After that many without an answer the shop is slow, and is not asked again at once. */
const FREE = 4;
/** So long after the last one they count for nothing. */
const FORGOTTEN_MS = 15 * 60_000;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 120_000;

/** What a look-up's time-out counts against; `shared` as for its wrong tries. */
export function slowLimits(address: string, shared: boolean): readonly SlowLimit[] {
  const { narrow, wide } = networkOf(address);
  const most = FREE * (shared ? SHARED : 1);
  const own = { key: `network:${narrow}`, most };
  return wide === null ? [own] : [own, { key: `network:${wide}`, most: most * WIDE }];
}

/** A signed-in customer whose network has to wait goes on as themselves. */
export function ownSlowLimit(customerId: number): SlowLimit {
  return { key: `customer:${customerId}`, most: FREE };
}

/** With one more. */
export function oneMore(known: Unanswered | undefined, now: number): Unanswered {
  return { count: countAt(known, now) + 1, lastAt: now };
}

function countAt(known: Unanswered | undefined, now: number): number {
  return known === undefined || now - known.lastAt > FORGOTTEN_MS ? 0 : known.count;
}

/**
 * Until when the next one waits, ms since the epoch; null: it has not come to that. From then on one goes at a time. The pause grows, and is short: the shop may
 * answer again by then.
 */
export function waitsUntil(known: Unanswered | undefined, most: number, now: number): number | null {
  const over = countAt(known, now) - most;
  if (known === undefined || over < 0) return null;
  return known.lastAt + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(over, 10));
}
