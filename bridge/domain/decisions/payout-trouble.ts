import type { EffectTrouble } from '../effect.ts';
import { keptHold, movePayout, outsideHoldOf, payoutOf } from '../lifecycle.ts';
import type { Resolution } from '../policy.ts';
import type { Return } from '../return.ts';
import { type Circumstances, type Decision, email, event, nothingMore } from './decision.ts';

export function payoutFailed(
  entry: Return,
  resolution: Resolution,
  { effectId, code, message }: { readonly effectId: string } & Pick<EffectTrouble, 'code' | 'message'>,
  circumstances: Circumstances,
): Decision {
  const payout = payoutOf(entry, resolution);
  if (payout.state === 'settled') return nothingMore(entry);
  return {
    ...nothingMore(
      movePayout(entry, {
        resolution,
        amount: payout.amount,
        state: 'failed',
        effectId,
        code,
        message,
        ...keptHold(payout),
      }),
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
}

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

/** A new attempt is on its way: the payout is pending again. */
export function payoutPendingAgain(entry: Return, resolution: Resolution, effectId: string): Return {
  const payout = payoutOf(entry, resolution);
  if (payout.state === 'settled') return entry;
  return movePayout(entry, {
    resolution,
    amount: payout.amount,
    state: 'pending',
    effectId,
    byHand: false,
    held: outsideHoldOf(payout),
  });
}
