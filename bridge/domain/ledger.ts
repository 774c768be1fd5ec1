import type { Minor } from './money.ts';
import type { Instant } from './time.ts';

/**
 * Append-only money lines of a return, minor units. `promised` is what the store owes the shopper: it rises when a return is
 * accepted and falls when it is refunded, lowered or refused; `refunded` is what was paid back; `label` what a label cost.
 */
export interface LedgerEntry {
  readonly account: 'promised' | 'refunded' | 'label';
  readonly kind: 'goods' | 'tax' | 'label_cost';
  readonly orderLineId: number | null;
  readonly taxRateId: number | null;
  readonly currency: string;
  readonly amount: Minor;
  readonly effectId: string | null;
  readonly at: Instant;
}
