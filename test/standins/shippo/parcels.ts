import type { Standin } from './standin.ts';
import { travels } from './tracks.ts';
import type { ShippoTrack } from './types.ts';

/** One parcel as the carrier sees it. */
export interface CarrierParcel {
  carrier: string;
  tracking_number: string;
  /** The return number printed on the label. */
  reference: string | null;
  from: string | null;
  to: string | null;
  status: string;
  test: boolean;
  label_url: string | null;
  /** Oldest first. */
  scans: { status: string; details: string; at: string }[];
}

/** All parcels that a carrier knows, newest first. */
export function carrierParcels(standin: Standin): CarrierParcel[] {
  return standin.book.tracks.map((track) => parcelOf(standin, track)).reverse();
}

function parcelOf({ book, url }: Standin, track: ShippoTrack): CarrierParcel {
  const transaction = book.transactions.find((entry) => entry.object_id === track.transaction);
  const rate = book.rates.find((entry) => entry.object_id === transaction?.rate);
  const shipment = book.shipments.find((entry) => entry.object_id === rate?.shipment);
  const way = shipment && travels(shipment);
  return {
    carrier: rate?.provider ?? track.carrier.toUpperCase(),
    tracking_number: track.tracking_number,
    reference: shipment?.extra.reference_1 ?? null,
    from: way ? [way.sender.name, way.sender.city].filter(Boolean).join(', ') : null,
    to: way ? [way.recipient.name ?? way.recipient.company, way.recipient.city].filter(Boolean).join(', ') : null,
    status: track.tracking_status?.status ?? 'UNKNOWN',
    test: track.test,
    label_url: transaction ? `${url()}/labels/${transaction.object_id}.pdf` : null,
    scans: track.tracking_history.map((entry) => ({
      status: entry.status,
      details: entry.status_details,
      at: entry.status_date,
    })),
  };
}
