import { allSettled, hasBegun, isDead, movePayout } from '../lifecycle.ts';
import type { OutsideHold, Return, ReturnEvent } from '../return.ts';
import { type Circumstances, type Decision, email, nothingMore } from './decision.ts';

/** Something of it may still be paid. */
export function isOpen(entry: Return): boolean {
  return !isDead(entry.parcel.state) && (entry.parcel.state !== 'closed' || !allSettled(entry));
}

/**
 * What is not under way waits for a person, whatever it waited for before: else it would be paid once that is over. The owner is told of each such news while
 * something waits.
 */
export function holdOpen(entry: Return, why: OutsideHold, told: ReturnEvent, circumstances: Circumstances): Decision {
  const open = entry.payouts.filter((one) => !hasBegun(one));
  const next = open.reduce<Return>(
    (sofar, one) => (one.state === 'settled' ? sofar : movePayout(sofar, { ...one, held: why })),
    entry,
  );
  return {
    ...nothingMore(next),
    events: [told],
    effects: open.length === 0 ? [] : [email('owner_held_payout', circumstances)],
  };
}
