import { movePayout, payoutOf } from '../lifecycle.ts';
import type { Resolution } from '../policy.ts';
import { OUTSIDE_HOLDS, STANDING_HOLDS } from '../payout-hold.ts';
import type { PayoutHold, Return } from '../return.ts';
import { andThen, type Circumstances, type Decision, event, nothingMore } from './decision.ts';
import { carrierAccepted } from './journey.ts';
import { letGo } from './order-stands.ts';
import { isUnproven, payWhatIsDue, startPayout } from './payout.ts';

/** These hold a payout whenever they happen; the others only once it is due. */
const HELD_BEFORE_DUE: readonly PayoutHold[] = ['changed', ...OUTSIDE_HOLDS];

/** A person lets a payout go that waited for one. It is paid now, or as soon as it is due. */
export function releasePayout(entry: Return, resolution: Resolution, circumstances: Circumstances): Decision {
  const payout = payoutOf(entry, resolution);
  if (payout.state !== 'pending' || payout.held === null) return nothingMore(entry);
  const { held } = payout;
  if (held === 'unproven_shipment') return acceptProof(entry, circumstances);
  const released: Decision = {
    ...nothingMore(movePayout(byStanding(entry, held, resolution), { ...payout, held: null })),
    events: [event('payout_released', circumstances, { resolution })],
  };
  if (HELD_BEFORE_DUE.includes(held)) return andThen(released, (next) => payWhatIsDue(next, circumstances));
  return andThen(released, (next) => startPayout(next, resolution, circumstances, true));
}

/** Whoever was told what the order's state says has let the payout go as it stands; whoever was told something else has not. */
function byStanding(entry: Return, held: PayoutHold, resolution: Resolution): Return {
  return STANDING_HOLDS.some((one) => one === held) ? letGo(entry, resolution) : entry;
}

/** A person takes the goods as sent: all that waited for proof of it is paid, and the parcel is on its way. */
function acceptProof(entry: Return, circumstances: Circumstances): Decision {
  const waited = entry.payouts.filter(isUnproven);
  const released: Decision = {
    ...nothingMore(waited.reduce<Return>((sofar, one) => movePayout(sofar, { ...one, held: null }), entry)),
    events: waited.map(({ resolution }) => event('payout_released', circumstances, { resolution })),
  };
  const paid = waited.reduce(
    (sofar, { resolution }) => andThen(sofar, (next) => startPayout(next, resolution, circumstances, true)),
    released,
  );
  return andThen(paid, (next) => carrierAccepted(next, circumstances, 'sent_proven'));
}
