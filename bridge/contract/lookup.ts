import { z } from 'zod';
import { instant, locale, moneyMoves, resolution, typedSome, verdict } from './common.ts';

/** What the shopper types to prove an order. */
export const lookupRequest = z.strictObject({
  orderNumber: typedSome(1, 40),
  email: typedSome(3, 254),
  /** From the link in an e-mail about a request that was kept while the bridge was down. */
  kept: z.string().max(1000).optional(),
  locale: locale.default('en_US'),
});
export type LookupRequest = z.input<typeof lookupRequest>;

export const orderLine = z.object({
  lineId: z.number().int(),
  name: z.string(),
  imageUrl: z.string().nullable(),
  /** Units bought; where a part of one was, that counts as one more. */
  quantity: z.number().int(),
  /** What was really bought where that is not whole, e.g. 2.5 m². */
  measure: z.number().optional(),
  /** What was paid for the line after coupons, with tax, minor units. */
  paid: z.number().int(),
  /** Units that can be returned now; 0 with a refusal. */
  returnable: z.number().int(),
  /** Last moment to ask for the return, for the reason that leaves most time. */
  until: instant.nullable(),
  /** Where reasons differ: the last moment for each; empty: it is the same for all. */
  untilByReason: z.array(z.object({ reasonId: z.string(), until: instant })).optional(),
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
    /** Added to store credit; null: nothing. `flat`: what is left of it for this order. The form names it before anything is chosen. */
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
      /** Nobody has paid the order: nothing would be due. */
      unpaid: z.boolean(),
      /** It was paid, and its state says that the payment may have been taken back: a person looks before anything is paid. */
      paymentCheck: z.boolean().optional(),
      returnCost: z.enum(['store', 'customer']),
      sendBackDays: z.number().int(),
    })
    .nullable(),
  /** Staff only: refusals may be overridden with a written reason. */
  mayOverride: z.boolean(),
});
export type LookupResponse = z.infer<typeof lookupResponse>;
