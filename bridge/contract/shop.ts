import { z } from 'zod';
import { bareNumber } from '../domain/track.ts';
import { breakdown, locale, moneyMoves, resolution, returnKind, typed, typedSome, verdict } from './common.ts';
import { lookupResponse } from './lookup.ts';
import { returnSession } from './return-status.ts';

export * from './lookup.ts';
export * from './return-status.ts';

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
  /** Nobody has paid the order: nothing is due. */
  unpaid: z.boolean(),
  /** Shipping comes back only since other returns bring the rest of the order: without them less, or nothing of it, does. */
  shippingMayChange: z.enum(['all', 'part']).optional(),
  /** Nothing comes for it: it can be handed in all the same, but no label is sent. */
  nothing: z.boolean().optional(),
  /** A person looks at the order's payment before anything is paid. */
  paymentCheck: z.boolean().optional(),
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
  kind: returnKind.default('return'),
  /** The one that was chosen, for its fee and what it gives back; empty: none yet. */
  reasonId: typed(100).default(''),
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
      /** Positive is paid on top, negative comes back, as `estimate` would say: fees are in it. */
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

/** `session`: one of the same page that may not be over yet; it hands on that the e-mail was given. */
export const openReturnRequest = z.strictObject({ link: token, session: z.string().max(2000).default('') });
export type OpenReturnRequest = z.input<typeof openReturnRequest>;

/** Of the return that the page has open. */
export const sessionRequest = z.strictObject({ session: token });

/** The e-mail address of the order: whoever has it may change what the link shows. */
export const confirmEmailRequest = sessionRequest.extend({ email: typedSome(3, 254) });
export const confirmEmailResponse = z.object({ session: returnSession });

/** `token` is the pass of the edit's look-up. */
export const changeRequest = sessionRequest.extend({ token, lines: askedLines });
export type ChangeRequest = z.input<typeof changeRequest>;

/** With a packing slip: the parcel's own number. `another`: one more parcel. */
export const trackingRequest = sessionRequest.extend({
  carrier: typed(60).default(''),
  trackingNumber: z
    .string()
    .trim()
    .min(4)
    .max(60)
    .regex(/^[A-Za-z0-9 -]+$/)
    .refine((number) => bareNumber(number).length >= 4),
  another: z.boolean().default(false),
});
export type TrackingRequest = z.input<typeof trackingRequest>;
