import type { CustomsDeclaration } from '../domain/customs.ts';
import type { Minor } from '../domain/money.ts';
import type { Address } from '../domain/order.ts';
import type { Parcel } from '../domain/policy.ts';
import type { Instant } from '../domain/time.ts';
import type { Track } from '../domain/track.ts';
import type { WriteOutcome } from './store.ts';

export type { CustomsDeclaration };
export type { Track, TrackStatus } from '../domain/track.ts';

/** Minor units of `currency`. */
export interface Price {
  readonly amount: Minor;
  readonly currency: string;
}

export interface Rate extends Price {
  readonly id: string;
  /** As Shippo's `provider`, lower case: `usps`, `ups`, `dhl_express`… */
  readonly carrier: string;
  readonly service: string;
  /** The same price in the currency of the other end of the way; left out: it is the same, or not told. */
  readonly local?: Price | undefined;
}

export interface BoughtLabel {
  readonly transactionId: string;
  readonly carrier: string;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly labelUrl: string;
  readonly qrCodeUrl: string | null;
  readonly test: boolean;
}

/** A label that was bought, as Shippo's list has it. */
export interface Purchase {
  readonly transactionId: string;
  readonly metadata: string;
  readonly rateId: string | null;
  readonly boughtAt: Instant;
  /** It was given back, or is being given back. */
  readonly refunded: boolean;
}

/** What became of giving a label back. `waiting`: the carrier has not agreed yet, which may take days. `none`: nobody has asked. */
export type LabelRefund =
  | { readonly type: 'refunded' }
  | { readonly type: 'waiting' }
  | { readonly type: 'rejected'; readonly message: string }
  | { readonly type: 'none' };

/** Thrown by reads: Shippo did not answer in a way that can be read. `retryAfterMs` from Retry-After where it was given. */
export class CarrierUnavailable extends Error {
  override readonly name = 'CarrierUnavailable';
  readonly code: string;
  readonly retryAfterMs: number | null;
  constructor(code: string, message: string, retryAfterMs: number | null = null) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Shippo, for one token. Rates cost nothing; only `buy` and `refundLabel` are acts. */
export interface Carrier {
  readonly mode: 'test' | 'live';
  /** Rates for a parcel from the customer back to the store; empty where no carrier offers one, or Shippo takes the parcel not at all (its words are the messages). Throws CarrierUnavailable, with `shippo_queued` while the carriers have not answered Shippo. */
  rates(shipment: {
    readonly customer: Address;
    readonly store: Address;
    readonly parcel: Parcel;
    readonly kind: 'prepaid' | 'pay_on_use';
    /** At most 100 characters. */
    readonly metadata: string;
    readonly returnNumber: string;
    /** For a parcel that crosses a border; null: it does not. */
    readonly customs: CustomsDeclaration | null;
  }): Promise<{ readonly rates: readonly Rate[]; readonly messages: readonly string[] }>;
  /** Buys once, no retry. Never reads an SDK error as "not bought". */
  buy(request: {
    readonly rateId: string;
    readonly carrier: string;
    readonly metadata: string;
  }): Promise<WriteOutcome<BoughtLabel>>;
  /** Looks for a purchase of this rate with this metadata. `failed`: Shippo says that it did not go through. Throws CarrierUnavailable. */
  findPurchase(request: {
    readonly rateId: string;
    readonly carrier: string;
    readonly metadata: string;
  }): Promise<
    | { readonly type: 'found'; readonly label: BoughtLabel }
    | { readonly type: 'failed'; readonly message: string }
    | { readonly type: 'waiting' }
    | { readonly type: 'none' }
  >;
  /** Asks once for the price of an unused label, no retry. Shippo refunds a label once, however often it is asked. */
  refundLabel(transactionId: string): Promise<WriteOutcome<LabelRefund>>;
  /** Whether a label was given back, by us or by anybody. Throws CarrierUnavailable. */
  labelRefund(transactionId: string): Promise<LabelRefund>;
  /** Labels that were bought with this token, Boomerang's among others, newest first, 100 a page; `next` null: that was the last page. Throws CarrierUnavailable. */
  purchases(page: number): Promise<{ readonly items: readonly Purchase[]; readonly next: number | null }>;
  /** What a rate costs, in `currency` where Shippo names it in that; null: Shippo does not know it (any more). Throws CarrierUnavailable. */
  ratePrice(rateId: string, currency?: string): Promise<Price | null>;
  /** Whether Shippo finds an address, and what it says of it (also of one that it finds). Throws CarrierUnavailable. */
  checkAddress(address: Address): Promise<{ readonly valid: boolean; readonly messages: readonly string[] }>;
  /** The label's PDF (label URLs may expire: keep it). Throws CarrierUnavailable. */
  download(labelUrl: string): Promise<Uint8Array>;
  /** With a live token Shippo's mock parcels are unknown, and nobody is asked. Throws CarrierUnavailable. */
  track(request: { readonly carrier: string; readonly trackingNumber: string }): Promise<Track>;
}

export const QUEUED = 'shippo_queued';

/** What a rate costs in a currency; null: nobody says. */
export function priceIn({ amount, currency, local }: Rate, wanted: string): Price | null {
  if (currency === wanted) return { amount, currency };
  return local?.currency === wanted ? local : null;
}

/** Shippo does not let this token ask: asking again would not help before the owner has mended it. */
export function isDenied(error: unknown): error is CarrierUnavailable {
  return error instanceof CarrierUnavailable && ['shippo_401', 'shippo_403'].includes(error.code);
}

/** Shippo knows neither the carrier nor the number: asking at once again would not help. */
export function isUnknownParcel(error: unknown): error is CarrierUnavailable {
  return error instanceof CarrierUnavailable && ['shippo_400', 'shippo_404', 'shippo_422'].includes(error.code);
}

/** Makes a Carrier for the token in force, or null when the owner has given none. */
export type Carriers = (storeId: string) => Promise<Carrier | null>;
