import type { ParcelDetail, ParcelItem } from '../contract/parcel.ts';
import type { TimelineEntry } from '../contract/staff.ts';
import type { Effect } from '../domain/effect.ts';
import { isSent } from '../domain/found.ts';
import { hasParcel } from '../domain/lifecycle.ts';
import { inspectionOf } from '../domain/promise.ts';
import type { Return, ReturnEvent, ReturnEventType } from '../domain/return.ts';
import { possible } from './possible.ts';
import { effectView, timelineEntry } from './staff-views.ts';

export interface ParcelFacts {
  readonly entry: Return;
  readonly events: readonly ReturnEvent[];
  readonly effects: readonly Effect[];
}

const NUMBER = ['carrier', 'trackingNumber'] as const;
const USE = ['usedIn', 'usedNumber'] as const;

/** Events that whoever receives parcels is told of, with what of their data; every other one is about money or persons. */
const TOLD: Partial<Record<ReturnEventType, readonly string[]>> = {
  requested: ['lines'],
  approved: [],
  rejected: [],
  label_ready: NUMBER,
  label_uploaded: NUMBER,
  tracking_entered: NUMBER,
  carrier_accepted: [],
  carrier_delivered: [],
  carrier_lost: [],
  parcel_added: NUMBER,
  sent_proven: [],
  claim_reported: [...NUMBER, ...USE, 'status', 'toStore', 'sinceApproval'],
  number_used_elsewhere: ['trackingNumber', ...USE],
  received: [],
  inspected: ['sellable', 'damaged', 'missing'],
  restocked: ['product', 'quantity', 'before', 'after'],
  stock_not_managed: ['product', 'quantity'],
  stock_already_back: ['product', 'quantity'],
  restock_failed: ['product', 'quantity'],
  restock_in_doubt: ['product', 'quantity'],
  closed: [],
  cancelled: [],
  expired: [],
};

/** A return without money and without the person. */
export function parcelDetail({ entry, events, effects }: ParcelFacts): ParcelDetail {
  const { parcel } = entry;
  const inspection = inspectionOf(entry);
  return {
    id: entry.id,
    number: entry.number,
    revision: entry.revision,
    kind: entry.kind,
    orderNumber: entry.orderNumber,
    state: parcel.state,
    sendBackBy: 'sendBackBy' in parcel && hasParcel(entry) ? parcel.sendBackBy : null,
    createdAt: entry.createdAt,
    lines: inParcel(entry).map((line) => {
      const found = inspection?.find((one) => one.orderLineId === line.orderLineId);
      return {
        orderLineId: line.orderLineId,
        name: line.name,
        sku: line.sku,
        imageUrl: line.imageUrl,
        quantity: line.quantity,
        reason: line.reasonTitle,
        comment: withoutContact(line.comment),
        sellable: line.sellable,
        inspection: found ? { sellable: found.sellable, damaged: found.damaged, missing: found.missing } : null,
      };
    }),
    shipping: shippingView(entry),
    extraParcels: entry.extraParcels.map(({ carrier, trackingNumber, delivered }) => ({
      carrier,
      trackingNumber,
      delivered,
    })),
    can: possible(entry).filter((type) => type === 'receive' || type === 'inspect'),
    effects: effects
      .filter(({ plan, state }) => plan.kind === 'restock' && state !== 'done')
      .map((effect) => effectView(effect, entry)),
    timeline: events.flatMap(told),
  };
}

export function parcelItem(entry: Return): ParcelItem {
  const { carrier, trackingNumber } = shippingView(entry);
  return {
    id: entry.id,
    number: entry.number,
    orderNumber: entry.orderNumber,
    state: entry.parcel.state,
    kind: entry.kind,
    items: inParcel(entry).map(({ name, quantity }) => ({ name, quantity })),
    carrier,
    trackingNumber,
    createdAt: entry.createdAt,
  };
}

function inParcel({ lines }: Return): Return['lines'] {
  return lines.filter(isSent);
}

function shippingView({ shipping }: Return): ParcelDetail['shipping'] {
  const none = { carrier: null, trackingNumber: null, trackingUrl: null, test: false };
  switch (shipping.state) {
    case 'none_wanted':
    case 'preparing':
      return { state: shipping.state, ...none };
    case 'label': {
      const { carrier, trackingNumber, trackingUrl, test } = shipping;
      return { state: 'label', carrier, trackingNumber, trackingUrl, test };
    }
    case 'packing_slip': {
      const { carrier, trackingNumber } = shipping;
      return { ...none, state: 'packing_slip', carrier, trackingNumber };
    }
  }
}

function told(event: ReturnEvent): TimelineEntry[] {
  const keys = TOLD[event.type];
  if (keys === undefined) return [];
  const data = Object.fromEntries(Object.entries(event.data).filter(([key]) => keys.includes(key)));
  return [timelineEntry({ ...event, data })];
}

const WORDS = /(\s+)/;
/** Six digits or more, however they are set apart. */
const PHONE = /\+?\d(?:[\s().\-/]{0,3}\d){5,}/g;

/** What a shopper wrote of an item helps to find the fault; where to reach them does not. */
export function withoutContact(text: string): string {
  const words = text.split(WORDS).map((word) => (word.includes('@') ? '…' : word));
  return words.join('').replace(PHONE, '…');
}
