import { z } from 'zod';
import { breakdown, instant, parcelState, payoutState, resolution, typed, typedSome } from './common.ts';

/** What the shopper types to prove an order. */
export const lookupRequest = z.strictObject({
  orderNumber: typedSome(1, 40),
  email: typedSome(3, 254),
});
export type LookupRequest = z.infer<typeof lookupRequest>;

/** Why a line can't be returned (any more). `until` goes with window_over; `quantity` with all_returned. */
export const lineRefusal = z.object({
  code: z.enum(['virtual', 'window_over', 'all_returned', 'all_refunded']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type LineRefusal = z.infer<typeof lineRefusal>;

const taxShare = z.object({ rateId: z.number().int(), label: z.string(), amount: z.number().int() });

export const orderLine = z.object({
  lineId: z.number().int(),
  name: z.string(),
  imageUrl: z.string().nullable(),
  /** Units bought. */
  quantity: z.number().int(),
  /** What was paid for the line after coupons, with tax, minor units. */
  paid: z.number().int(),
  /** Units that can be returned now; 0 with a refusal. */
  returnable: z.number().int(),
  /** Last moment to ask for the return. */
  until: instant.nullable(),
  refusal: lineRefusal.nullable(),
  /** Refund for 1, 2, … `returnable` units, in that order: what the form adds up for the estimate. */
  estimates: z.array(z.object({ goods: z.number().int(), taxes: z.array(taxShare) })),
});
export type OrderLineView = z.infer<typeof orderLine>;

export const lookupResponse = z.object({
  /** Opens this one order for 30 minutes. */
  token: z.string(),
  order: z.object({
    number: z.string(),
    placedAt: instant,
    currency: z.string(),
    decimals: z.number().int(),
    /** The most that can still be refunded on the order, minor units: an earlier refund by amount may leave less than the lines are worth. */
    left: z.number().int(),
    lines: z.array(orderLine),
  }),
  /** Why nothing of the order can be returned; null: see the lines. */
  refusal: z
    .object({
      code: z.enum(['not_paid', 'not_completed', 'window_over', 'fully_refunded', 'order_cancelled']),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable(),
  reasons: z.array(z.object({ id: z.string(), title: z.string() })),
  resolutions: z.array(resolution),
  terms: z.object({
    autoApprove: z.boolean(),
    sendBackDays: z.number().int(),
    moneyMoves: z.enum(['approval', 'first_scan', 'receipt', 'inspection']),
  }),
});
export type LookupResponse = z.infer<typeof lookupResponse>;

/** Strict: a price or an amount in the body is refused, not ignored. */
export const submitRequest = z.strictObject({
  token: z.string().min(1).max(2000),
  /** Made once per form draft: sent again, it gives the first answer. */
  requestId: z.uuid(),
  lines: z
    .array(
      z.strictObject({
        lineId: z.number().int().positive(),
        quantity: z.number().int().min(1).max(100_000),
        reasonId: typedSome(1, 100),
        comment: typed(1000).default(''),
      }),
    )
    .min(1)
    .max(200),
  comment: typed(2000).default(''),
  resolution: resolution.default('refund'),
  /** WordPress locale of the page: e-mails follow it. */
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(_[A-Za-z0-9]+)*$/)
    .max(20)
    .default('en_US'),
});
export type SubmitRequest = z.input<typeof submitRequest>;

/** How the goods travel, as the shopper sees it. */
export const labelView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('awaiting_approval') }),
  z.object({ state: z.literal('preparing') }),
  z.object({
    state: z.literal('ready'),
    carrier: z.string(),
    trackingNumber: z.string().nullable(),
    trackingUrl: z.string().nullable(),
    qrCodeUrl: z.string().nullable(),
    test: z.boolean(),
  }),
  z.object({
    state: z.literal('packing_slip'),
    addressLines: z.array(z.string()),
    carrier: z.string().nullable(),
    trackingNumber: z.string().nullable(),
  }),
  z.object({ state: z.literal('none') }),
]);
export type LabelView = z.infer<typeof labelView>;

export const returnStatus = z.object({
  /** Opens this return's page, label and packing slip until the send-back date + 30 days. */
  token: z.string(),
  number: z.string(),
  orderNumber: z.string(),
  state: parcelState,
  payout: payoutState,
  sendBackBy: instant.nullable(),
  createdAt: instant,
  label: labelView,
  rejectedBecause: z.string().nullable(),
  lines: z.array(z.object({ name: z.string(), quantity: z.number().int(), reason: z.string() })),
  refund: breakdown,
  email: z.string(),
});
export type ReturnStatus = z.infer<typeof returnStatus>;

export const trackingRequest = z.strictObject({
  carrier: typed(60).default(''),
  trackingNumber: z
    .string()
    .trim()
    .min(4)
    .max(60)
    .regex(/^[A-Za-z0-9 -]+$/),
});
export type TrackingRequest = z.input<typeof trackingRequest>;
