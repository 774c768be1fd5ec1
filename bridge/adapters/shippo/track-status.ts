import type { TrackStatus } from '../../ports/carrier.ts';

const STATUSES = ['UNKNOWN', 'PRE_TRANSIT', 'TRANSIT', 'DELIVERED', 'RETURNED', 'FAILURE'] as const;
type ShippoTrackStatus = (typeof STATUSES)[number];

/** Shippo's tracking status of a parcel on its way to the store; one that this version does not know moves nothing. */
export function trackStatus(status: string): TrackStatus {
  const known = STATUSES.find((candidate) => candidate === status);
  return known === undefined ? 'unknown' : knownStatus(known);
}

function knownStatus(status: ShippoTrackStatus): TrackStatus {
  switch (status) {
    case 'PRE_TRANSIT':
      return 'announced';
    case 'TRANSIT':
      return 'moving';
    case 'DELIVERED':
      return 'delivered';
    case 'RETURNED':
      return 'returned_to_sender';
    case 'FAILURE':
      return 'lost';
    case 'UNKNOWN':
      return 'unknown';
    default:
      return unreachable(status);
  }
}

function unreachable(status: never): never {
  throw new Error(`Unmapped tracking status ${String(status)}`);
}
