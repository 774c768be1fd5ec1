import type { Return, ReturnEvent } from '../return.ts';
import type { Instant } from '../time.ts';
import {
  isLabelNumber,
  isFollowed,
  type NumberUse,
  reportOn,
  type TrackingReport,
  typedParcels,
} from '../tracking-claim.ts';
import { plainNumber, type Track } from '../track.ts';
import { andThen, type Circumstances, type Decision, event, nothingMore } from './decision.ts';
import { carrierAccepted, carrierLost, labelDelivered, received } from './journey.ts';
import { payWhatIsDue } from './payout.ts';

/** A number that a person typed, and who else has it. */
export interface Typed {
  readonly carrier: string | null;
  readonly trackingNumber: string;
  readonly usedBy: NumberUse | null;
}

/** The shopper ships with a carrier of their own, and says by which number. The number before, if there was one, was mistyped. */
export function trackingEntered(entry: Return, typed: Typed, circumstances: Circumstances): Decision {
  const { shipping } = entry;
  if (shipping.state !== 'packing_slip') return nothingMore(entry);
  const { carrier } = typed;
  const trackingNumber = plainNumber(typed.trackingNumber);
  if (shipping.trackingNumber === trackingNumber && shipping.carrier === carrier) return nothingMore(entry);
  const next = { ...entry, shipping: { ...shipping, carrier, trackingNumber } };
  return claimed(next, 'tracking_entered', { ...typed, trackingNumber }, circumstances);
}

/** One more parcel of this return, by its own number. */
export function parcelAdded(entry: Return, typed: Typed, circumstances: Circumstances): Decision {
  const { carrier } = typed;
  const trackingNumber = plainNumber(typed.trackingNumber);
  const known = typedParcels(entry).some((one) => one.trackingNumber === trackingNumber);
  if (known || isLabelNumber(entry, trackingNumber)) return nothingMore(entry);
  const next = { ...entry, extraParcels: [...entry.extraParcels, { carrier, trackingNumber, delivered: false }] };
  return claimed(next, 'parcel_added', { ...typed, trackingNumber }, circumstances);
}

/** Whoever typed it says that a parcel is on its way: nobody knows, and nothing is paid for it. */
function claimed(
  entry: Return,
  type: 'tracking_entered' | 'parcel_added',
  { carrier, trackingNumber, usedBy }: Typed,
  circumstances: Circumstances,
): Decision {
  const unseen = { status: 'unknown', at: null, toStore: null, sinceApproval: null } as const;
  const typed = event(type, circumstances, { carrier, trackingNumber });
  const known: Decision = usedBy
    ? {
        ...nothingMore(withReport(entry, { trackingNumber, ...unseen, usedBy })),
        events: [typed, event('number_used_elsewhere', byBoomerang(circumstances), useData(trackingNumber, usedBy))],
      }
    : { ...nothingMore(withReport(entry, null)), events: [typed] };
  return andThen(known, (next) => payWhatIsDue(next, circumstances));
}

/** What the carrier's word is read against. */
export interface Known {
  readonly events: readonly ReturnEvent[];
  readonly usedBy: NumberUse | null;
}

/** Takes in what a carrier says of one of the return's numbers: proof where the store issued it on a label, else no more than what supports a claim. */
export function carrierSays(
  entry: Return,
  trackingNumber: string,
  track: Track,
  known: Known,
  circumstances: Circumstances,
): Decision {
  if (isLabelNumber(entry, trackingNumber)) return labelSays(entry, track, known, circumstances);
  const typed = typedParcels(entry).find((one) => one.trackingNumber === plainNumber(trackingNumber));
  if (!typed || !isFollowed(entry)) return nothingMore(entry);
  const approvedAt = known.events.findLast(({ type }) => type === 'approved')?.at ?? entry.createdAt;
  const report = reportOn(entry, typed.trackingNumber, track, { approvedAt, usedBy: known.usedBy });
  if (!isNews(typed.report, report)) return nothingMore(entry);
  const { status, toStore, sinceApproval, usedBy } = report;
  const data = { carrier: typed.carrier, trackingNumber: typed.trackingNumber, status, toStore, sinceApproval };
  const use = { usedIn: usedBy?.by ?? null, usedNumber: usedBy?.number ?? null };
  const told: Decision = {
    ...nothingMore(withDelivery(withReport(entry, report), report)),
    events: [event('claim_reported', circumstances, { ...data, ...use })],
  };
  return andThen(told, (next) => lastOfSeveral(next, circumstances));
}

/** One total function from the carrier's word about the store's own label to what it means. */
function labelSays(entry: Return, { status }: Track, { events }: Known, circumstances: Circumstances): Decision {
  switch (status) {
    case 'unknown':
    case 'announced':
      return nothingMore(entry);
    case 'moving':
      return carrierAccepted(entry, circumstances);
    case 'delivered':
      return labelDelivered(entry, circumstances);
    case 'returned_to_sender':
    case 'lost':
      return events.some((one) => one.type === 'carrier_lost') ? nothingMore(entry) : carrierLost(entry, circumstances);
  }
}

/** The parcel with the label came before, and only the others were waited for. Without it nothing has arrived by proof. */
function lastOfSeveral(entry: Return, circumstances: Circumstances): Decision {
  const { shipping, firstDelivered, extraParcels } = entry;
  const all = shipping.state === 'label' && firstDelivered && extraParcels.every((one) => one.delivered);
  return all ? received(entry, 'carrier_delivered', circumstances) : payWhatIsDue(entry, circumstances);
}

function isNews(before: TrackingReport | null, now: TrackingReport): boolean {
  if (before === null) return now.status !== 'unknown' && now.status !== 'announced';
  const told = ({ status, toStore, sinceApproval, usedBy }: TrackingReport) =>
    [status, toStore, sinceApproval, usedBy?.by, usedBy?.number].join(' ');
  return told(before) !== told(now);
}

/** Numbers that are typed no more are forgotten with what was known of them. */
function withReport(entry: Return, report: TrackingReport | null): Return {
  const others = typedParcels(entry).flatMap((one) =>
    one.report && one.trackingNumber !== report?.trackingNumber ? [one.report] : [],
  );
  return { ...entry, trackingReports: report ? [...others, report] : others };
}

function withDelivery(entry: Return, { status, trackingNumber }: TrackingReport): Return {
  if (status !== 'delivered') return entry;
  const extraParcels = entry.extraParcels.map((one) =>
    plainNumber(one.trackingNumber) === trackingNumber ? { ...one, delivered: true } : one,
  );
  return { ...entry, extraParcels };
}

function byBoomerang({ now }: { readonly now: Instant }) {
  return { actor: { type: 'boomerang' as const }, now };
}

function useData(trackingNumber: string, { by, number }: NumberUse) {
  return { trackingNumber, usedIn: by, usedNumber: number };
}
