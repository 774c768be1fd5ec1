import type { Minor } from './money.ts';
import type { RateId } from './order.ts';
import type { Instant } from './time.ts';

/**
 * Append-only money lines of a return, minor units. `promised` is what the store owes the shopper: it rises when a return is
 * accepted and falls when it is paid, lowered or refused. `refunded` is what WooCommerce refunded, `credit` the liability of coupons (rises when issued,
 * falls when used, expired or revoked), `exchanged` what goods of a new order paid, `kept` what the store kept of returned lines, `label` what labels cost, `by_hand` what
 * WooCommerce has recorded as refunded and the owner still has to pay.
 */
export const LEDGER_ACCOUNTS = ['promised', 'refunded', 'credit', 'exchanged', 'kept', 'label', 'by_hand'] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

export const LEDGER_KINDS = [
  'goods',
  'tax',
  'shipping',
  'order_fee',
  'bonus',
  'return_fee',
  'kept_part',
  'lowered',
  'label_deduction',
  'label_cost',
  'credit_used',
  'credit_expired',
  'credit_revoked',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

export interface LedgerEntry {
  readonly account: LedgerAccount;
  readonly kind: LedgerKind;
  /** Line, shipping line or fee of the order. */
  readonly orderLineId: number | null;
  readonly taxRateId: RateId | null;
  readonly currency: string;
  /** That `amount` is counted in: those of the return, or a label's currency's own. */
  readonly decimals: number;
  readonly amount: Minor;
  readonly effectId: string | null;
  readonly at: Instant;
}
