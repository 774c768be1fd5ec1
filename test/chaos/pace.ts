import type { CompositionOptions } from '../../bridge/composition.ts';

/** In proportion as in the real bridge: a call is shorter than its lease, and "not found" counts only when a peer can't be at it any more. */
export const PACE = { longestCallMs: 1_000, sweepEveryMs: 1_000 } as const satisfies CompositionOptions['pace'];

export const LIMITS = {
  leaseMs: 4_000,
  firstLookMs: 150,
  storeSettlesMs: 2_500,
  carrierSettlesMs: 2_500,
  firstPauseMs: 100,
  longestPauseMs: 800,
  firstRestMs: 200,
  longestRestMs: 1_000,
  // One shopper asks for all.
  shopperEmailsADay: 1_000_000,
  ownerEmailsAnHour: 1_000_000,
  customerReturnsADay: 1_000_000,
  networkReturnsADay: 1_000_000,
} as const satisfies CompositionOptions['limits'];

/** Within a call's limit; beyond it, while a look does not count yet. */
export const SLOW_MS = 400;
export const TOO_LONG_MS = 1_600;
