import type { EffectState } from '../effect.ts';
import type { Minor } from '../money.ts';
import type { Currency } from '../order.ts';

/** An act of ours, and whose it is. `isUnderWay`: it waits, is being sent or is in doubt, so neither side is wrong yet. */
interface Act {
  readonly effectId: string;
  readonly returnId: string;
  readonly returnNumber: string;
}

/** A refund as our ledger has it: what was booked less what was taken back, minor units. */
export interface OurRefund extends Act {
  readonly state: EffectState;
  readonly booked: Minor;
  readonly refundId: number | null;
  /** A person said that it was paid, although WooCommerce showed nothing: its books may lack it. */
  readonly vouched: boolean;
}

/** A coupon that is open. `amount`: what it must still hold, minor units; null: a part may have been used since it was looked at. */
export interface OurCredit extends Omit<Act, 'effectId'> {
  readonly code: string;
  readonly amount: Minor | null;
}

/** The order of an exchange, of which nothing is under way. */
export interface OurExchange extends Omit<Act, 'effectId'> {
  readonly orderId: number;
  readonly orderNumber: string;
  readonly total: Minor;
  readonly isOpen: boolean;
}

/** What we have on one order of the store. */
export interface OurOrder {
  readonly orderId: number;
  readonly orderNumber: string;
  readonly currency: Currency;
  readonly refunds: readonly OurRefund[];
  readonly credits: readonly OurCredit[];
  readonly exchanges: readonly OurExchange[];
}

/** What WooCommerce has on the same order. Missing coupons and orders are left out. */
export interface TheirOrder {
  /** null: the order is gone. */
  readonly refunds:
    | readonly {
        readonly id: number;
        readonly amount: Minor;
        readonly effectId: string | null;
        readonly reason: string;
      }[]
    | null;
  readonly coupons: readonly { readonly code: string; readonly amount: Minor }[];
  readonly exchanges: readonly { readonly id: number; readonly total: Minor; readonly status: string }[];
}

/** A label that we have bought, or tried to. */
export interface OurLabel extends Act {
  readonly state: EffectState;
  readonly transactionId: string | null;
  /** What was booked for it; null: it has no price. */
  readonly cost: { readonly amount: Minor; readonly currency: string } | null;
  /** It was given back, or is being given back. */
  readonly voided: boolean;
}

/** A label that Shippo has, bought with metadata of Boomerang's. */
export interface TheirLabel {
  readonly transactionId: string;
  readonly effectId: string;
  readonly refunded: boolean;
  /** null: not asked for. */
  readonly price: { readonly amount: Minor; readonly currency: string } | null;
}
