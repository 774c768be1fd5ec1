import { mayMove, moveParcel, payoutIsDue } from '../lifecycle.ts';
import type { Return } from '../return.ts';
import { andThen, type Circumstances, type Decision, event, nothingMore } from './decision.ts';
import { startPayout } from './payout.ts';

/** The carrier's first scan of the parcel. Later than that (or before approval) it says nothing new. */
export function carrierAccepted(entry: Return, circumstances: Circumstances): Decision {
  if (entry.parcel.state !== 'approved') return nothingMore(entry);
  const moved: Decision = {
    ...nothingMore(
      moveParcel(entry, {
        state: 'in_transit',
        sendBackBy: entry.parcel.sendBackBy,
        scannedAt: circumstances.now,
      }),
    ),
    events: [event('carrier_accepted', circumstances)],
  };
  return andThen(moved, (next) => payIfDue(next, 'first_scan', circumstances));
}

/** The parcel has reached the store: by the carrier's word, or by the owner's. */
export function received(entry: Return, by: 'carrier_delivered' | 'received', circumstances: Circumstances): Decision {
  if (!mayMove(entry.parcel.state, 'received')) return nothingMore(entry);
  const arrived: Decision = {
    ...nothingMore(moveParcel(entry, { state: 'received', receivedAt: circumstances.now })),
    events: [event(by, circumstances)],
  };
  return andThen(arrived, (next) => payIfDue(next, 'receipt', circumstances));
}

/** A parcel that the carrier lost or sends back stays where it is: a person decides; the timeline says so. One that is here can't be lost. */
export function carrierLost(entry: Return, circumstances: Circumstances): Decision {
  if (!mayMove(entry.parcel.state, 'received')) return nothingMore(entry);
  return { ...nothingMore(entry), events: [event('carrier_lost', circumstances)] };
}

function payIfDue(entry: Return, stage: 'first_scan' | 'receipt', circumstances: Circumstances): Decision {
  return payoutIsDue(circumstances.policy.moneyMoves, stage) ? startPayout(entry, circumstances) : nothingMore(entry);
}
