import type { ExchangeOrderLine } from './effect.ts';
import type { InspectedLine } from './inspected-line.ts';
import type { Minor } from './money.ts';
import type { Address, Currency, OrderFinding, TaxAmount } from './order.ts';
import type { Payment } from './paid.ts';
import type { Attempted, PayoutHold } from './payout-hold.ts';
import type { Resolution } from './policy.ts';
import type { Actor } from './return-event.ts';
import type {
  ExchangeChoice,
  ExchangeOrder,
  ExtraParcel,
  LineMarks,
  LinePart,
  OrderAgainst,
  OutboundCondition,
  OutboundShare,
  Sent,
  StoreCredit,
  Withdrawal,
} from './return-sides.ts';
import type { Instant } from './time.ts';
import type { TrackingReport } from './tracking-claim.ts';
import type { DecisionCode, RefusalCode, Verdict } from './verdict.ts';

export type * from './inspected-line.ts';
export * from './return-event.ts';
export type { OutsideHold, PayoutHold } from './payout-hold.ts';
export type * from './return-sides.ts';

/** `withdrawal`: the consumer's statutory right, beside the store's own policy. */
export type ReturnKind = 'return' | 'withdrawal';

/** One order line in a return, with the money it was promised (shares of what was paid, after coupons). */
export interface ReturnLine extends Sent, LineMarks {
  readonly orderLineId: number;
  readonly productId: number;
  readonly variationId: number;
  readonly name: string;
  readonly sku: string;
  readonly imageUrl: string | null;
  readonly reasonId: string;
  /** The reason's title when the return was made: later policies may rename or drop it. */
  readonly reasonTitle: string;
  readonly comment: string;
  readonly photoIds: readonly string[];
  readonly resolution: Resolution;
  /** Of a set, what of one goes on the shelf again; left out: the line itself. */
  readonly restock?: readonly {
    readonly orderLineId: number;
    readonly productId: number;
    readonly variationId: number;
    readonly units: number;
  }[];
  readonly exchange: ExchangeChoice | null;
  /** What the units cost before coupons, without tax. */
  readonly subtotal: Minor;
  /** What the units are worth after coupons: what they take of the order line, whatever is paid for them. */
  readonly goods: Minor;
  readonly taxes: readonly TaxAmount[];
  /** Return fee kept, with its tax. */
  readonly fee: Minor;
  /** What `keep` does not pay back, with its tax. */
  readonly kept: Minor;
  /** What an earlier refund by amount leaves no room for, with its tax. */
  readonly capped: Minor;
  readonly parts: readonly LinePart[];
  /** What inspection suggests: the reason's own setting when the return was made. */
  readonly sellable: boolean;
  readonly hsCode: string | null;
  readonly originCountry: string | null;
  /** Weight and size of one unit, for the parcel; null where the product has none. */
  readonly weightGrams: number | null;
  readonly sizeMm: { readonly length: number; readonly width: number; readonly height: number } | null;
}

/** The parcel's journey: each state carries what is true from then on. */
export type Parcel =
  | { readonly state: 'requested' }
  | { readonly state: 'approved'; readonly sendBackBy: Instant }
  | { readonly state: 'in_transit'; readonly sendBackBy: Instant; readonly scannedAt: Instant }
  | { readonly state: 'received'; readonly receivedAt: Instant }
  | { readonly state: 'inspected'; readonly receivedAt: Instant; readonly inspection: readonly InspectedLine[] }
  /** `receivedAt` null: there was nothing to send (every item is kept). */
  | { readonly state: 'closed'; readonly receivedAt: Instant | null; readonly inspection: readonly InspectedLine[] }
  | { readonly state: 'rejected'; readonly reason: string }
  | { readonly state: 'cancelled' }
  | { readonly state: 'expired' };
export type ParcelState = Parcel['state'];

/**
 * The money's own machine, one for each resolution in the return. `pending` until it is due and paid: `effectId` is set once the act is written;
 * `byHand` once WooCommerce has recorded a refund that its gateway can't pay and the owner must. `amount` is minor units.
 * `store_credit` is settled by a coupon, `exchange` by an order, `refund` and `keep` by a refund. `held` of one that failed or is in doubt holds what follows it.
 */
export type Payout = { readonly resolution: Resolution; readonly amount: Minor } & (
  | {
      readonly state: 'pending';
      readonly effectId: string | null;
      readonly byHand: boolean;
      readonly held: PayoutHold | null;
    }
  | {
      readonly state: 'settled';
      readonly effectId: string | null;
      readonly byHand: boolean;
      readonly settledAt: Instant;
    }
  | ({ readonly state: 'failed'; readonly code: string; readonly message: string } & Attempted)
  | ({ readonly state: 'in_doubt' } & Attempted)
);
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
      /** Shippo's transaction, by which the label can be given back; null for a label the owner uploaded. */
      readonly transactionId: string | null;
      /** Label price in minor units of `currency`; null for a label the owner uploaded. */
      readonly cost: { readonly amount: Minor; readonly currency: string } | null;
      readonly readyAt: Instant;
    }
  | {
      readonly state: 'packing_slip';
      readonly instead:
        | 'no_token'
        | 'no_rate'
        | 'too_dear'
        | 'refused'
        | 'in_doubt'
        | 'customer_pays'
        | 'customs_missing'
        | 'label_limit'
        | 'voided'
        | 'not_paid'
        | 'worth_nothing';
      readonly carrier: string | null;
      readonly trackingNumber: string | null;
    };

/** A return: one request to send items of one order back. */
export interface Return {
  readonly id: string;
  readonly storeId: string;
  /** `RMA-1001`. */
  readonly number: string;
  readonly kind: ReturnKind;
  readonly policyVersion: number;
  /** One per form draft: (actor, request id) is unique. */
  readonly requestId: string;
  /** Of the offline request that it was made of, which makes one return and no second; left out: it was asked for directly. */
  readonly receipt?: string;
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
  readonly orderPlacedAt: Instant;
  /** The store's catalogue prices include tax: then a coupon's amount does, too. */
  readonly pricesIncludeTax: boolean;
  readonly payment: Payment;
  /** The order's state, while it speaks against paying back what was paid; left out: it does not, or nobody has looked. */
  readonly against?: OrderAgainst;
  /** It did, and does so no more: for other returns of the order that is no proof of money, either. */
  readonly wasAgainst?: true;
  /** The states of which the owner was written to after something had been given, and when last; left out: none. */
  readonly riskTold?: readonly { readonly status: string; readonly at: Instant }[];
  /** Address of the page with the form, without query, on the store's own site; empty: not known. */
  readonly page: string;
  readonly lines: readonly ReturnLine[];
  /** Shipping and order fees that are paid back with it. */
  readonly outbound: readonly OutboundShare[];
  readonly outboundIf?: OutboundCondition;
  /** On top of store credit, minor units. */
  readonly bonus: Minor;
  /** What the label cost and the shopper bears, minor units; null: not known yet, 0: nothing. */
  readonly labelDeduction: Minor | null;
  readonly comment: string;
  readonly parcel: Parcel;
  /** One for each resolution that something is paid by, in the order of RESOLUTIONS. */
  readonly payouts: readonly Payout[];
  /** What the exchange's order is to hold; null: nothing is exchanged. `due` as in the effect. */
  readonly exchangePlan: { readonly lines: readonly ExchangeOrderLine[]; readonly due: Minor } | null;
  readonly exchangeOrder: ExchangeOrder | null;
  readonly credit: StoreCredit | null;
  readonly withdrawal: Withdrawal | null;
  /** Why it was accepted by itself or waits for a person. */
  readonly decision: Verdict<DecisionCode>;
  /** What staff overrode, and why; null: nothing. */
  readonly override: { readonly reason: string; readonly refusals: readonly Verdict<RefusalCode>[] } | null;
  readonly findings: readonly OrderFinding[];
  readonly shipping: Shipping;
  readonly extraParcels: readonly ExtraParcel[];
  /** What is known of the numbers that people typed. */
  readonly trackingReports: readonly TrackingReport[];
  /** Of several parcels, the one that has the label (or the first number) has come. */
  readonly firstDelivered: boolean;
  readonly createdAt: Instant;
  /** Rises when the shopper is sent new links (page, label, packing slip): those of an earlier number open nothing. */
  readonly linkGeneration: number;
  /** Rises with every change; a command that names an older one is refused ("changed meanwhile"). */
  readonly revision: number;
}
