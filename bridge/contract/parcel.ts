import { z } from 'zod';
import { instant, parcelState, returnKind, typed } from './common.ts';
import type { Endpoint } from './endpoint.ts';
import { effectView, timelineEntry } from './return-detail.ts';

/**
 * A return as whoever receives parcels sees it. What these answers do not name can't leave the bridge: no money, no person, no photo,
 * no label (it carries the shopper's address).
 */
export const parcelListRequest = z.object({
  /** Part of the return's or order's number, or a whole tracking number. */
  search: typed(100).optional(),
  /** Comma-separated parcel states. */
  states: z.string().max(200).optional(),
  sort: z.enum(['created_at', 'number']).default('created_at'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  page: z.coerce.number().int().min(1).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(20),
});
export type ParcelListRequest = z.input<typeof parcelListRequest>;

export const parcelItem = z.object({
  id: z.uuid(),
  number: z.string(),
  orderNumber: z.string(),
  state: parcelState,
  kind: returnKind,
  /** What is to be in the parcel. */
  items: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  createdAt: instant,
});
export type ParcelItem = z.infer<typeof parcelItem>;
export const parcelListResponse = z.object({ items: z.array(parcelItem), total: z.number().int() });
export type ParcelListResponse = z.infer<typeof parcelListResponse>;

export const parcelDetail = z.object({
  id: z.uuid(),
  number: z.string(),
  revision: z.number().int(),
  kind: returnKind,
  orderNumber: z.string(),
  state: parcelState,
  sendBackBy: instant.nullable(),
  createdAt: instant,
  /** What is to be in the parcel: kept items are not. */
  lines: z.array(
    z.object({
      orderLineId: z.number().int(),
      name: z.string(),
      sku: z.string(),
      imageUrl: z.string().nullable(),
      quantity: z.number().int(),
      reason: z.string(),
      /** What the shopper says of the item, without e-mail addresses and phone numbers. */
      comment: z.string(),
      /** What inspection suggests. */
      sellable: z.boolean(),
      inspection: z
        .object({ sellable: z.number().int(), damaged: z.number().int(), missing: z.number().int() })
        .nullable(),
    }),
  ),
  shipping: z.object({
    state: z.enum(['none_wanted', 'preparing', 'label', 'packing_slip']),
    carrier: z.string().nullable(),
    trackingNumber: z.string().nullable(),
    trackingUrl: z.string().nullable(),
    test: z.boolean(),
  }),
  extraParcels: z.array(
    z.object({ carrier: z.string().nullable(), trackingNumber: z.string(), delivered: z.boolean() }),
  ),
  /** Command types that the transition table allows now. */
  can: z.array(z.enum(['receive', 'inspect'])),
  /** Restocks that are not simply done. */
  effects: z.array(effectView),
  /** What happened to the parcel and the goods. */
  timeline: z.array(timelineEntry),
});
export type ParcelDetail = z.infer<typeof parcelDetail>;

const parcelLine = z.strictObject({
  orderLineId: z.number().int().positive(),
  sellable: z.number().int().min(0),
  damaged: z.number().int().min(0),
  missing: z.number().int().min(0),
});

/** As staff's commands of the same names, without a word about money. */
export const parcelCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('receive') }),
  z.strictObject({ type: z.literal('inspect'), lines: z.array(parcelLine).min(1).max(200) }),
  z.strictObject({ type: z.literal('try_again'), effectId: z.uuid() }),
  z.strictObject({ type: z.literal('resolve_doubt'), effectId: z.uuid(), happened: z.boolean() }),
]);
export type ParcelCommand = z.infer<typeof parcelCommand>;
export const parcelCommandRequest = z.strictObject({
  /** The revision that the person saw: an older one is refused with `changed_meanwhile`. */
  revision: z.number().int().min(0),
  command: parcelCommand,
});
export type ParcelCommandRequest = z.infer<typeof parcelCommandRequest>;

/** What the screens of the warehouse call. */
export const parcelEndpoints = {
  listParcels: {
    method: 'GET',
    path: '/admin/parcels',
    audience: 'staff',
    query: parcelListRequest,
    response: parcelListResponse,
    status: 200,
  },
  getParcel: {
    method: 'GET',
    path: '/admin/parcels/:id',
    audience: 'staff',
    response: parcelDetail,
    status: 200,
  },
  commandParcel: {
    method: 'POST',
    path: '/admin/parcels/:id/commands',
    audience: 'staff',
    body: parcelCommandRequest,
    response: parcelDetail,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
