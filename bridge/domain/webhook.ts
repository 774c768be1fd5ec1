import { toDecimal } from './money.ts';
import type { ParcelState, PayoutState, Return, ReturnEvent, ReturnEventType, ReturnKind } from './return.ts';
import type { Resolution } from './policy.ts';
import type { Instant } from './time.ts';

export const WEBHOOK_EVENTS = [
  'return.requested',
  'return.approved',
  'return.rejected',
  'return.changed',
  'return.cancelled',
  'return.expired',
  'return.in_transit',
  'return.received',
  'return.inspected',
  'return.closed',
  'payout.settled',
  'payout.failed',
  'payout.in_doubt',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** What a receiver is told: which return, of which order, how it stands, and amounts. Nothing of the person. */
export interface WebhookNews {
  readonly event: WebhookEvent;
  readonly at: Instant;
  readonly return: { readonly number: string; readonly kind: ReturnKind; readonly state: ParcelState };
  readonly order: { readonly id: number; readonly number: string };
  readonly currency: string;
  /** Amounts as decimal strings in `currency`. */
  readonly payouts: readonly {
    readonly resolution: Resolution;
    readonly state: PayoutState;
    readonly amount: string;
  }[];
}

const NEWS: { readonly [Type in ReturnEventType]?: WebhookEvent } = {
  requested: 'return.requested',
  approved: 'return.approved',
  rejected: 'return.rejected',
  changed: 'return.changed',
  cancelled: 'return.cancelled',
  expired: 'return.expired',
  carrier_accepted: 'return.in_transit',
  sent_proven: 'return.in_transit',
  carrier_delivered: 'return.received',
  received: 'return.received',
  inspected: 'return.inspected',
  closed: 'return.closed',
  refunded: 'payout.settled',
  paid_by_hand: 'payout.settled',
  nothing_to_refund: 'payout.settled',
  credit_issued: 'payout.settled',
  exchange_released: 'payout.settled',
  refund_failed: 'payout.failed',
  credit_failed: 'payout.failed',
  exchange_failed: 'payout.failed',
  refund_in_doubt: 'payout.in_doubt',
  credit_in_doubt: 'payout.in_doubt',
  exchange_in_doubt: 'payout.in_doubt',
};

/** What of a decision's events a receiver hears of, each with the return as it then stands. */
export function newsOf(next: Return, events: readonly ReturnEvent[]): readonly WebhookNews[] {
  return events.flatMap(({ type, at }) => {
    const event = NEWS[type];
    return event === undefined ? [] : [newsAbout(next, event, at)];
  });
}

function newsAbout(
  { number, kind, parcel, orderId, orderNumber, currency, payouts }: Return,
  event: WebhookEvent,
  at: Instant,
): WebhookNews {
  return {
    event,
    at,
    return: { number, kind, state: parcel.state },
    order: { id: orderId, number: orderNumber },
    currency: currency.code,
    payouts: payouts.map(({ resolution, state, amount }) => ({
      resolution,
      state,
      amount: toDecimal(amount, currency.decimals),
    })),
  };
}
