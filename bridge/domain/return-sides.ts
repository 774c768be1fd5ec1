import type { Minor } from './money.ts';
import type { OutboundLine, TaxAmount } from './order.ts';
import type { Resolution } from './policy.ts';
import type { Instant } from './time.ts';

/** The item that an exchange sends instead, with the price as the store had it when it was chosen. */
export interface ExchangeChoice {
  readonly productId: number;
  /** 0 for a product without variations. */
  readonly variationId: number;
  readonly name: string;
  readonly sku: string;
  readonly imageUrl: string | null;
  /** All units of the line at today's price, with tax, minor units. */
  readonly listPrice: Minor;
  /** As `listPrice`, less the coupon that the returned line was bought with. */
  readonly price: Minor;
  /** The tax in `price`, one entry a rate. */
  readonly taxes: readonly TaxAmount[];
}

/** What one payout gives for a line: with the others and what is kept they add up to the line. */
export interface LinePart {
  readonly payout: Resolution;
  /** Credit again for what was paid with credit: no bonus comes on it. */
  readonly restored?: true;
  readonly goods: Minor;
  readonly taxes: readonly TaxAmount[];
}

/** What is particular of a line's product. */
export interface LineMarks {
  /** It was never sent, and so is nothing that comes back; left out: it was. */
  readonly virtual?: true;
  /** A subscription's, which goes on whatever comes back; left out: it is none's. */
  readonly subscription?: true;
}

/** Units to send back, and what they are where a part of one is among them: see `OrderLine`. */
export interface Sent {
  readonly quantity: number;
  readonly measure?: number;
}

/** Part of a shipping line or a fee of the order that is paid back. */
export interface OutboundShare extends OutboundLine {
  /**
   * What lowers it where units don't come: `worth`, in proportion to what came; ids of order lines, gone where nothing of them came. Left out: nothing, or the condition that
   * it stands under.
   */
  readonly goesBy?: 'worth' | readonly number[] | undefined;
}

/**
 * What the promise of shipping and fees hangs on: all units of this return, and these of others, which together are all of the order. Without them only `otherwise` of it is
 * paid back.
 */
export interface OutboundCondition {
  readonly needs: readonly { readonly orderLineId: number; readonly units: number }[];
  readonly otherwise: readonly OutboundShare[];
  /** What all returns of the order may have of its shipping and fees together. Left out: it was taken over from another return. */
  readonly most?: readonly OutboundShare[] | undefined;
  /** Others had not brought theirs when it was paid. Left out: they had, or it is not paid yet. */
  readonly lost?: true | undefined;
  /** How it is paid where what this return sends back is paid neither in money nor in credit. Left out: in money. */
  readonly by?: Resolution | undefined;
}

/**
 * A coupon that a return gave. Where catalogue prices are without tax, WooCommerce takes a coupon off before tax: its amount is then the part of `amount`
 * without tax, worth the same at the till.
 */
export interface StoreCredit {
  readonly code: string;
  readonly couponId: number;
  /** As WooCommerce has it, minor units. */
  readonly couponAmount: Minor;
  /** What it was issued for, minor units. */
  readonly amount: Minor;
  /** What is left on it: the store's liability. */
  readonly left: Minor;
  /** What orders took off by it, which may be more than there was: see `creditMoved`. */
  readonly used: Minor;
  /** When it came to be used for more than it held, by the last order that did; null: it is not. */
  readonly overusedAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly state: 'open' | 'used' | 'expired' | 'revoked';
  /** What of it an order used that frees it by now, and was given again; part of `used`. Left out: nothing. */
  readonly kept?: Minor;
  /** What of other credits, which paid for the order, this one gives again; left out: nothing. */
  readonly restores?: readonly RestoredCredit[];
  /** What of it ends when, where something is given again: together `amount`, the soonest first, which orders use first. Left out: all of it at `expiresAt`, the last end. */
  readonly parts?: readonly CreditPart[];
  /** What of it has ended while the rest goes on. Left out: nothing. */
  readonly lapsed?: Minor;
  /** Its coupon holds nothing any more, since something of it was given again. Left out: it holds what is left. */
  readonly emptied?: true;
  /** What returns were to give again of this one, each written down before it did; left out: nothing. */
  readonly claimedAgain?: readonly { readonly returnId: string; readonly amount: Minor }[];
}

/** `stretched`: it was given days that it had not left, which comes once. */
export interface CreditPart {
  readonly amount: Minor;
  readonly expiresAt: Instant | null;
  readonly stretched?: true;
}

/** `code` in capitals, minor units. */
export interface RestoredCredit {
  readonly code: string;
  readonly amount: Minor;
}

/** The order that an exchange made. Its stock is held from approval. */
export type ExchangeOrder =
  | { readonly state: 'ordering'; readonly effectId: string }
  | {
      /** `awaiting_payment`: the goods are back and the shopper is to pay what is due; `released`: the store ships it. */
      readonly state: 'held' | 'awaiting_payment' | 'released' | 'cancelled';
      readonly orderId: number;
      readonly orderNumber: string;
      /** What the shopper pays on top, minor units; 0: nothing. */
      readonly due: Minor;
      /** WooCommerce's own pay page; null where nothing is due. */
      readonly payUrl: string | null;
    }
  /** Nothing was ordered: `code` says why (`out_of_stock`: the shopper chooses again). */
  | { readonly state: 'failed'; readonly code: string };

/** A state of the order that speaks against paying, and which payouts a person has let go in spite of it. */
export interface OrderAgainst {
  /** As WooCommerce has it; `deleted`. */
  readonly status: string;
  readonly letGo: readonly Resolution[];
  /** A person has looked at what was given for the order, in this state; left out: nobody has. */
  readonly seen?: true;
}

/** A parcel beside the one that has the label. */
export interface ExtraParcel {
  readonly carrier: string | null;
  readonly trackingNumber: string;
  readonly delivered: boolean;
}

/** The consumer's statement of withdrawal, as the receipt repeats it. */
export interface Withdrawal {
  readonly name: string;
  readonly confirmedAt: Instant;
  /** All is to be paid back by then (art. 13(1)). */
  readonly refundBy: Instant;
  /** When the carrier first had it, or the consumer showed proof: the store may withhold no longer. */
  readonly sentAt: Instant | null;
  readonly warnedAt: Instant | null;
}
