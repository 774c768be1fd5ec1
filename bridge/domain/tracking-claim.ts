import { hasParcel } from './lifecycle.ts';
import type { MoneyMoves } from './policy.ts';
import type { Return } from './return.ts';
import { addDays, addMs, type Instant } from './time.ts';
import { isSamePlace, plainNumber, type Track, type TrackStatus } from './track.ts';

/**
 * Who else has this number: another return, another order's parcel, or the parcel in which this very order once went out. Such a number is evidence of
 * nothing.
 */
export interface NumberUse {
  readonly by: 'return' | 'order' | 'own_order';
  /** The return's or the order's number. */
  readonly number: string;
}

/** What is known of a number that a person typed. It supports whoever decides, and moves nothing by itself: anybody may type any parcel's number. */
export interface TrackingReport {
  readonly trackingNumber: string;
  readonly status: TrackStatus;
  /** The carrier's time of the status. */
  readonly at: Instant | null;
  /** It goes to the store; null: nobody knows. */
  readonly toStore: boolean | null;
  /** The carrier first had it after the return was approved; null: nobody knows. */
  readonly sinceApproval: boolean | null;
  readonly usedBy: NumberUse | null;
}

/** A number that a person typed, with what is known of it. */
export interface TypedParcel {
  readonly carrier: string | null;
  readonly trackingNumber: string;
  readonly report: TrackingReport | null;
}

type Tracked = Pick<Return, 'shipping' | 'extraParcels' | 'trackingReports'>;

/** The store issued this number, on a label: what the carrier says of it is proof. */
export function isLabelNumber({ shipping }: Pick<Return, 'shipping'>, trackingNumber: string): boolean {
  if (shipping.state !== 'label' || shipping.trackingNumber === null) return false;
  return plainNumber(shipping.trackingNumber) === plainNumber(trackingNumber);
}

/** Every number that a person typed, each once; the label's own is none, whoever typed it, too. */
export function typedParcels({ shipping, extraParcels, trackingReports }: Tracked): readonly TypedParcel[] {
  const { carrier, trackingNumber } = shipping.state === 'packing_slip' ? shipping : NOTHING;
  const first = trackingNumber === null ? [] : [{ carrier, trackingNumber }];
  const all = new Map([...extraParcels, ...first].map((one) => [plainNumber(one.trackingNumber), one]));
  return [...all]
    .filter(([number]) => !isLabelNumber({ shipping }, number))
    .map(([number, one]) => ({
      carrier: one.carrier,
      trackingNumber: number,
      report: trackingReports.find((report) => plainNumber(report.trackingNumber) === number) ?? null,
    }));
}

const NOTHING = { carrier: null, trackingNumber: null } as const;

/** Every number by which this return's parcels can be followed, as `plainNumber` writes it. */
export function trackingNumbers(entry: Tracked): readonly string[] {
  const { shipping } = entry;
  const label = shipping.state === 'label' && shipping.trackingNumber !== null ? [shipping.trackingNumber] : [];
  return [...label.map(plainNumber), ...typedParcels(entry).map((one) => one.trackingNumber)];
}

/** True while its parcels are asked for: what has arrived, or never will, needs no carrier. */
export function isFollowed({ parcel }: Pick<Return, 'parcel'>): boolean {
  return parcel.state === 'approved' || parcel.state === 'in_transit';
}

/** When the money or the new item really moves: without a label of the store's own no scan starts it, and the parcel itself has to arrive. */
export function provenMoves(
  { shipping, lines }: Pick<Return, 'shipping' | 'lines'>,
  moneyMoves: MoneyMoves,
): MoneyMoves {
  // Nothing is sent back, so that no parcel is waited for.
  if (!hasParcel({ lines })) return 'approval';
  return moneyMoves === 'first_scan' && shipping.state === 'packing_slip' ? 'receipt' : moneyMoves;
}

/**
 * How far the parcel has come if the typed numbers are this return's own parcels; null: nobody claims anything. A consumer who withdrew claims to have sent it by
 * typing a number at all: the money may wait for proof, but a person must look at it in time (art. 13(3) of Directive 2011/83).
 */
export function claimedStage(entry: Pick<Return, 'parcel' | 'kind'> & Tracked): MoneyMoves | null {
  const typed = isFollowed(entry) ? typedParcels(entry) : [];
  if (typed.length === 0) return null;
  const statuses = typed.map(({ report }) => report?.status ?? 'unknown');
  const labelMoves = entry.shipping.state === 'label' && entry.parcel.state === 'in_transit';
  if (!labelMoves && statuses.every((status) => status === 'delivered')) return 'receipt';
  const moves = statuses.some((status) => status === 'moving' || status === 'delivered');
  return moves || entry.kind === 'withdrawal' ? 'first_scan' : null;
}

/** Days that a return stays open beyond its date for a parcel which a carrier says is on its way. */
export const CLAIM_WAITS_DAYS = 30;

/**
 * From when on the return may expire; null: never. A parcel that nobody has proof of may be under way all the same: where its carrier says so, and nothing speaks
 * against it, the return waits longer.
 */
export function expiresFrom(entry: Pick<Return, 'parcel'> & Tracked): Instant | null {
  const { parcel } = entry;
  if (parcel.state !== 'approved') return null;
  return isSupported(entry) ? addDays(parcel.sendBackBy, CLAIM_WAITS_DAYS) : parcel.sendBackBy;
}

/** True while a parcel is waited for beyond its date. */
export function waitsForParcel(entry: Pick<Return, 'parcel'> & Tracked, now: Instant): boolean {
  const from = expiresFrom(entry);
  return from !== null && isSupported(entry) && now < from;
}

function isSupported(entry: Tracked): boolean {
  return typedParcels(entry).some(({ report }) => report !== null && supports(report));
}

function supports({ status, sinceApproval, usedBy }: TrackingReport): boolean {
  const ours = usedBy === null || usedBy.by === 'return';
  return (status === 'moving' || status === 'delivered') && sinceApproval !== false && ours;
}

/** Carriers tell local times without their zone: a scan that much before the approval may have come after it, ms. */
const ZONES_MS = 12 * 3_600_000;

/** What a carrier's word is worth for this return. */
export function reportOn(
  { store }: Pick<Return, 'store'>,
  trackingNumber: string,
  { status, at, firstMovedAt, destination }: Track,
  { approvedAt, usedBy }: { readonly approvedAt: Instant; readonly usedBy: NumberUse | null },
): TrackingReport {
  return {
    trackingNumber: plainNumber(trackingNumber),
    status,
    at,
    toStore: isSamePlace(destination, store.address),
    sinceApproval: firstMovedAt === null ? null : firstMovedAt >= addMs(approvedAt, -ZONES_MS),
    usedBy,
  };
}
