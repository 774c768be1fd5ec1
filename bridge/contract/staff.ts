import { z } from 'zod';
import {
  instant,
  locale,
  money,
  parcelState,
  payoutState,
  resolution,
  returnKind,
  typed,
  typedSome,
} from './common.ts';
import { inspectedLine } from './inspection.ts';
import { attention } from './attention.ts';
import { askedLine } from './shop.ts';

export * from './report.ts';
export * from './return-detail.ts';

export const listRequest = z.object({
  search: typed(100).optional(),
  /** Comma-separated parcel states. */
  states: z.string().max(200).optional(),
  /** `in_doubt`: only those of which nobody knows whether an act happened. */
  attention: z.enum(['true', 'false', 'in_doubt']).optional(),
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
  /** The order was paid outside WooCommerce: counts for every return of it. */
  z.strictObject({ type: z.literal('money_arrived') }),
  /** The order's payment is in question after something was given for it, and a person has looked. */
  z.strictObject({ type: z.literal('payment_checked') }),
  z.strictObject({ type: z.literal('cancel') }),
  /** The customer has shown a receipt of the carrier. */
  z.strictObject({ type: z.literal('sent') }),
  /** The shopper's links are in the wrong hands or lost: old ones open nothing any more, new ones go to the order's e-mail. */
  z.strictObject({ type: z.literal('send_new_links') }),
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

/** "Test connection": each leg is fine (null) or names what is wrong. */
const leg = z.object({ ok: z.boolean(), code: z.string().nullable(), detail: z.string().nullable() });
export const connectionReport = z.object({
  bridgeVersion: z.string(),
  siteToBridge: z.literal('ok'),
  bridgeToSite: leg,
  woocommerceRead: leg,
  woocommerceWrite: leg,
  /** `seen` null: it could not be counted. `held`: so many may shoppers' and staff's requests hold at once. */
  phpWorkers: leg.extend({ seen: z.number().int().nullable(), held: z.number().int() }).optional(),
});
export type ConnectionReport = z.infer<typeof connectionReport>;

/** Staff open a return for a customer who wrote or called: the order by its number alone. `orderId`: of the one that was chosen among several. */
export const staffLookupRequest = z.strictObject({
  orderNumber: typedSome(1, 40),
  orderId: z.number().int().positive().optional(),
  locale: locale.default('en_US'),
});
export type StaffLookupRequest = z.input<typeof staffLookupRequest>;

/** Orders by name or e-mail; in the body, since addresses of pages are written to logs. */
export const staffOrdersRequest = z.strictObject({ search: typedSome(1, 254) });
export const staffOrdersResponse = z.object({
  /** Newest first, at most 20. */
  orders: z.array(
    money.omit({ amount: true }).extend({
      id: z.number().int(),
      number: z.string(),
      placedAt: instant,
      name: z.string(),
      email: z.string(),
      /** Minor units. */
      total: z.number().int(),
    }),
  ),
  /** There may be others. */
  more: z.boolean(),
});
export type FoundOrders = z.infer<typeof staffOrdersResponse>;

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
