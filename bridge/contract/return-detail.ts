import { z } from 'zod';
import { LEDGER_ACCOUNTS, LEDGER_KINDS } from '../domain/ledger.ts';
import { PAYMENTS } from '../domain/paid.ts';
import { PAYOUT_HOLDS } from '../domain/payout-hold.ts';
import {
  breakdown,
  instant,
  money,
  moneyMoves,
  paidView,
  parcelState,
  payoutState,
  resolution,
  returnKind,
  verdict,
} from './common.ts';
import { attention } from './attention.ts';
import { claimView } from './claims.ts';
import { promised } from './inspection.ts';
import { exchangeOrderView } from './return-status.ts';

export const timelineEntry = z.object({
  type: z.string(),
  actor: z.object({
    type: z.enum(['guest', 'customer', 'staff', 'carrier', 'boomerang']),
    name: z.string().nullable(),
  }),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  at: instant,
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** An effect that needs a person: failed, in doubt, or trying for long. */
export const effectView = z.object({
  id: z.uuid(),
  kind: z.enum([
    'buy_label',
    'refund',
    'restock',
    'email',
    'store_credit',
    'credit_balance',
    'exchange_order',
    'exchange_status',
    'order_note',
    'void_label',
    'webhook',
  ]),
  /** Which e-mail, which product: says what the effect is about. */
  about: z.string().nullable(),
  state: z.enum(['pending', 'in_flight', 'done', 'failed', 'in_doubt']),
  attempt: z.number().int(),
  tries: z.number().int(),
  dueAt: instant,
  trouble: z.object({ code: z.string(), message: z.string(), at: instant }).nullable(),
});
export type EffectView = z.infer<typeof effectView>;

export const returnDetail = z.object({
  id: z.uuid(),
  number: z.string(),
  revision: z.number().int(),
  kind: returnKind,
  policyVersion: z.number().int(),
  orderId: z.number().int(),
  orderNumber: z.string(),
  customer: z.object({ id: z.number().int(), name: z.string(), email: z.string(), addressLines: z.array(z.string()) }),
  state: parcelState,
  rejectedBecause: z.string().nullable(),
  sendBackBy: instant.nullable(),
  comment: z.string(),
  createdAt: instant,
  attention: attention.nullable(),
  lines: z.array(
    z.object({
      orderLineId: z.number().int(),
      name: z.string(),
      sku: z.string(),
      imageUrl: z.string().nullable(),
      quantity: z.number().int(),
      reason: z.string(),
      comment: z.string(),
      resolution,
      /** It was never sent, so that it is not looked for in the parcel. */
      virtual: z.literal(true).optional(),
      /** It goes on, and is paid on, whatever comes back. */
      subscription: z.literal(true).optional(),
      exchangeFor: z.object({ name: z.string(), price: z.number().int() }).nullable(),
      photoIds: z.array(z.string()),
      /** What inspection suggests. */
      sellable: z.boolean(),
      goods: z.number().int(),
      tax: z.number().int(),
      inspection: z
        .object({
          sellable: z.number().int(),
          damaged: z.number().int(),
          missing: z.number().int(),
          lowered: z.object({ amount: z.number().int(), reason: z.string() }).nullable(),
        })
        .nullable(),
    }),
  ),
  decision: verdict,
  override: z.object({ reason: z.string(), refusals: z.array(verdict) }).nullable(),
  /** Whether the order behind it is paid: nothing is due before. */
  payment: z.enum(PAYMENTS),
  /** The order's state speaks against its payment, and this return has given something for it; null: not so. */
  atRisk: z.object({ status: z.string() }).nullable(),
  /** What nobody should guess at in this order: a person works out the money. */
  findings: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  payouts: z.array(
    paidView.extend({
      resolution,
      state: payoutState,
      breakdown,
      byHand: z.boolean(),
      /** True once the owner is to pay by hand. */
      awaitsHand: z.boolean(),
      held: z.enum(PAYOUT_HOLDS).nullable(),
      moneyMoves,
      settledAt: instant.nullable(),
      trouble: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
  promised,
  labelAtMost: money.nullable(),
  credit: z
    .object({
      code: z.string(),
      couponId: z.number().int(),
      amount: z.number().int(),
      left: z.number().int(),
      /** What orders took off by it: more than `amount` where one was paid that had failed before another used the code. */
      used: z.number().int(),
      expiresAt: instant.nullable(),
      state: z.enum(['open', 'used', 'expired', 'revoked']),
    })
    .nullable(),
  exchange: exchangeOrderView.extend({ orderId: z.number().int().nullable() }).nullable(),
  withdrawal: z
    .object({
      name: z.string(),
      confirmedAt: instant,
      refundBy: instant,
      sentAt: instant.nullable(),
      returnCost: z.enum(['store', 'customer']),
      /** Less than three days are left, or it is over, and something is not paid. */
      urgent: z.boolean(),
    })
    .nullable(),
  extraParcels: z.array(
    z.object({ carrier: z.string().nullable(), trackingNumber: z.string(), delivered: z.boolean() }),
  ),
  /** Of a return that is still awaited. */
  claims: z.array(claimView),
  shipping: z.object({
    state: z.enum(['none_wanted', 'preparing', 'label', 'packing_slip']),
    instead: z
      .enum([
        'no_token',
        'no_rate',
        'too_dear',
        'refused',
        'in_doubt',
        'customer_pays',
        'customs_missing',
        'label_limit',
        'voided',
        'not_paid',
        'worth_nothing',
      ])
      .nullable(),
    carrier: z.string().nullable(),
    trackingNumber: z.string().nullable(),
    trackingUrl: z.string().nullable(),
    test: z.boolean(),
    /** It was given back: no carrier takes it. */
    givenBack: z.boolean().optional(),
    cost: money.nullable(),
    source: z.enum(['shippo', 'owner']).nullable(),
  }),
  /** Command types that the transition table allows now. */
  can: z.array(
    z.enum([
      'approve',
      'reject',
      'receive',
      'inspect',
      'paid_by_hand',
      'release_payout',
      'money_arrived',
      'payment_checked',
      'upload_label',
      'cancel',
      'change',
      'sent',
      'add_parcel',
      'send_new_links',
    ]),
  ),
  /** Effects that are not simply done. */
  effects: z.array(effectView),
  timeline: z.array(timelineEntry),
  ledger: z.array(
    z.object({
      account: z.enum(LEDGER_ACCOUNTS),
      kind: z.enum(LEDGER_KINDS),
      amount: z.number().int(),
      currency: z.string(),
      decimals: z.number().int(),
      at: instant,
    }),
  ),
});
export type ReturnDetail = z.infer<typeof returnDetail>;
