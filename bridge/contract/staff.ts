import { z } from 'zod';
import {
  breakdown,
  instant,
  locale,
  money,
  moneyMoves,
  parcelState,
  payoutState,
  resolution,
  returnKind,
  typed,
  typedSome,
  verdict,
} from './common.ts';
import { askedLine, exchangeOrderView } from './shop.ts';

export const attention = z.enum([
  'decision',
  'deadline',
  'failed_payout',
  'in_doubt',
  'pay_by_hand',
  'held_payout',
  'failed_effect',
]);

export const listRequest = z.object({
  search: typed(100).optional(),
  /** Comma-separated parcel states. */
  states: z.string().max(200).optional(),
  attention: z.enum(['true', 'false']).optional(),
  sort: z.enum(['created_at', 'number', 'amount']).default('created_at'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  page: z.coerce.number().int().min(1).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(20),
});
export type ListRequest = z.input<typeof listRequest>;

export const listItem = z.object({
  id: z.uuid(),
  number: z.string(),
  orderId: z.number().int(),
  orderNumber: z.string(),
  customerName: z.string(),
  customerEmail: z.string(),
  state: parcelState,
  kind: returnKind,
  /** The one that needs most: in doubt before failed before pending before settled. */
  payout: payoutState,
  resolutions: z.array(resolution),
  amount: money,
  attention: attention.nullable(),
  createdAt: instant,
});
export const listResponse = z.object({ items: z.array(listItem), total: z.number().int() });
export type ListItem = z.infer<typeof listItem>;
export type ListResponse = z.infer<typeof listResponse>;

export const inspectedLine = z.strictObject({
  orderLineId: z.number().int().positive(),
  sellable: z.number().int().min(0),
  damaged: z.number().int().min(0),
  missing: z.number().int().min(0),
});

/** What staff can do to a return; the detail lists which of them are possible now. */
export const staffCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('approve') }),
  z.strictObject({ type: z.literal('reject'), reason: typedSome(3, 1000) }),
  z.strictObject({ type: z.literal('receive') }),
  z.strictObject({ type: z.literal('inspect'), lines: z.array(inspectedLine).min(1).max(200) }),
  /** The owner has paid what WooCommerce's gateway could not. */
  z.strictObject({ type: z.literal('paid_by_hand'), resolution }),
  /** A payout that waits for a person (ceiling, a finding, missing units) goes ahead. */
  z.strictObject({ type: z.literal('release_payout'), resolution }),
  z.strictObject({ type: z.literal('cancel') }),
  /** The customer has shown a receipt of the carrier. */
  z.strictObject({ type: z.literal('sent') }),
  /** One more parcel of this return. */
  z.strictObject({ type: z.literal('add_parcel'), carrier: typed(60), trackingNumber: typedSome(4, 60) }),
  /** A new attempt of a failed effect (refund, restock, e-mail, label). */
  z.strictObject({ type: z.literal('try_again'), effectId: z.uuid() }),
  /** The two ways out of doubt: it happened, or it did not (then a new attempt is made). */
  z.strictObject({ type: z.literal('resolve_doubt'), effectId: z.uuid(), happened: z.boolean() }),
]);
export type StaffCommand = z.infer<typeof staffCommand>;
export const commandRequest = z.strictObject({
  /** The revision that the person saw: an older one is refused with `changed_meanwhile`. */
  revision: z.number().int().min(0),
  command: staffCommand,
});
export type CommandRequest = z.infer<typeof commandRequest>;

export const uploadLabelRequest = z.strictObject({
  revision: z.number().int().min(0),
  pdfBase64: z.string().max(6_000_000),
  carrier: typed(60).default(''),
  trackingNumber: typed(60).default(''),
});
export type UploadLabelRequest = z.input<typeof uploadLabelRequest>;

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
      exchangeFor: z.object({ name: z.string(), price: z.number().int() }).nullable(),
      photoIds: z.array(z.string()),
      /** What inspection suggests. */
      sellable: z.boolean(),
      goods: z.number().int(),
      tax: z.number().int(),
      inspection: z
        .object({ sellable: z.number().int(), damaged: z.number().int(), missing: z.number().int() })
        .nullable(),
    }),
  ),
  decision: verdict,
  override: z.object({ reason: z.string(), refusals: z.array(verdict) }).nullable(),
  /** What nobody should guess at in this order: a person works out the money. */
  findings: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  payouts: z.array(
    z.object({
      resolution,
      state: payoutState,
      breakdown,
      byHand: z.boolean(),
      /** True once the owner is to pay by hand. */
      awaitsHand: z.boolean(),
      held: z.enum(['over_ceiling', 'findings', 'label_cost', 'units_missing', 'changed']).nullable(),
      moneyMoves,
      settledAt: instant.nullable(),
      trouble: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
  labelAtMost: money.nullable(),
  credit: z
    .object({
      code: z.string(),
      couponId: z.number().int(),
      amount: z.number().int(),
      left: z.number().int(),
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
  shipping: z.object({
    state: z.enum(['none_wanted', 'preparing', 'label', 'packing_slip']),
    instead: z
      .enum(['no_token', 'no_rate', 'too_dear', 'refused', 'in_doubt', 'customer_pays', 'customs_missing'])
      .nullable(),
    carrier: z.string().nullable(),
    trackingNumber: z.string().nullable(),
    trackingUrl: z.string().nullable(),
    test: z.boolean(),
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
      'upload_label',
      'cancel',
      'change',
      'sent',
      'add_parcel',
    ]),
  ),
  /** Effects that are not simply done. */
  effects: z.array(effectView),
  timeline: z.array(timelineEntry),
  ledger: z.array(
    z.object({
      account: z.enum(['promised', 'refunded', 'credit', 'exchanged', 'kept', 'label']),
      kind: z.enum([
        'goods',
        'tax',
        'shipping',
        'order_fee',
        'bonus',
        'return_fee',
        'kept_part',
        'label_deduction',
        'label_cost',
        'credit_used',
        'credit_expired',
        'credit_revoked',
      ]),
      amount: z.number().int(),
      currency: z.string(),
      at: instant,
    }),
  ),
});
export type ReturnDetail = z.infer<typeof returnDetail>;

/** "Test connection": each leg is fine (null) or names what is wrong. */
export const connectionReport = z.object({
  bridgeVersion: z.string(),
  siteToBridge: z.literal('ok'),
  bridgeToSite: z.object({ ok: z.boolean(), code: z.string().nullable(), detail: z.string().nullable() }),
  woocommerceRead: z.object({ ok: z.boolean(), code: z.string().nullable(), detail: z.string().nullable() }),
  woocommerceWrite: z.object({ ok: z.boolean(), code: z.string().nullable(), detail: z.string().nullable() }),
});
export type ConnectionReport = z.infer<typeof connectionReport>;

/** Staff open a return for a customer who wrote or called: the order by its number alone. */
export const staffLookupRequest = z.strictObject({ orderNumber: typedSome(1, 40), locale: locale.default('en_US') });
export type StaffLookupRequest = z.input<typeof staffLookupRequest>;

/** As the shopper's, with a written reason where a refusal is overridden (never a quantity that is not there, never money that is not left). */
export const staffSubmitRequest = z.strictObject({
  token: z.string().min(1).max(2000),
  requestId: z.uuid(),
  kind: returnKind.default('return'),
  lines: z.array(askedLine).min(1).max(200),
  comment: typed(2000).default(''),
  name: typed(200).default(''),
  override: typed(1000).default(''),
  /** The customer's language for e-mails. */
  locale: locale.default('en_US'),
});
export type StaffSubmitRequest = z.input<typeof staffSubmitRequest>;

export const staffChangeRequest = z.strictObject({
  revision: z.number().int().min(0),
  token: z.string().min(1).max(2000),
  lines: z.array(askedLine).min(1).max(200),
  override: typed(1000).default(''),
});
export type StaffChangeRequest = z.input<typeof staffChangeRequest>;

/** Months `YYYY-MM`, both included, 24 at most. */
export const reportRequest = z.object({
  from: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  to: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
});
export type ReportRequest = z.input<typeof reportRequest>;
const reportSums = z.object({
  /** Refunded through Boomerang: goods without tax, tax, shipping and order fees without tax, and all together. */
  goods: z.number().int(),
  tax: z.number().int(),
  shipping: z.number().int(),
  refunded: z.number().int(),
  creditIssued: z.number().int(),
  creditUsed: z.number().int(),
  creditEnded: z.number().int(),
  exchanged: z.number().int(),
  kept: z.number().int(),
  labels: z.number().int(),
});
export const reportResponse = z.object({
  /** One for each currency and month, newest month first. */
  byRefundMonth: z.array(
    reportSums.extend({
      month: z.string(),
      currency: z.string(),
      decimals: z.number().int(),
      /** WooCommerce's refunds of that month: Boomerang's and others'; null while orders are being read. `agrees`: to the cent. */
      store: z.object({ ours: z.number().int(), others: z.number().int(), agrees: z.boolean() }).nullable(),
    }),
  ),
  bySaleMonth: z.array(
    reportSums.extend({
      month: z.string(),
      currency: z.string(),
      decimals: z.number().int(),
      store: z
        .object({ sales: z.number().int(), ours: z.number().int(), others: z.number().int(), agrees: z.boolean() })
        .nullable(),
    }),
  ),
  /** What open coupons still owe, by currency. */
  liability: z.array(money),
  reading: z.object({ read: z.number().int(), total: z.number().int().nullable() }).nullable(),
});
export type ReportResponse = z.infer<typeof reportResponse>;
