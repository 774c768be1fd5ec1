import type { Minor } from '../money.ts';

/** In what our books and those of WooCommerce or Shippo can differ. */
export const DIFFERENCE_CODES = [
  /** We have paid it, WooCommerce has no such refund (any more). */
  'refund_missing',
  /** Another amount than ours. */
  'refund_amount',
  /** More than one refund names the same act. */
  'refund_twice',
  /** WooCommerce has it, but by our books it was not made. */
  'refund_unexpected',
  /** It names an act of Boomerang that we know nothing of: our books are older than it, or another bridge made it. */
  'refund_unknown',
  /** The order is gone, and with it what was refunded. */
  'order_missing',
  'credit_missing',
  'credit_amount',
  'exchange_missing',
  'exchange_total',
  /** By our books it is open and WooCommerce has cancelled it, or the other way round. */
  'exchange_status',
  /** We have paid a label that Shippo does not have. */
  'label_missing',
  'label_price',
  /** Beside ours there is another label for the same return. */
  'label_twice',
  /** Shippo has paid it back, and nobody has told us to void it. */
  'label_refunded',
  /** Bought by a Boomerang with this Shippo account, and we know nothing of it. */
  'label_unknown',
] as const;
export type DifferenceCode = (typeof DIFFERENCE_CODES)[number];

/** One row of the red list: where it is, and what stands on either side. */
export interface Difference {
  readonly code: DifferenceCode;
  readonly orderId: number | null;
  readonly orderNumber: string | null;
  readonly returnId: string | null;
  readonly returnNumber: string | null;
  /** Minor units of `currency`; null: there is nothing on that side, or it is no amount. */
  readonly ours: Minor | null;
  readonly theirs: Minor | null;
  readonly currency: string | null;
  readonly decimals: number;
  /** The peer's own name of it: number of a refund or an order, a coupon's code, Shippo's transaction; empty: it has none. */
  readonly reference: string;
}
