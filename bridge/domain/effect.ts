import type { Breakdown } from './breakdown.ts';
import type { Minor } from './money.ts';
import type { Currency, TaxAmount } from './order.ts';
import type { Resolution } from './policy.ts';
import type { OutboundShare } from './return.ts';
import type { Instant } from './time.ts';
import type { WebhookNews } from './webhook.ts';

/** E-mails that Boomerang sends; `owner_*` go to the store. */
export const EMAIL_KINDS = [
  'received',
  'label',
  'approved',
  'rejected',
  'refunded',
  'reminder',
  'owner_decision',
  'owner_pay_by_hand',
  'owner_failed_payout',
  'owner_in_doubt',
  'credit',
  'kept',
  'nothing_paid',
  'exchange',
  'exchange_pay',
  'exchange_choose_again',
  'changed',
  'cancelled',
  'withdrawal_receipt',
  'owner_held_payout',
  'owner_deadline',
  'owner_customs',
  'owner_label',
  'owner_exchange_paid',
  'owner_unpaid',
  'owner_proof_claimed',
  'new_links',
  'owner_digest',
  'owner_given_at_risk',
] as const;
export type EmailKind = (typeof EMAIL_KINDS)[number];

/** One line of a refund: units of an order line with their goods and their tax per rate, minor units. */
export interface RefundLine {
  readonly orderLineId: number;
  readonly quantity: number;
  readonly goods: Minor;
  readonly taxes: readonly TaxAmount[];
}

/** One line of an exchange's order. */
export interface ExchangeOrderLine {
  readonly productId: number;
  readonly variationId: number;
  readonly quantity: number;
  /** At today's price, without tax, minor units: what WooCommerce shows as the line's price. */
  readonly subtotal: Minor;
  /** What of it is due, with tax, and the rates' taxes in it: the rest is paid by the goods that come back. */
  readonly due: Minor;
  readonly dueTaxes: readonly TaxAmount[];
}

/** What an effect is to do: fixed when it is written, before the act. */
export type EffectPlan =
  | { readonly kind: 'buy_label' }
  | {
      readonly kind: 'refund';
      readonly orderId: number;
      readonly payout: 'refund' | 'keep';
      readonly currency: Currency;
      /** Lines and outbound together, minor units. */
      readonly amount: Minor;
      readonly lines: readonly RefundLine[];
      readonly outbound: readonly OutboundShare[];
    }
  /** A coupon of the amount: its code is made from this effect's id. */
  | {
      readonly kind: 'store_credit';
      readonly orderId: number;
      readonly currency: Currency;
      readonly amount: Minor;
      readonly email: string;
      readonly expiresAt: Instant | null;
      readonly usage: 'once' | 'balance';
    }
  /** What is left on a running balance, after an order used a part. */
  | {
      readonly kind: 'credit_balance';
      readonly couponId: number;
      readonly currency: Currency;
      readonly left: Minor;
      /** How often the coupon had been used when this was decided; one more use is allowed. */
      readonly usedCount: number;
    }
  /** A new order that holds the stock of an exchange. */
  | {
      readonly kind: 'exchange_order';
      readonly orderId: number;
      readonly currency: Currency;
      readonly lines: readonly ExchangeOrderLine[];
      /** What the shopper pays on top, with tax, minor units: the new order's total. */
      readonly due: Minor;
    }
  | {
      readonly kind: 'exchange_status';
      readonly exchangeOrderId: number;
      /** `ship`: the store may send it (where something is due: once it is paid); `cancel`: its stock is free again. */
      readonly to: 'ship' | 'cancel';
    }
  /** A private note on the order, and "returned" on its lines, with the same breakdown as everywhere. */
  | {
      readonly kind: 'order_note';
      readonly orderId: number;
      readonly payout: Resolution;
      readonly lines: readonly { readonly orderLineId: number; readonly quantity: number }[];
      readonly currency: Currency;
      readonly breakdown: Breakdown;
    }
  | {
      readonly kind: 'restock';
      readonly orderId: number;
      readonly orderLineId: number;
      readonly productId: number;
      readonly variationId: number;
      readonly quantity: number;
    }
  /** An unused label is given back to Shippo; its price returns once the carrier agrees. */
  | {
      readonly kind: 'void_label';
      readonly transactionId: string;
      /** By these the carrier says whether the label was used after all. */
      readonly carrier: string;
      readonly trackingNumber: string | null;
      /** What was booked for it; null: nothing. */
      readonly cost: { readonly amount: Minor; readonly currency: string } | null;
    }
  /** News of the return for another program of the owner's. */
  | { readonly kind: 'webhook'; readonly news: WebhookNews }
  | {
      readonly kind: 'email';
      readonly email: EmailKind;
      /** The e-mail may wait for the label until its due time; a label that is ready brings it forward. */
      readonly awaitsLabel: boolean;
    };

export type EffectKind = EffectPlan['kind'];

/** At most one effect of these kinds per order is in flight or in doubt; the others wait. */
export const MONEY_KINDS: readonly EffectKind[] = ['refund', 'store_credit', 'exchange_order'];

/** State → allowed targets. `in_doubt` leaves only by a person's word; `failed` only by a person's "try again". */
export const EFFECT_TRANSITIONS = {
  pending: ['in_flight', 'done', 'failed'],
  in_flight: ['pending', 'done', 'failed', 'in_doubt'],
  done: [],
  failed: ['pending'],
  in_doubt: ['done', 'failed', 'pending', 'in_flight'],
} as const satisfies Record<string, readonly string[]>;
export type EffectState = keyof typeof EFFECT_TRANSITIONS;

/** What a person (or the world) is told about an effect that did not go well. `message` is the peer's own text. */
export interface EffectTrouble {
  readonly code: string;
  readonly message: string;
  /** With a code that the order's state gave: that state. */
  readonly orderStatus?: string;
  readonly at: Instant;
}

/** One act on the outside world, written before the act. The row is the truth; a job is only a wake-up. */
export interface Effect {
  readonly id: string;
  readonly storeId: string;
  readonly policyVersion: number;
  readonly returnId: string;
  readonly orderId: number;
  readonly plan: EffectPlan;
  readonly state: EffectState;
  /** 1 for the first; only a person's "try again" adds one. With the id it makes the idempotency key. */
  readonly attempt: number;
  /** Sends and looks so far in this attempt: drives back-off. */
  readonly tries: number;
  readonly dueAt: Instant;
  readonly leaseUntil: Instant | null;
  /** When the current attempt was first sent; null while it never was. */
  readonly sentAt: Instant | null;
  /** What perform learnt before the act and look needs (a Shippo rate id). */
  readonly progress: Readonly<Record<string, unknown>>;
  /** What the act gave (a refund id, stock before and after). */
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly trouble: EffectTrouble | null;
  /**
   * It came back with a backup, at `at`: a bridge that this database knows nothing of may have done it before then. Up to the attempt `lookTo` it is looked
   * for before it is sent.
   */
  readonly restored: { readonly at: Instant; readonly lookTo: number } | null;
  readonly createdAt: Instant;
}

/** The header that makes WooCommerce's and the plugin's write routes do an act once (design §4.2). */
export function idempotencyKey(effect: Pick<Effect, 'id' | 'attempt'>): string {
  return `${effect.id}-${effect.attempt}`;
}
