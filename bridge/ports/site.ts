import type { GivenState } from '../domain/at-risk.ts';
import type { BreakdownKind } from '../domain/breakdown.ts';
import type { Effect, EffectPlan, EmailKind } from '../domain/effect.ts';
import type { Minor } from '../domain/money.ts';
import type { Currency } from '../domain/order.ts';
import type { Resolution } from '../domain/policy.ts';
import type { ParcelState, ReturnKind } from '../domain/return.ts';
import type { TrackStatus } from '../domain/track.ts';
import type { WriteOutcome } from './store.ts';

export interface EmailMessage {
  readonly kind: EmailKind;
  readonly to: string;
  /** WordPress locale, e.g. `fr_FR`; empty: the site's own. */
  readonly locale: string;
  /** Fixed per effect, so that a repeated e-mail is the same message. */
  readonly messageId: string;
  readonly data: EmailData;
  readonly attachments: readonly { readonly filename: string; readonly contentType: string; readonly base64: string }[];
}

export interface EmailPayout {
  readonly resolution: Resolution;
  readonly lines: readonly {
    readonly kind: BreakdownKind;
    readonly label: string;
    readonly quantity: number | null;
    readonly amount: string;
  }[];
  readonly total: string;
}

/** Why less is given than was committed: what was not in the parcel (`reason` null), or was deducted; amounts are negative. */
export interface EmailLess {
  readonly items: readonly {
    readonly name: string;
    readonly quantity: number | null;
    readonly amount: string;
    readonly reason: string | null;
  }[];
  readonly left: string;
  readonly committed: string;
}

/** `toStore` and `sinceApproval` are `yes`, `no`, or '' where nobody knows. */
export interface EmailClaim {
  readonly parcel: string;
  readonly status: TrackStatus;
  readonly toStore: string;
  readonly sinceApproval: string;
  /** `return`, `order`, `own_order` or ''. */
  readonly usedBy: string;
  readonly usedNumber: string;
}

/** Many messages to the owner as one, each with its return. */
export interface EmailDigest {
  readonly lines: readonly {
    readonly returnNumber: string;
    readonly orderNumber: string;
    /** The kind of the e-mail that it stands for. */
    readonly email: EmailKind;
    /** How the return has ended without goods since; null: it goes on, or is done. */
    readonly ended: ParcelState | null;
    readonly url: string;
  }[];
  /** How many more there were. */
  readonly more: number;
}

/** What the plugin's templates show; amounts are written out, dates are ISO. */
export interface EmailData {
  readonly returnNumber: string;
  readonly orderNumber: string;
  readonly customerName: string;
  readonly storeName: string;
  readonly sendBackBy: string | null;
  readonly needsApproval: boolean;
  readonly labelUrl: string | null;
  readonly packingSlipUrl: string | null;
  readonly returnAddressLines: readonly string[];
  readonly trackingNumber: string | null;
  readonly test: boolean;
  readonly lines: readonly { readonly name: string; readonly quantity: number; readonly reason: string }[];
  /** `return` or `withdrawal`. */
  readonly returnKind: ReturnKind;
  /** What is paid, one breakdown for each resolution: the same lines as on every screen. */
  readonly payouts: readonly EmailPayout[];
  /** Of what the e-mail is about; null: it is not less. */
  readonly less: EmailLess | null;
  /** A person has paid it outside WooCommerce. */
  readonly paidByHand: boolean;
  /** Of a return that was called off: `void` is given back, `unused` only must not be used; null: there is none. */
  readonly endedLabel: 'void' | 'unused' | null;
  /** Nobody has paid the order: nothing is due. */
  readonly unpaid: boolean;
  /** A person looks at the order's payment before anything is paid. */
  readonly paymentCheck: boolean;
  /** The credit's coupon; null: none (yet). */
  readonly credit: {
    readonly code: string;
    readonly amount: string;
    /** What the coupon takes off where catalogue prices are without tax, since WooCommerce takes it off before tax; null: the same. */
    readonly beforeTax: string | null;
    readonly expiresAt: string | null;
    readonly usage: 'once' | 'balance';
  } | null;
  /** The exchange's order; null: none (yet). */
  readonly exchange: {
    readonly orderNumber: string;
    readonly items: readonly { readonly name: string; readonly quantity: number }[];
    /** What comes back for it. */
    readonly instead: readonly { readonly name: string; readonly quantity: number }[];
    readonly due: string | null;
    readonly payUrl: string | null;
  } | null;
  /** The statement that a withdrawal's receipt repeats; dates ISO 8601. */
  readonly withdrawal: {
    readonly name: string;
    readonly email: string;
    readonly confirmedAt: string;
    readonly refundBy: string;
    readonly returnCost: 'store' | 'customer';
  } | null;
  /** Why it waits for the owner, or why the payout does: a verdict's code with its numbers written out. */
  readonly verdict: { readonly code: string; readonly params: Readonly<Record<string, string>> } | null;
  /** Numbers that somebody typed, and what is known of them: for whoever decides whether the goods were sent. */
  readonly claims: readonly EmailClaim[];
  /** Page on which the shopper can see and change the return; null: none is known. */
  readonly statusUrl: string | null;
  /** What was given for an order whose payment is in question; null: nothing is at risk. */
  readonly atRisk: {
    /** Of the order, as WooCommerce has it. */
    readonly status: string;
    readonly given: readonly {
      readonly resolution: Resolution;
      readonly amount: string;
      readonly state: GivenState;
    }[];
    /** What of the credit can still be spent; null: nothing, or there is none. */
    readonly creditLeft: string | null;
  } | null;
  /** Products that lack customs data, by name. */
  readonly missingCustoms: readonly string[];
  /** Why a return was rejected, or what went wrong. */
  readonly reason: string | null;
  readonly ownerUrl: string | null;
  /** Of a digest only. */
  readonly digest: EmailDigest | null;
}

/** `already_back`: WooCommerce put the units back itself, when the order was refunded or cancelled in wp-admin. */
export type RestockResult =
  | {
      readonly status: 'restocked';
      readonly managedBy: number;
      readonly before: number;
      readonly after: number;
      /** Units that were put back: fewer where some were back already. Older plugins do not say. */
      readonly quantity?: number | undefined;
    }
  | { readonly status: 'already_back' }
  | { readonly status: 'not_managed' };

/** The plugin's own signed routes. */
export interface Site {
  ping(): Promise<{
    readonly ok: true;
    readonly site: string;
    readonly pluginVersion: string;
    readonly woocommerce: string | null;
    readonly maxExecutionSeconds: number;
    /** The plugin makes writes happen once; null: it does not say. */
    readonly guard: boolean | null;
    /** WooCommerce's data sync is on: each order in its own tables and as a post; null: it does not say. */
    readonly ordersKeptTwice: boolean | null;
    /** The site's title as people read it, and its time zone (IANA); null: it does not say. */
    readonly about: { readonly name: string; readonly timeZone: string } | null;
  }>;
  /** How many of so many calls the site's PHP answers side by side; null: none was answered, or an older plugin does not say. */
  answersAtOnce(calls: number): Promise<number | null>;
  /** Without an idempotency key: e-mail is the one kind that is repeated without a look. */
  sendEmail(message: EmailMessage): Promise<WriteOutcome<null>>;
  restock(
    effect: Pick<Effect, 'id' | 'attempt'>,
    request: {
      readonly productId: number;
      readonly variationId: number;
      readonly quantity: number;
      readonly orderId: number;
      /** The line that held the units: WooCommerce's book of what it took from stock is kept there. */
      readonly orderLineId: number;
      readonly returnNumber: string;
    },
  ): Promise<WriteOutcome<RestockResult>>;
  /** A private order note in the site's language, and "returned" as meta of the lines; amounts are written by WordPress. */
  noteOrder(
    effect: Pick<Effect, 'id' | 'attempt'>,
    request: { readonly returnNumber: string; readonly plan: Extract<EffectPlan, { kind: 'order_note' }> },
  ): Promise<WriteOutcome<null>>;
  /** What the plugin has recorded for this effect id, or null. Throws StoreUnavailable. */
  findAct(effectId: string): Promise<RestockResult | { readonly status: 'noted' } | null>;
  /** Orders (not cancelled, failed or trashed) that used this coupon, oldest first, with what it took off, tax included. Throws StoreUnavailable. */
  couponUses(
    couponId: number,
    currency: Currency,
  ): Promise<readonly { readonly orderId: number; readonly used: Minor; readonly at: string }[]>;
  /**
   * The numbers of the orders with this billing e-mail (in any spelling) or of this customer (0: a guest) as the shop prints them, newest first, so many as the
   * site tells; `more`: there are older ones. null: an older plugin, which can't be asked. Takes as long for whoever has none. Throws StoreUnavailable.
   */
  orderNumbers(
    who: { readonly email: string; readonly customerId: number },
    timeoutMs?: number,
  ): Promise<{
    readonly orders: readonly { readonly id: number; readonly number: string }[];
    readonly more: boolean;
  } | null>;
}
