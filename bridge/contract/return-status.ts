import { z } from 'zod';
import {
  breakdown,
  instant,
  moneyMoves,
  paidView,
  parcelState,
  payoutState,
  resolution,
  returnKind,
  verdict,
} from './common.ts';

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

/** A coupon that a return gave, minor units. */
export const creditView = z.object({
  code: z.string(),
  amount: z.number().int(),
  left: z.number().int(),
  expiresAt: instant.nullable(),
  /** What is on it that ends before that: from an earlier credit. */
  sooner: z.array(z.object({ amount: z.number().int(), expiresAt: instant })).optional(),
});

export const exchangeOrderView = z.object({
  state: z.enum(['ordering', 'held', 'awaiting_payment', 'released', 'cancelled', 'failed']),
  orderNumber: z.string().nullable(),
  items: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
  due: z.number().int(),
  /** WooCommerce's pay page, once it may be paid. */
  payUrl: z.string().nullable(),
  /** With `failed`: `out_of_stock` means that the shopper may choose again. */
  code: z.string().nullable(),
});

export const returnStatus = z.object({
  number: z.string(),
  orderNumber: z.string(),
  kind: returnKind,
  state: parcelState,
  sendBackBy: instant.nullable(),
  createdAt: instant,
  label: labelView,
  /** The order's e-mail was given, so that nothing is held back. */
  confirmed: z.boolean(),
  /** Opens the PDF that the parcel needs now, label or packing slip, and nothing else; null: there is none, or the e-mail was not given. */
  paper: z.string().nullable(),
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
  payouts: z.array(paidView.extend({ resolution, state: payoutState, breakdown, moneyMoves })),
  /** Nobody has paid the order: nothing is due. */
  unpaid: z.boolean(),
  /** A person looks at the order's payment before anything is paid. */
  paymentCheck: z.boolean().optional(),
  labelAtMost: z.object({ amount: z.number().int(), currency: z.string(), decimals: z.number().int() }).nullable(),
  /** Its code is `••••-R3GX`: the whole one is in the e-mail. */
  credit: creditView.extend({ usage: z.enum(['once', 'balance']) }).nullable(),
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
  /** `a•••@example.com` */
  email: z.string(),
});
export type ReturnStatus = z.infer<typeof returnStatus>;

/** What page calls carry, for half an hour: no address that a server logs ever holds it. */
export const returnSession = z.object({
  token: z.string(),
  until: instant,
  /** The order's e-mail was given: the return may be changed. */
  confirmed: z.boolean(),
});
export type ReturnSession = z.infer<typeof returnSession>;

export const openedReturn = returnStatus.extend({
  /** Stands in the fragment of the page's address and opens it until it is replaced, or 90 days after the return's end. */
  link: z.string(),
  session: returnSession,
});
export type OpenedReturn = z.infer<typeof openedReturn>;
