import type { Minor } from './money.ts';
import type { TaxAmount } from './order.ts';
import type { Instant } from './time.ts';

/** E-mails that Boomerang sends; `owner_*` go to the store. */
export const EMAIL_KINDS = [
  'received',
  'label',
  'approved',
  'rejected',
  'refunded',
  'owner_decision',
  'owner_pay_by_hand',
  'owner_failed_payout',
  'owner_in_doubt',
] as const;
export type EmailKind = (typeof EMAIL_KINDS)[number];

/** One line of a refund: units of an order line with their goods and their tax per rate, minor units. */
export interface RefundLine {
  readonly orderLineId: number;
  readonly quantity: number;
  readonly goods: Minor;
  readonly taxes: readonly TaxAmount[];
}

/** What an effect is to do: fixed when it is written, before the act. */
export type EffectPlan =
  | { readonly kind: 'buy_label' }
  | {
      readonly kind: 'refund';
      readonly orderId: number;
      readonly currency: { readonly code: string; readonly decimals: number };
      readonly amount: Minor;
      readonly lines: readonly RefundLine[];
    }
  | {
      readonly kind: 'restock';
      readonly orderId: number;
      readonly orderLineId: number;
      readonly productId: number;
      readonly variationId: number;
      readonly quantity: number;
    }
  | {
      readonly kind: 'email';
      readonly email: EmailKind;
      /** The e-mail may wait for the label until its due time; a label that is ready brings it forward. */
      readonly awaitsLabel: boolean;
    };

export type EffectKind = EffectPlan['kind'];

/** At most one effect of these kinds per order is in flight or in doubt; the others wait. */
export const MONEY_KINDS: readonly EffectKind[] = ['refund'];

/** State → allowed targets. `in_doubt` leaves only by a person's word; `failed` only by a person's "try again". */
export const EFFECT_TRANSITIONS = {
  pending: ['in_flight', 'done', 'failed'],
  in_flight: ['pending', 'done', 'failed', 'in_doubt'],
  done: [],
  failed: ['pending'],
  in_doubt: ['done', 'failed', 'pending'],
} as const satisfies Record<string, readonly string[]>;
export type EffectState = keyof typeof EFFECT_TRANSITIONS;

/** What a person (or the world) is told about an effect that did not go well. `message` is the peer's own text. */
export interface EffectTrouble {
  readonly code: string;
  readonly message: string;
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
  readonly createdAt: Instant;
}

/** The header that makes WooCommerce's and the plugin's write routes do an act once (design §4.2). */
export function idempotencyKey(effect: Pick<Effect, 'id' | 'attempt'>): string {
  return `${effect.id}-${effect.attempt}`;
}
