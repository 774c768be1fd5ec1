import { z } from 'zod';
import {
  breakdown,
  instant,
  locale,
  moneyMoves,
  parcelState,
  payoutState,
  resolution,
  returnKind,
  typed,
  typedSome,
  verdict,
} from './common.ts';

/** What the shopper types to prove an order. */
export const lookupRequest = z.strictObject({
  orderNumber: typedSome(1, 40),
  email: typedSome(3, 254),
  locale: locale.default('en_US'),
});
export type LookupRequest = z.input<typeof lookupRequest>;

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
  /** Last moment to ask for the return, for the reason that leaves most time. */
  until: instant.nullable(),
  refusal: verdict.nullable(),
  /** Reasons whose window is over for this line, though another's is not. */
  reasonsOver: z.array(z.object({ reasonId: z.string(), refusal: verdict })),
  /** What may be had for this line, before a reason is chosen. */
  resolutions: z.array(resolution),
  /** Those that the store offers, but not for this line, and why. */
  resolutionsRefused: z.array(z.object({ resolution, refusal: verdict })),
  /** Units that the consumer may withdraw from now. */
  withdrawable: z.number().int(),
  withdrawalRefusal: verdict.nullable(),
  /** Units that are still there, whatever the policy says: what staff may override up to. */
  unitsLeft: z.number().int().optional(),
});
export type OrderLineView = z.infer<typeof orderLine>;

export const reasonView = z.object({
  id: z.string(),
  title: z.string(),
  photoRequired: z.boolean(),
  commentRequired: z.boolean(),
  resolutions: z.array(resolution),
});
export type ReasonView = z.infer<typeof reasonView>;

export const lookupResponse = z.object({
  /** Opens this one order for 30 minutes. */
  token: z.string(),
  order: z.object({
    number: z.string(),
    placedAt: instant,
    currency: z.string(),
    decimals: z.number().int(),
    customerName: z.string(),
    email: z.string(),
    lines: z.array(orderLine),
  }),
  /** Why nothing of the order can be returned; null: see the lines. */
  refusal: verdict.nullable(),
  reasons: z.array(reasonView),
  /** Offered by the store at all. */
  resolutions: z.array(resolution),
  exchangeScope: z.enum(['variation', 'any']),
  terms: z.object({
    sendBackDays: z.number().int(),
    moneyMoves: z.object({ refund: moneyMoves, store_credit: moneyMoves, exchange: moneyMoves }),
    /** `keep` pays this part of the line. */
    keepBasisPoints: z.number().int(),
    creditExpiresAfterDays: z.number().int().nullable(),
    creditUsage: z.enum(['once', 'balance']),
    /** Added to store credit; null: nothing. The form names it before anything is chosen. */
    creditBonus: z
      .union([
        z.object({ kind: z.literal('flat'), amount: z.number().int() }),
        z.object({ kind: z.literal('percent'), basisPoints: z.number().int() }),
      ])
      .nullable()
      .optional(),
  }),
  /** The statutory door for this order; null: the store does not open it. `refusal`: not for this order (any more). */
  withdrawal: z
    .object({
      until: instant.nullable(),
      refusal: verdict.nullable(),
      moneyMoves: z.enum(['approval', 'first_scan']),
      returnCost: z.enum(['store', 'customer']),
      sendBackDays: z.number().int(),
    })
    .nullable(),
  /** Staff only: refusals may be overridden with a written reason. */
  mayOverride: z.boolean(),
});
export type LookupResponse = z.infer<typeof lookupResponse>;

/** What is asked of one line. Strict: a price or an amount in the body is refused, not ignored. */
export const askedLine = z.strictObject({
  lineId: z.number().int().positive(),
  quantity: z.number().int().min(1).max(100_000),
  /** Empty for a withdrawal: no reason is asked. */
  reasonId: typed(100).default(''),
  comment: typed(1000).default(''),
  resolution: resolution.default('refund'),
  exchange: z
    .strictObject({ productId: z.number().int().positive(), variationId: z.number().int().min(0) })
    .nullable()
    .default(null),
  photoIds: z.array(z.uuid()).max(5).default([]),
});
export type AskedLine = z.input<typeof askedLine>;
const askedLines = z.array(askedLine).min(1).max(200);
const token = z.string().min(1).max(2000);

export const estimateRequest = z.strictObject({
  token,
  kind: returnKind.default('return'),
  lines: askedLines,
  locale: locale.default('en_US'),
});
export type EstimateRequest = z.input<typeof estimateRequest>;

/** What the lines would give, by the order as it was looked up: nothing is asked of the store. */
export const estimateResponse = z.object({
  payouts: z.array(z.object({ resolution, breakdown, moneyMoves })),
  /** What the shopper pays on top of an exchange, with tax; null: nothing. */
  toPay: breakdown.nullable(),
  /** The label's cost is taken off once it is known, never more than this; null: nothing is taken off. */
  labelAtMost: z.object({ amount: z.number().int(), currency: z.string(), decimals: z.number().int() }).nullable(),
  /** Something is to be sent back. */
  parcel: z.boolean(),
  /** Whether it would be accepted at once, and why. */
  decision: verdict,
  /** What can't be had as asked, line by line. */
  problems: z.array(z.object({ lineId: z.number().int(), verdict })),
});
export type EstimateResponse = z.infer<typeof estimateResponse>;

export const exchangeRequest = z.strictObject({
  token,
  lineId: z.number().int().positive(),
  quantity: z.number().int().min(1).max(100_000).default(1),
  search: typed(100).default(''),
});
export type ExchangeRequest = z.input<typeof exchangeRequest>;
export const exchangeResponse = z.object({
  items: z.array(
    z.object({
      productId: z.number().int(),
      variationId: z.number().int(),
      name: z.string(),
      imageUrl: z.string().nullable(),
      /** All units, with tax, less the coupon that the returned line was bought with. */
      price: z.number().int(),
      /** Price less what the returned units are worth: positive is paid on top, negative comes back. */
      difference: z.number().int(),
      /** Enough for the quantity. */
      available: z.boolean(),
    }),
  ),
});
export type ExchangeResponse = z.infer<typeof exchangeResponse>;

/** A JPEG as the form makes it (it draws the photo anew at 1600 px at most, without metadata). */
export const photoRequest = z.strictObject({ token, jpegBase64: z.string().min(100).max(2_000_000) });
export type PhotoRequest = z.input<typeof photoRequest>;
export const photoResponse = z.object({ photoId: z.uuid() });
export type PhotoResponse = z.infer<typeof photoResponse>;

export const submitRequest = z.strictObject({
  token,
  /** Made once per form draft: sent again, it gives the first answer. */
  requestId: z.uuid(),
  kind: returnKind.default('return'),
  lines: askedLines,
  comment: typed(2000).default(''),
  /** Withdrawal: the consumer's name as they typed it. */
  name: typed(200).default(''),
  /** WordPress locale of the page: e-mails follow it. */
  locale: locale.default('en_US'),
  /** Address of the page with the form: e-mails link back to it. Must lie on the store's own site. */
  page: z.string().max(500).default(''),
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
  /** Nothing is sent: rejected, cancelled, or every item is kept. */
  z.object({ state: z.literal('none') }),
]);
export type LabelView = z.infer<typeof labelView>;

export const exchangeOrderView = z.object({
  state: z.enum(['ordering', 'held', 'released', 'cancelled', 'failed']),
  orderNumber: z.string().nullable(),
  items: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
  due: z.number().int(),
  /** WooCommerce's pay page, once it may be paid. */
  payUrl: z.string().nullable(),
  /** With `failed`: `out_of_stock` means that the shopper may choose again. */
  code: z.string().nullable(),
});

export const returnStatus = z.object({
  /** Opens this return's page, label and packing slip until the send-back date + 30 days. */
  token: z.string(),
  number: z.string(),
  orderNumber: z.string(),
  kind: returnKind,
  state: parcelState,
  sendBackBy: instant.nullable(),
  createdAt: instant,
  label: labelView,
  extraParcels: z.array(z.object({ carrier: z.string().nullable(), trackingNumber: z.string() })),
  rejectedBecause: z.string().nullable(),
  decision: verdict,
  lines: z.array(
    z.object({
      name: z.string(),
      quantity: z.number().int(),
      reason: z.string(),
      resolution,
      exchangeFor: z.string().nullable(),
    }),
  ),
  payouts: z.array(z.object({ resolution, state: payoutState, breakdown, moneyMoves })),
  labelAtMost: z.object({ amount: z.number().int(), currency: z.string(), decimals: z.number().int() }).nullable(),
  credit: z
    .object({
      code: z.string(),
      amount: z.number().int(),
      left: z.number().int(),
      expiresAt: instant.nullable(),
      usage: z.enum(['once', 'balance']),
    })
    .nullable(),
  exchange: exchangeOrderView.nullable(),
  withdrawal: z
    .object({
      name: z.string(),
      confirmedAt: instant,
      refundBy: instant,
      returnCost: z.enum(['store', 'customer']),
    })
    .nullable(),
  /** What the shopper may do now. */
  can: z.array(z.enum(['change', 'cancel', 'add_parcel'])),
  email: z.string(),
});
export type ReturnStatus = z.infer<typeof returnStatus>;

/** Opens the form again on an existing return: the order with this return's own units free, and what was asked. */
export const editResponse = z.object({
  lookup: lookupResponse,
  lines: z.array(
    z.object({
      lineId: z.number().int(),
      quantity: z.number().int(),
      reasonId: z.string(),
      comment: z.string(),
      resolution,
      exchange: z.object({ productId: z.number().int(), variationId: z.number().int(), name: z.string() }).nullable(),
      photoIds: z.array(z.string()),
    }),
  ),
});
export type EditResponse = z.infer<typeof editResponse>;

/** `token` is the pass of the edit's look-up. */
export const changeRequest = z.strictObject({ token, lines: askedLines });
export type ChangeRequest = z.input<typeof changeRequest>;

/** With a packing slip: the parcel's own number. `another`: one more parcel. */
export const trackingRequest = z.strictObject({
  carrier: typed(60).default(''),
  trackingNumber: z
    .string()
    .trim()
    .min(4)
    .max(60)
    .regex(/^[A-Za-z0-9 -]+$/),
  another: z.boolean().default(false),
});
export type TrackingRequest = z.input<typeof trackingRequest>;
