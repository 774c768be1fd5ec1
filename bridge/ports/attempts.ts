import type { AttemptLimit } from '../domain/lookup-limits.ts';
import type { Instant } from '../domain/time.ts';

/** How often something was tried. */
export interface Attempts {
  /**
   * Counts one attempt of each key in its fixed window, at once for all or, where one has reached its most (null: it has none), for none of
   * them: then `resetsAt` says when it may be tried again. What came in parallel is counted one after the other.
   */
  reserveAttempts(
    limits: readonly AttemptLimit[],
    windowMs: number,
    now: Instant,
  ): Promise<
    | { readonly ok: true; readonly counts: Readonly<Record<string, number>> }
    | { readonly ok: false; readonly resetsAt: Instant }
  >;
  /** Takes one attempt of each key back, of the window that is open now. */
  releaseAttempts(keys: readonly string[], now: Instant): Promise<void>;
}
