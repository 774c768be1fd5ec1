import { randomUUID } from 'node:crypto';
import type { ShippoTrack, ShippoTrackStatus } from '../../standins/shippo/types.ts';

type Place = NonNullable<ShippoTrackStatus['location']>;

export interface ForeignWish {
  readonly carrier?: string;
  readonly to?: Place | null;
  /** Shippo's status and its time, oldest first. */
  readonly history: readonly (readonly [status: string, at: string])[];
}

/** A parcel that this store has nothing to do with, as Shippo tells of any number that its carriers know. */
export function foreignTrack(
  trackingNumber: string,
  { carrier = 'usps', to = null, history }: ForeignWish,
): ShippoTrack {
  const events = history.map(([status, at]): ShippoTrackStatus => {
    const stamped = { object_id: randomUUID().replaceAll('-', ''), object_created: at, object_updated: at };
    return { ...stamped, status, substatus: null, status_date: at, status_details: '', location: null };
  });
  return {
    carrier,
    tracking_number: trackingNumber,
    address_from: null,
    address_to: to,
    eta: null,
    original_eta: null,
    servicelevel: null,
    metadata: null,
    messages: [],
    tracking_status: events.at(-1) ?? null,
    tracking_history: events,
    transaction: null,
    test: true,
  };
}
