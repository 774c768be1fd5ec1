import type { Minor } from './money.ts';
import type { Address, Currency, TaxAmount } from './order.ts';
import type { Instant } from './time.ts';

export const RESOLUTIONS = ['refund', 'store_credit', 'exchange'] as const;
/** What the shopper gets. Only refunds are offered yet; the other two have their place in every type. */
export type Resolution = (typeof RESOLUTIONS)[number];

/** One order line in a return, with the money it was promised (shares of what was paid, after coupons). */
export interface ReturnLine {
  readonly orderLineId: number;
  readonly productId: number;
  readonly variationId: number;
  readonly name: string;
  readonly sku: string;
  readonly imageUrl: string | null;
  /** Units to send back. */
  readonly quantity: number;
  readonly reasonId: string;
  /** The reason's title when the return was made: later policies may rename or drop it. */
  readonly reasonTitle: string;
  readonly comment: string;
  readonly resolution: Resolution;
  readonly goods: Minor;
  readonly taxes: readonly TaxAmount[];
  /** Weight and size of one unit, for the parcel; null where the product has none. */
  readonly weightGrams: number | null;
  readonly sizeMm: { readonly length: number; readonly width: number; readonly height: number } | null;
}

/** What the store found in the parcel: every unit of the line is one of the three. */
export interface InspectedLine {
  readonly orderLineId: number;
  /** Goes back to stock. */
  readonly sellable: number;
  /** Refunded, not restocked. */
  readonly damaged: number;
  /** Not in the parcel: not refunded. */
  readonly missing: number;
}

export type Actor =
  | { readonly type: 'guest' }
  | { readonly type: 'customer'; readonly id: number }
  | { readonly type: 'staff'; readonly id: number; readonly name: string }
  | { readonly type: 'carrier' }
  | { readonly type: 'boomerang' };

/** The parcel's journey: each state carries what is true from then on. */
export type Parcel =
  | { readonly state: 'requested' }
  | { readonly state: 'approved'; readonly sendBackBy: Instant }
  | { readonly state: 'in_transit'; readonly sendBackBy: Instant; readonly scannedAt: Instant }
  | { readonly state: 'received'; readonly receivedAt: Instant }
  | { readonly state: 'inspected'; readonly receivedAt: Instant; readonly inspection: readonly InspectedLine[] }
  | { readonly state: 'closed'; readonly receivedAt: Instant; readonly inspection: readonly InspectedLine[] }
  | { readonly state: 'rejected'; readonly reason: string }
  | { readonly state: 'cancelled' }
  | { readonly state: 'expired' };
export type ParcelState = Parcel['state'];

/**
 * The money's own machine. `pending` until it is due and paid: `effectId` is set once the refund is written;
 * `byHand` once WooCommerce has recorded a refund that its gateway can't pay and the owner must.
 */
export type Payout =
  | { readonly state: 'pending'; readonly effectId: string | null; readonly byHand: boolean; readonly amount: Minor }
  | {
      readonly state: 'settled';
      readonly effectId: string | null;
      readonly byHand: boolean;
      readonly amount: Minor;
      readonly settledAt: Instant;
    }
  | {
      readonly state: 'failed';
      readonly effectId: string;
      readonly amount: Minor;
      readonly code: string;
      readonly message: string;
    }
  | { readonly state: 'in_doubt'; readonly effectId: string; readonly amount: Minor };
export type PayoutState = Payout['state'];

/** How the goods travel. `none_wanted` before approval; `instead` says why the shopper ships on a packing slip. */
export type Shipping =
  | { readonly state: 'none_wanted' }
  | { readonly state: 'preparing'; readonly effectId: string }
  | {
      readonly state: 'label';
      readonly carrier: string;
      readonly trackingNumber: string | null;
      readonly trackingUrl: string | null;
      readonly qrCodeUrl: string | null;
      readonly test: boolean;
      readonly source: 'shippo' | 'owner';
      /** Label price in minor units of `currency`; null for a label the owner uploaded. */
      readonly cost: { readonly amount: Minor; readonly currency: string } | null;
      readonly readyAt: Instant;
    }
  | {
      readonly state: 'packing_slip';
      readonly instead: 'no_token' | 'no_rate' | 'too_dear' | 'refused' | 'in_doubt';
      readonly carrier: string | null;
      readonly trackingNumber: string | null;
    };

/** A return: one request to send items of one order back. */
export interface Return {
  readonly id: string;
  readonly storeId: string;
  /** `RMA-1001`. */
  readonly number: string;
  readonly policyVersion: number;
  /** One per form draft: (actor, request id) is unique. */
  readonly requestId: string;
  readonly actor: Actor;
  /** WordPress locale of the page, e.g. `en_US`. */
  readonly locale: string;
  /** Request id of the browser's request that made it: ties logs together. */
  readonly traceId: string;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly customer: { readonly id: number; readonly name: string; readonly email: string; readonly address: Address };
  /** Where the parcel goes, as the store's settings said when the return was made. */
  readonly store: { readonly name: string; readonly address: Address };
  readonly currency: Currency;
  readonly lines: readonly ReturnLine[];
  readonly comment: string;
  readonly parcel: Parcel;
  readonly payout: Payout;
  readonly shipping: Shipping;
  readonly createdAt: Instant;
  /** The shopper's links (status, label, packing slip) work until then: send-back date + 30 days. */
  readonly linksValidUntil: Instant;
  /** Rises with every change; a command that names an older one is refused ("changed meanwhile"). */
  readonly revision: number;
}

/** What happened, for the timeline: the type names the sentence, data fills it. */
export interface ReturnEvent {
  readonly type: ReturnEventType;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly at: Instant;
}

export const RETURN_EVENT_TYPES = [
  'requested',
  'approved',
  'rejected',
  'label_ready',
  'label_refused',
  'label_in_doubt',
  'label_uploaded',
  'tracking_entered',
  'carrier_accepted',
  'carrier_delivered',
  'carrier_lost',
  'received',
  'inspected',
  'restocked',
  'stock_not_managed',
  'restock_failed',
  'restock_in_doubt',
  'refund_started',
  'refunded',
  'refund_recorded_by_hand',
  'refund_recorded',
  'paid_by_hand',
  'nothing_to_refund',
  'refund_failed',
  'refund_in_doubt',
  'doubt_resolved',
  'tried_again',
  'email_sent',
  'email_failed',
  'closed',
] as const;
export type ReturnEventType = (typeof RETURN_EVENT_TYPES)[number];
