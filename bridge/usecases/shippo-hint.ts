import { carrierAccepted, carrierLost, parcelDelivered } from '../domain/decisions/journey.ts';
import { type Circumstances, type Decision, nothingMore } from '../domain/decisions/decision.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return, ReturnEvent } from '../domain/return.ts';
import { voidLabel } from '../domain/decisions/void-label.ts';
import type { Carrier, TrackStatus } from '../ports/carrier.ts';
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

/** Asks Shippo where the parcel is, and moves the return by the answer. Throws CarrierUnavailable: the job is then tried again. */
export async function followTrack(deps: Deps, hint: TrackHint): Promise<void> {
  for (const entry of await deps.database.findReturnsByTracking(hint.trackingNumber)) {
    const { shipping } = entry;
    if (shipping.state !== 'label' && shipping.state !== 'packing_slip') continue;
    const carrier = await deps.carriers(entry.storeId);
    // A label of Shippo's has its carrier by Shippo's own name; what people typed may be any name.
    const extra = entry.extraParcels.find((one) => one.trackingNumber === hint.trackingNumber);
    const bought = !extra && shipping.state === 'label' && shipping.source === 'shippo';
    const name = bought ? shipping.carrier : (hint.carrier ?? (extra ?? shipping).carrier);
    if (!carrier || !name) continue;
    const { status } = await carrier.track({ carrier: name, trackingNumber: hint.trackingNumber });
    if (bought && (status === 'unknown' || status === 'announced')) await followLabel(deps, carrier, entry);
    await moveBy(deps, entry, hint.trackingNumber, status);
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

async function moveBy(deps: Deps, known: Return, trackingNumber: string, status: TrackStatus): Promise<void> {
  await withLockedReturn(deps, known, { type: 'carrier' }, async (rma, { tx, circumstances }) =>
    decided(decideBy(status, trackingNumber, rma, await tx.eventsOf(rma.id), circumstances)),
  );
}

/** One total function from the carrier's word to what it means here. */
function decideBy(
  status: TrackStatus,
  trackingNumber: string,
  entry: Return,
  events: readonly ReturnEvent[],
  circumstances: Circumstances,
): Decision {
  switch (status) {
    case 'unknown':
    case 'announced':
      return nothingMore(entry);
    case 'moving':
      return carrierAccepted(entry, circumstances);
    case 'delivered':
      return parcelDelivered(entry, trackingNumber, circumstances);
    case 'returned_to_sender':
    case 'lost':
      return events.some((one) => one.type === 'carrier_lost') ? nothingMore(entry) : carrierLost(entry, circumstances);
  }
}
