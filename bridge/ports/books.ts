import type { Effect } from '../domain/effect.ts';
import type { Instant } from '../domain/time.ts';

/** What the reconcile reads of our own books, beside what a transaction reads of one order. */
export interface Books {
  /** Orders with money of ours since then, or of whose refunds one names an act of Boomerang's, by id, from the one after `after` on. */
  ordersToReconcile(query: {
    readonly since: Instant;
    readonly after: number;
    readonly limit: number;
  }): Promise<readonly number[]>;
  /** Effects that bought a label since then, and those with these ids, whenever and however they went. */
  labelEffects(query: { readonly since: Instant; readonly ids: readonly string[] }): Promise<readonly LabelEffect[]>;
}

export interface LabelEffect {
  readonly effect: Effect;
  readonly returnNumber: string;
  /** It was given back, or there is an effect that is to give it back. */
  readonly voided: boolean;
}
