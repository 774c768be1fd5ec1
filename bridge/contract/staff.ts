import { z } from 'zod';
import { breakdown, instant, money, parcelState, payoutState, resolution, typed, typedSome } from './common.ts';

export const attention = z.enum(['decision', 'failed_payout', 'in_doubt', 'pay_by_hand', 'failed_effect']);

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
  payout: payoutState,
  resolution,
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
  z.strictObject({ type: z.literal('paid_by_hand') }),
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
  kind: z.enum(['buy_label', 'refund', 'restock', 'email']),
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
      goods: z.number().int(),
      tax: z.number().int(),
      inspection: z
        .object({ sellable: z.number().int(), damaged: z.number().int(), missing: z.number().int() })
        .nullable(),
    }),
  ),
  promised: breakdown,
  payout: z.object({
    state: payoutState,
    amount: z.number().int(),
    byHand: z.boolean(),
    /** True once the owner is to pay by hand. */
    awaitsHand: z.boolean(),
    moneyMoves: z.enum(['approval', 'first_scan', 'receipt', 'inspection']),
    settledAt: instant.nullable(),
    trouble: z.object({ code: z.string(), message: z.string() }).nullable(),
  }),
  shipping: z.object({
    state: z.enum(['none_wanted', 'preparing', 'label', 'packing_slip']),
    instead: z.enum(['no_token', 'no_rate', 'too_dear', 'refused', 'in_doubt']).nullable(),
    carrier: z.string().nullable(),
    trackingNumber: z.string().nullable(),
    trackingUrl: z.string().nullable(),
    test: z.boolean(),
    cost: money.nullable(),
    source: z.enum(['shippo', 'owner']).nullable(),
  }),
  /** Command types that the transition table allows now. */
  can: z.array(z.enum(['approve', 'reject', 'receive', 'inspect', 'paid_by_hand', 'upload_label'])),
  /** Effects that are not simply done. */
  effects: z.array(effectView),
  timeline: z.array(timelineEntry),
  ledger: z.array(
    z.object({
      account: z.enum(['promised', 'refunded', 'label']),
      kind: z.enum(['goods', 'tax', 'label_cost']),
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
