import { type Minor, sum } from './money.ts';
import type { Return } from './return.ts';

/** What is promised of a return, or of one that is about to be asked for. */
export interface Given {
  readonly payouts: readonly { readonly amount: Minor }[];
  /** The item that is sent for it; null: none. */
  readonly exchange: unknown;
  /** Shapes of the order that a person works out: what it gives is not known yet. */
  readonly findings: readonly unknown[];
  readonly payment: Return['payment'];
}

/**
 * Nothing comes for it, neither money nor credit nor an item (it was free, or fees take all of it): no label is bought for it unasked. What waits for the
 * order's payment or for a person is not worth nothing.
 */
export function givesNothing({ payouts, exchange, findings, payment }: Given): boolean {
  return (
    payment === 'paid' && exchange === null && findings.length === 0 && sum(payouts.map(({ amount }) => amount)) === 0
  );
}
