import type { EffectTrouble } from '../effect.ts';
import { keptHold, movePayout, outsideHoldOf, payoutOf } from '../lifecycle.ts';
import { STANDING_HOLDS } from '../payout-hold.ts';
import type { Resolution } from '../policy.ts';
import type { Return } from '../return.ts';
import { andThen, type Circumstances, type Decision, email, event, nothingMore } from './decision.ts';
import { letGo, stoppedBy } from './order-stands.ts';

/**
 * Nothing was paid. Where the order's state spoke against it, what else the return pays is held with it, and a person who tries again lets it go as the order
 * stands.
 */
export function payoutFailed(
  entry: Return,
  resolution: Resolution,
  { effectId, code, message, orderStatus }: { readonly effectId: string } & Pick<EffectTrouble, Told>,
  circumstances: Circumstances,
): Decision {
  const payout = payoutOf(entry, resolution);
  if (payout.state === 'settled') return nothingMore(entry);
  const why = orderStatus === undefined ? undefined : STANDING_HOLDS.find((hold) => hold === code);
  const held = why === undefined ? keptHold(payout) : { held: why };
  const tried = resolution === 'exchange' ? { ...held, release: true as const } : held;
  const failed: Decision = {
    ...nothingMore(
      movePayout(entry, { resolution, amount: payout.amount, state: 'failed', effectId, code, message, ...tried }),
    ),
    events: [
      event(resolution === 'store_credit' ? 'credit_failed' : 'refund_failed', circumstances, {
        resolution,
        code,
        message,
      }),
    ],
    effects: [email('owner_failed_payout', circumstances)],
  };
  if (why === undefined || orderStatus === undefined) return failed;
  return andThen(failed, (next) => stoppedBy(next, why, orderStatus, circumstances));
}

type Told = 'code' | 'message' | 'orderStatus';

export function payoutInDoubt(
  entry: Return,
  resolution: Resolution,
  effectId: string,
  circumstances: Circumstances,
): Decision {
  const payout = payoutOf(entry, resolution);
  if (payout.state === 'settled') return nothingMore(entry);
  return {
    ...nothingMore(
      movePayout(entry, { resolution, amount: payout.amount, state: 'in_doubt', effectId, ...keptHold(payout) }),
    ),
    events: [
      event(resolution === 'store_credit' ? 'credit_in_doubt' : 'refund_in_doubt', circumstances, { resolution }),
    ],
    effects: [email('owner_in_doubt', circumstances)],
  };
}

/** A new attempt is on its way, since a person asked for it: the payout is pending again. */
export function payoutPendingAgain(entry: Return, resolution: Resolution, effectId: string): Return {
  const payout = payoutOf(entry, resolution);
  if (payout.state === 'settled') return entry;
  const looked = payout.state === 'failed' && STANDING_HOLDS.some((hold) => hold === payout.code);
  return movePayout(looked ? letGo(entry, resolution) : entry, {
    resolution,
    amount: payout.amount,
    state: 'pending',
    effectId,
    byHand: false,
    held: looked ? null : outsideHoldOf(payout),
  });
}
