import { mayMove, moveParcel } from '../lifecycle.ts';
import type { Return } from '../return.ts';
import { isLabelNumber } from '../tracking-claim.ts';
import { andThen, type Circumstances, type Decision, event, nothingMore } from './decision.ts';
import { payWhatIsDue } from './payout.ts';
import { labelCost } from './shipping.ts';

/** The carrier's first scan of the store's own label, or proof of it that the customer showed. Later than that (or before approval) it says nothing new. */
export function carrierAccepted(
  entry: Return,
  circumstances: Circumstances,
  by: 'carrier_accepted' | 'sent_proven' = 'carrier_accepted',
): Decision {
  if (entry.parcel.state !== 'approved') return nothingMore(entry);
  const { now } = circumstances;
  const moved: Decision = {
    ...nothingMore(
      moveParcel(withProof(entry, now), { state: 'in_transit', sendBackBy: entry.parcel.sendBackBy, scannedAt: now }),
    ),
    events: [event(by, circumstances)],
    ledger: labelFallsDue(entry, circumstances),
  };
  return andThen(moved, (next) => payWhatIsDue(next, circumstances));
}

/** The parcel has reached the store: by the carrier's word, or by the owner's. */
export function received(entry: Return, by: 'carrier_delivered' | 'received', circumstances: Circumstances): Decision {
  if (!mayMove(entry.parcel.state, 'received')) return nothingMore(entry);
  const { now } = circumstances;
  const arrived: Decision = {
    ...nothingMore(moveParcel(withProof(entry, now), { state: 'received', receivedAt: now })),
    events: [event(by, circumstances)],
    ledger: entry.parcel.state === 'approved' ? labelFallsDue(entry, circumstances) : [],
  };
  return andThen(arrived, (next) => payWhatIsDue(next, circumstances));
}

/** The parcel with the label has come; the return has when all its parcels have. */
export function labelDelivered(entry: Return, circumstances: Circumstances): Decision {
  // Somebody may have typed the label's own number, too.
  const extraParcels = entry.extraParcels.map((one) =>
    isLabelNumber(entry, one.trackingNumber) ? { ...one, delivered: true } : one,
  );
  const next = { ...entry, firstDelivered: true, extraParcels };
  if (next.extraParcels.every((one) => one.delivered)) return received(next, 'carrier_delivered', circumstances);
  return andThen(nothingMore(next), (one) => carrierAccepted(one, circumstances));
}

/** A parcel that the carrier lost or sends back stays where it is: a person decides; the timeline says so. One that is here can't be lost. */
export function carrierLost(entry: Return, circumstances: Circumstances): Decision {
  if (!mayMove(entry.parcel.state, 'received')) return nothingMore(entry);
  return { ...nothingMore(entry), events: [event('carrier_lost', circumstances)] };
}

/** A label that is paid when it is used is due from the first scan on; the others were when they were bought. */
function labelFallsDue({ shipping }: Return, circumstances: Circumstances): Decision['ledger'] {
  const payOnUse = circumstances.policy.labels.kind === 'pay_on_use';
  return payOnUse && shipping.state === 'label' ? labelCost(shipping, null, circumstances) : [];
}

/** From proof of sending on the store may withhold a consumer's money no longer (art. 13(3)). */
function withProof(entry: Return, now: string): Return {
  const { withdrawal } = entry;
  return withdrawal === null || withdrawal.sentAt !== null
    ? entry
    : { ...entry, withdrawal: { ...withdrawal, sentAt: now } };
}
