import type { Instant } from './time.ts';

export type Actor =
  | { readonly type: 'guest' }
  | { readonly type: 'customer'; readonly id: number }
  | { readonly type: 'staff'; readonly id: number; readonly name: string }
  | { readonly type: 'carrier' }
  | { readonly type: 'boomerang' };

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
  'label_voided',
  'label_void_failed',
  'tracking_entered',
  'carrier_accepted',
  'carrier_delivered',
  'carrier_lost',
  'received',
  'inspected',
  'refund_lowered',
  'refund_without_shipping',
  'refund_with_shipping',
  'restocked',
  'stock_not_managed',
  'stock_already_back',
  'restock_failed',
  'restock_in_doubt',
  'refund_started',
  'refunded',
  'refund_recorded_by_hand',
  'refund_recorded',
  'refund_deleted',
  'refund_record_removed',
  'refund_elsewhere',
  'paid_by_hand',
  'nothing_to_refund',
  'refund_failed',
  'refund_in_doubt',
  'doubt_resolved',
  'tried_again',
  'email_sent',
  'email_failed',
  'closed',
  'decided',
  'overridden',
  'changed',
  'cancelled',
  'expired',
  'sent_proven',
  'parcel_added',
  'payout_held',
  'payout_released',
  'credit_issued',
  'credit_failed',
  'credit_in_doubt',
  'credit_used',
  'credit_expired',
  'exchange_ordered',
  'exchange_failed',
  'exchange_in_doubt',
  'exchange_released',
  'exchange_awaits_payment',
  'exchange_paid',
  'exchange_cancelled',
  'exchange_gone',
  'order_gone',
  'order_paid',
  'money_arrived',
  'payment_in_question',
  'payment_back',
  'exchange_release_failed',
  'order_noted',
  'order_note_failed',
  'customs_missing',
  'deadline_near',
  'claim_reported',
  'number_used_elsewhere',
  'links_renewed',
  'email_gathered',
  'given_at_risk',
  'payment_checked',
] as const;
export type ReturnEventType = (typeof RETURN_EVENT_TYPES)[number];
