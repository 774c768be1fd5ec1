import { ceilingVerdict } from '../approval.ts';
import { ceilingSince, committedWorth } from '../committed-worth.ts';
import type { Minor } from '../money.ts';
import type { Resolution } from '../policy.ts';
import { inspectionOf } from '../promise.ts';
import type { PayoutHold, Return, ReturnEvent } from '../return.ts';
import type { Circumstances } from './decision.ts';

/** Why a payout that is due waits, with what its event tells. */
export type Hold = Pick<ReturnEvent, 'data'> & { readonly held: PayoutHold };

export function holdOf(
  entry: Return,
  resolution: Resolution,
  amount: Minor,
  circumstances: Circumstances,
): Hold | null {
  const missing = inspectionOf(entry)?.some(
    (one) =>
      one.missing > 0 && entry.lines.find((line) => line.orderLineId === one.orderLineId)?.resolution === 'exchange',
  );
  if (resolution === 'exchange' && missing) return { held: 'units_missing', data: {} };
  const notSent = entry.lines.some((line) => line.virtual && line.parts.some(({ payout }) => payout === resolution));
  if (notSent) return { held: 'not_sent', data: {} };
  const over = overCeiling(entry, amount, circumstances);
  return over && { held: 'over_ceiling', data: over.params };
}

/**
 * Both doors: the law gives a store 14 days to look. The return's own payouts count, too, and where nobody asked what went out before, a person looks.
 */
function overCeiling(entry: Return, amount: Minor, { policy, committed, now }: Circumstances) {
  const { orderId, currency } = entry;
  const own = committedWorth([entry], { of: 'payouts', orderId, since: ceilingSince(policy, now) });
  return ceilingVerdict(policy, committed === null ? null : committed + own + amount, currency);
}
