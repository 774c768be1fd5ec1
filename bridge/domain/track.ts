import type { Address } from './order.ts';
import type { Instant } from './time.ts';

/** Where a parcel is, by its carrier's word. `announced`: the carrier knows of it and has not got it; `delivered`: it has reached whom it was sent to. */
export type TrackStatus = 'unknown' | 'announced' | 'moving' | 'delivered' | 'returned_to_sender' | 'lost';

/** As much of an address as carriers tell; '' where they do not. */
export interface Place {
  readonly city: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** What a carrier says of one tracking number. */
export interface Track {
  readonly status: TrackStatus;
  /** When the carrier noted the status; null: it does not say. */
  readonly at: Instant | null;
  /** When a carrier first had the parcel in its hands; null: never, or it does not say. */
  readonly firstMovedAt: Instant | null;
  /** Where the parcel goes, or where it was delivered; null: the carrier does not say. */
  readonly destination: Place | null;
}

/** Shippo knows its mock parcels by this spelling alone. */
const MOCKS: ReadonlyMap<string, string> = new Map(
  ['PRE_TRANSIT', 'TRANSIT', 'DELIVERED', 'RETURNED', 'FAILURE', 'UNKNOWN'].map((status) => {
    const number = `SHIPPO_${status}`;
    return [bareNumber(number), number];
  }),
);

/** Letters and digits alone, in capitals: numbers are printed in groups, and typed with any sign in between. */
export function bareNumber(trackingNumber: string): string {
  return trackingNumber.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
}

/** How tracking numbers that people typed are kept and compared. */
export function plainNumber(trackingNumber: string): string {
  const bare = bareNumber(trackingNumber);
  return MOCKS.get(bare) ?? bare;
}

/** Shippo's mock parcels: a number of theirs moves whenever anybody asks, and says nothing of any parcel. */
export function isTestParcel({
  carrier,
  trackingNumber,
}: {
  readonly carrier: string | null;
  readonly trackingNumber: string;
}): boolean {
  return carrier?.trim().toLowerCase() === 'shippo' || bareNumber(trackingNumber).startsWith('SHIPPO');
}

/** Whether a parcel goes to this address; null: too little is known. The same country alone says nothing. */
export function isSamePlace(
  place: Place | null,
  address: Pick<Address, 'city' | 'postcode' | 'country'>,
): boolean | null {
  if (place === null) return null;
  const differ = (one: string, other: string) => one !== '' && other !== '' && one !== other;
  if (differ(place.country.toUpperCase(), address.country.toUpperCase())) return false;
  const [theirs, ours] = [bare(place.postcode), bare(address.postcode)];
  // ZIP+4 and the like are the same place told more exactly.
  if (theirs !== '' && ours !== '') return theirs.startsWith(ours) || ours.startsWith(theirs);
  const [city, home] = [bare(place.city), bare(address.city)];
  return city === '' || home === '' ? null : city === home;
}

function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}
