import { type Instant, instant, millis } from '../../domain/time.ts';
import type { Place, Track } from '../../domain/track.ts';
import { trackStatus } from './track-status.ts';
import { trackSchema, type WirePlace } from './wire.ts';

export const NEVER_SEEN: Track = { status: 'unknown', at: null, firstMovedAt: null, destination: null };

/** What Shippo's Track object says; null: it can't be read. */
export function trackIn(body: unknown): Track | null {
  const parsed = trackSchema.safeParse(body);
  if (!parsed.success) return null;
  const { tracking_status: last, tracking_history: history, address_to: recipient } = parsed.data;
  if (!last) return NEVER_SEEN;
  const status = trackStatus(last.status);
  const handled = [...(history ?? []), last].flatMap((one) => (one && isHandled(one.status) ? [one] : []));
  const times = handled.flatMap((one) => instantOrNull(one.status_date) ?? []).sort();
  return {
    status,
    at: instantOrNull(last.status_date),
    firstMovedAt: times[0] ?? null,
    destination: placeOf(recipient) ?? (status === 'delivered' ? placeOf(last.location) : null),
  };
}

/** A carrier has, or had, the parcel in its hands. */
function isHandled(status: string): boolean {
  const known = trackStatus(status);
  return known !== 'unknown' && known !== 'announced';
}

function placeOf(place: WirePlace): Place | null {
  const known = { city: place?.city ?? '', postcode: place?.zip ?? '', country: place?.country ?? '' };
  return Object.values(known).some((text) => text !== '') ? known : null;
}

function instantOrNull(text: string | null | undefined): Instant | null {
  try {
    return text ? instant(millis(text)) : null;
  } catch {
    return null;
  }
}
