import { allSettled, isDead } from './lifecycle.ts';
import type { Address, Order } from './order.ts';
import type { Parcel, Return, ReturnEvent, Shipping } from './return.ts';

/** True once nothing more happens to a return: the parcel is home or never comes, all money is settled, and its credit is used up. */
export function isOver(entry: Return): boolean {
  const { parcel, payouts, credit, exchangeOrder } = entry;
  if (parcel.state !== 'closed' && !isDead(parcel.state)) return false;
  if (payouts.some(({ state }) => state === 'in_doubt' || state === 'failed')) return false;
  if (credit?.state === 'open' || exchangeOrder?.state === 'awaiting_payment') return false;
  return isDead(parcel.state) || allSettled(entry);
}

export function withoutPhotos(entry: Return): Return {
  return { ...entry, lines: entry.lines.map((line) => ({ ...line, photoIds: [] })) };
}

/** What was returned, when, why and for how much stays; who it was, where they live and what they wrote goes. The country stays, for the replay. */
export function withoutPerson(entry: Return): Return {
  const { customer, parcel, withdrawal, override } = entry;
  return {
    ...withoutPhotos(entry),
    actor: entry.actor.type === 'customer' ? { type: 'guest' } : entry.actor,
    customer: { id: 0, name: '', email: '', address: nowhere(customer.address) },
    lines: entry.lines.map((line) => ({ ...line, photoIds: [], comment: '' })),
    comment: '',
    page: '',
    parcel: wordless(parcel),
    withdrawal: withdrawal && { ...withdrawal, name: '' },
    override: override && { ...override, reason: '' },
    shipping: untracked(entry.shipping),
    extraParcels: [],
    trackingReports: [],
  };
}

/** The store's own words about what a person did to the goods. */
function wordless(parcel: Parcel): Parcel {
  if (parcel.state === 'rejected') return { ...parcel, reason: '' };
  if (parcel.state !== 'inspected' && parcel.state !== 'closed') return parcel;
  const inspection = parcel.inspection.map((one) => ({
    ...one,
    lowered: one.lowered && { ...one.lowered, reason: '' },
  }));
  return { ...parcel, inspection };
}

/** A tracking number leads to the address. */
function untracked(shipping: Shipping): Shipping {
  if (shipping.state === 'packing_slip') return { ...shipping, trackingNumber: null };
  if (shipping.state === 'label') return { ...shipping, trackingNumber: null, trackingUrl: null, qrCodeUrl: null };
  return shipping;
}

function nowhere({ country }: Address): Address {
  return {
    ...{ name: '', company: '', street1: '', street2: '', city: '', state: '', postcode: '' },
    ...{ country, phone: '', email: '' },
  };
}

/** Data of events that people typed, or that lead to them. */
const PERSONAL_DATA: readonly string[] = ['reason', 'message', 'trackingNumber', 'note', 'comment', 'name', 'email'];

export function eventWithoutPerson(event: ReturnEvent): ReturnEvent {
  const data = Object.fromEntries(Object.entries(event.data).filter(([key]) => !PERSONAL_DATA.includes(key)));
  return { ...event, actor: event.actor.type === 'customer' ? { type: 'guest' } : event.actor, data };
}

/** As the replay and the report need it. */
export function orderWithoutPerson(order: Order): Order {
  return {
    ...order,
    ...{ email: '', customerId: 0, customerName: '', outboundParcel: null },
    shipTo: nowhere(order.shipTo),
  };
}
