import type { ShownDecimals } from '../domain/decimals.ts';
import type { Instant } from '../domain/time.ts';

/** In how many decimals orders are to be counted. */
export interface OrderCounts {
  /** By order id, the most decimals that a return of it is counted in: orders without one are left out. */
  readonly returns: ReadonlyMap<number, number>;
  /** WooCommerce's "number of decimals" as long as the bridge knows the store, oldest first; empty: it has not told yet. */
  readonly shown: readonly ShownDecimals[];
}

/** A setting of the store, since when it was seen so. */
export interface SeenDecimals {
  readonly currency: string;
  /** WooCommerce's "number of decimals". */
  readonly decimals: number;
  readonly since: Instant;
}

/** What is known of WooCommerce's "number of decimals", and what was counted by it. */
export interface Counts {
  countsOf(orderIds: readonly number[]): Promise<OrderCounts>;
  /** Written down where it is not what was seen last. */
  decimalsSeen(seen: SeenDecimals): Promise<void>;
  /** Oldest first. */
  decimalsHistory(): Promise<readonly SeenDecimals[]>;
}
