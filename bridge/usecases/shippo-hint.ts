import { carrierToken } from '../domain/carrier-token.ts';
import { carrierSays } from '../domain/decisions/tracking.ts';
import { voidLabel } from '../domain/decisions/void-label.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import { instant } from '../domain/time.ts';
import { isFollowed, isLabelNumber, typedParcels } from '../domain/tracking-claim.ts';
import { plainNumber, type Track } from '../domain/track.ts';
import { type Carrier, isUnknownParcel } from '../ports/carrier.ts';
import type { TrackHint } from '../ports/jobs.ts';
import { decideOn } from './decide-on.ts';
import type { Deps } from './deps.ts';
import { decided, withLockedReturn } from './with-locked-return.ts';

/** The part of the webhook's address that only the owner and Shippo know. */
export function hookToken({ secrets, database }: Pick<Deps, 'secrets' | 'database'>): string {
  return secrets.hash(secrets.sign('shippo-hook', database.storeId)).slice(0, 40);
}

/**
 * Takes a webhook as a hint: answers at once, and asks Shippo itself later. A hint that can't be read, or about a parcel that is not ours,
 * is dropped; a wrong token is refused.
 */
export async function takeHint(deps: Deps, token: string | null, hint: TrackHint | null): Promise<Result<void>> {
  // Hashes are compared, so that the time it takes tells nothing about the token.
  if (deps.secrets.hash(token ?? '') !== deps.secrets.hash(hookToken(deps))) return refuse('not_allowed');
  if (hint === null) return ok(undefined);
  const known = await deps.database.findReturnsByTracking(hint.trackingNumber);
  if (known.length > 0) await deps.jobs.followTrack(hint);
  return ok(undefined);
}

/** Shippo is asked this often in a day for numbers that people typed into one return: each asking is the store's, and whoever types pays nothing. */
const ASKED_A_DAY = 3;
const DAY_MS = 86_400_000;

/**
 * Asks Shippo where the parcel is, and takes in the answer for each open return that has its number. Throws CarrierUnavailable: the job is then tried again.
 */
export async function followTrack(deps: Deps, hint: TrackHint): Promise<void> {
  const asked = new Map<string, Track | null>();
  for (const entry of await deps.database.findReturnsByTracking(hint.trackingNumber)) {
    const carrier = isFollowed(entry) ? await deps.carriers(entry.storeId) : null;
    if (!carrier) continue;
    const trusted = isLabelNumber(entry, hint.trackingNumber);
    const name = trusted ? labelCarrier(entry, hint) : typedCarrier(entry, hint);
    if (!name) continue;
    const number = trusted ? issuedNumber(entry, hint) : hint.trackingNumber;
    const question = `${name} ${number}`;
    if (!asked.has(question) && !trusted && !(await mayAsk(deps, entry))) continue;
    const track = asked.get(question) ?? (await trackOf(carrier, name, number, trusted));
    asked.set(question, track);
    if (track === null) continue;
    if (trusted && (track.status === 'unknown' || track.status === 'announced'))
      await followLabel(deps, carrier, entry);
    await takeIn(deps, entry, hint.trackingNumber, track);
  }
}

/** A label of Shippo's has its carrier by Shippo's own name; of one that the owner uploaded the hint knows better. */
function labelCarrier({ shipping }: Return, hint: TrackHint): string | null {
  if (shipping.state !== 'label') return null;
  return shipping.source === 'shippo' ? shipping.carrier : (hint.carrier ?? carrierToken(shipping.carrier));
}

/** Its own spelling: hints and sweeps have the number without what stands between its letters, by which some carriers do not know it. */
function issuedNumber({ shipping }: Return, hint: TrackHint): string {
  return (shipping.state === 'label' ? shipping.trackingNumber : null) ?? hint.trackingNumber;
}

/** What people typed may be any name. */
function typedCarrier(entry: Return, hint: TrackHint): string | null {
  const number = plainNumber(hint.trackingNumber);
  const typed = typedParcels(entry).find((one) => one.trackingNumber === number);
  if (!typed || typed.report?.status === 'delivered') return null;
  return hint.carrier ?? carrierToken(typed.carrier ?? '');
}

async function mayAsk({ database, clock }: Deps, { id }: Return): Promise<boolean> {
  const limit = { key: `typed-track:${id}`, most: ASKED_A_DAY };
  return (await database.reserveAttempts([limit], DAY_MS, instant(clock.now()))).ok;
}

/** null: Shippo knows no such parcel. That a stranger's number can't be read is no trouble of Shippo's. */
async function trackOf(
  carrier: Carrier,
  name: string,
  trackingNumber: string,
  trusted: boolean,
): Promise<Track | null> {
  try {
    return await carrier.track({ carrier: name, trackingNumber });
  } catch (error) {
    if (!trusted && isUnknownParcel(error)) return null;
    throw error;
  }
}

/** Somebody may have given the label back at Shippo: then it can't be used, and its price is to leave the books. */
async function followLabel(deps: Deps, carrier: Carrier, { id, shipping, parcel }: Return): Promise<void> {
  if (parcel.state !== 'approved' || shipping.state !== 'label' || shipping.transactionId === null) return;
  if ((await carrier.labelRefund(shipping.transactionId)).type !== 'refunded') return;
  const known = await deps.database.findReturn(id);
  const under = (await deps.database.effectsOf(id)).some(
    ({ plan, state }) => plan.kind === 'void_label' && state !== 'done',
  );
  if (known && !under) await decideOn(deps, known, voidLabel);
}

async function takeIn(deps: Deps, known: Return, trackingNumber: string, track: Track): Promise<void> {
  const usedBy = await deps.database.numberUse(trackingNumber, known);
  await withLockedReturn(deps, known, { type: 'carrier' }, async (rma, { tx, circumstances }) =>
    decided(carrierSays(rma, trackingNumber, track, { events: await tx.eventsOf(rma.id), usedBy }, circumstances)),
  );
}
