import { mayHaveGiven, mayMove, moveParcel } from '../lifecycle.ts';
import { refuse, ok, type Result } from '../result.ts';
import type { Return } from '../return.ts';
import { waitsForParcel } from '../tracking-claim.ts';
import { andThen, type Circumstances, type Decision, email, event } from './decision.ts';
import { releaseUnpaid } from './release-unpaid.ts';
import { voidLabel } from './void-label.ts';

/** True while the return can be called off: nothing was sent, and no money has begun to move. */
export function mayCancel(entry: Return): boolean {
  return (
    mayMove(entry.parcel.state, 'cancelled') &&
    !entry.payouts.some((one) => mayHaveGiven(one) || one.state === 'in_doubt')
  );
}

/** Called off by the shopper, or by staff for them. */
export function cancel(entry: Return, circumstances: Circumstances): Result<Decision> {
  if (!mayMove(entry.parcel.state, 'cancelled')) return refuse('not_possible_now', { state: entry.parcel.state });
  if (!mayCancel(entry)) return refuse('payouts_begun');
  const cancelled: Decision = {
    next: moveParcel(entry, { state: 'cancelled' }),
    events: [event('cancelled', circumstances)],
    ledger: [],
    effects: [email('cancelled', circumstances)],
  };
  return ok(ended(cancelled, circumstances));
}

/**
 * Never sent. Money that has moved before stays moved and is left to the owner; a withdrawal never expires: the consumer's right does not hang
 * on our date.
 */
export function expire(entry: Return, circumstances: Circumstances): Decision | null {
  if (!mayMove(entry.parcel.state, 'expired') || entry.kind === 'withdrawal') return null;
  // A carrier says that it is on its way.
  if (waitsForParcel(entry, circumstances.now)) return null;
  const expired: Decision = {
    next: moveParcel(entry, { state: 'expired' }),
    events: [event('expired', circumstances)],
    ledger: [],
    effects: [],
  };
  return ended(expired, circumstances);
}

/** Nothing will come: what is not paid is taken back, and so is the label. */
function ended(end: Decision, circumstances: Circumstances): Decision {
  return andThen(
    andThen(end, (next) => releaseUnpaid(next, circumstances)),
    (next) => voidLabel(next, circumstances),
  );
}
