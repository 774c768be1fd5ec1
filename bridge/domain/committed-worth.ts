import { mayBePaid } from './claims.ts';
import { dueNow } from './due.ts';
import { hasBegun, isDead, outsideHoldOf } from './lifecycle.ts';
import { type Minor, sum } from './money.ts';
import type { Policy } from './policy.ts';
import type { Payout, Return } from './return.ts';
import { worth } from './share.ts';
import { addDays, type Instant } from './time.ts';

/** A limit of what happens without a person, and so what of other returns counts for it. */
export type WorthLimit =
  /** `resolutions.keep.underValue`: items of the order that stay with the shopper. */
  | { readonly of: 'returnless' }
  /** `approval.upToValue`: what was accepted of the order. */
  | { readonly of: 'auto_accept' }
  /** `moneyMoves.ceiling`: what went out for the order, and since then for its customer. */
  | { readonly of: 'payouts'; readonly orderId: number; readonly since: Instant };

/**
 * What other returns use up of a limit already, minor units. A limit belongs to the order, the ceiling to the customer, too: with what is asked now on top, it is the same
 * whether somebody asks once or many times, in whatever order and through whichever door.
 *
 * - `returnless` and `auto_accept` count what was granted without a person: all of a return that is alive, and what may have been paid of one that ended. What a person
 *   has decided counts for nothing (`decidedByPerson`); what waits for one counts, since nobody has decided it.
 * - `payouts` counts what went out or is on its way, whoever decided it: the ceiling says how much may be gone before somebody looks.
 */
export function committedWorth(rmas: readonly Return[], limit: WorthLimit): Minor {
  return sum(rmas.map((rma) => usedBy(rma, limit)));
}

/** The first moment whose payouts count for the ceiling. */
export function ceilingSince({ moneyMoves }: Pick<Policy, 'moneyMoves'>, now: Instant): Instant {
  return addDays(now, -moneyMoves.ceilingDays);
}

/** A person has said yes: staff opened it, approved it, or let the money go of what was changed later. */
export function decidedByPerson({ decision, parcel, payouts }: Return): boolean {
  if (decision.code === 'approved_by_staff') return true;
  if (decision.code === 'approved_by_policy' || decision.code === 'approved_by_law') return false;
  // What holds it from outside may have taken the place of `changed`.
  const waits = payouts.some(
    (payout) => (payout.state === 'pending' && payout.held === 'changed') || outsideHoldOf(payout) !== null,
  );
  return parcel.state !== 'requested' && !waits;
}

function usedBy(rma: Return, limit: WorthLimit): Minor {
  const alive = !isDead(rma.parcel.state);
  switch (limit.of) {
    case 'returnless': {
      const payout = rma.payouts.find((one) => one.resolution === 'keep');
      if (decidedByPerson(rma) || !payout || !(alive || mayBePaid(payout))) return 0;
      return sum(rma.lines.filter((line) => line.resolution === 'keep').map(worth));
    }
    case 'auto_accept': {
      if (decidedByPerson(rma)) return 0;
      return sum(rma.payouts.filter((one) => alive || mayBePaid(one)).map((one) => grantedBy(rma, one)));
    }
    case 'payouts': {
      const counts = (one: Payout) =>
        mayBePaid(one) && (rma.orderId === limit.orderId || one.state !== 'settled' || one.settledAt >= limit.since);
      return sum(rma.payouts.filter(counts).map((one) => one.amount));
    }
  }
}

/** What was promised, whatever a label may cost; once inspected, what was found of it. */
function grantedBy(rma: Return, payout: Payout): Minor {
  if (hasBegun(payout)) return payout.amount;
  return Math.min(payout.amount, dueNow({ ...rma, labelDeduction: 0 }, payout.resolution).amount);
}
