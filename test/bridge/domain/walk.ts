import fc from 'fast-check';
import { approve, reject } from '../../../bridge/domain/decisions/approve.ts';
import { type Circumstances, type Decision, nothingMore } from '../../../bridge/domain/decisions/decision.ts';
import { inspect } from '../../../bridge/domain/decisions/inspect.ts';
import { carrierAccepted, carrierLost, received } from '../../../bridge/domain/decisions/journey.ts';
import {
  paidByHand,
  payoutPendingAgain,
  refundDone,
  refundFailed,
  refundInDoubt,
} from '../../../bridge/domain/decisions/payout.ts';
import type { EffectPlan, RefundLine } from '../../../bridge/domain/effect.ts';
import { mayMove } from '../../../bridge/domain/lifecycle.ts';
import type { InspectedLine, Return } from '../../../bridge/domain/return.ts';

export type Step =
  | { readonly do: 'approve' | 'reject' | 'scan' | 'deliver' | 'receive' | 'lose' | 'pay_by_hand' }
  | { readonly do: 'inspect'; readonly found: readonly number[]; readonly damaged: readonly number[] }
  | { readonly do: 'refund_paid' | 'refund_recorded' | 'refund_refused' | 'refund_lost' | 'refund_again' };

const portions = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });

export const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>(
    { do: 'approve' },
    { do: 'approve' },
    { do: 'reject' },
    { do: 'scan' },
    { do: 'deliver' },
    { do: 'receive' },
    { do: 'lose' },
    { do: 'pay_by_hand' },
    { do: 'refund_paid' },
    { do: 'refund_recorded' },
    { do: 'refund_refused' },
    { do: 'refund_lost' },
    { do: 'refund_again' },
  ),
  fc.record({ do: fc.constant('inspect' as const), found: portions, damaged: portions }),
);

/** The one refund of a walk, as the world sees it. */
export interface RefundInWorld {
  readonly id: string;
  readonly lines: readonly RefundLine[];
  state: 'pending' | 'done' | 'failed' | 'in_doubt';
}

/** Does a step where a use-case would let it through; else nothing happens. */
export function take(entry: Return, refund: RefundInWorld | null, one: Step, facts: Circumstances): Decision {
  switch (one.do) {
    case 'approve':
      return mayMove(entry.parcel.state, 'approved') ? approve(entry, facts) : nothingMore(entry);
    case 'reject':
      return mayMove(entry.parcel.state, 'rejected') ? reject(entry, 'Worn.', facts) : nothingMore(entry);
    case 'scan':
      return carrierAccepted(entry, facts);
    case 'deliver':
      return received(entry, 'carrier_delivered', facts);
    case 'receive':
      return received(entry, 'received', facts);
    case 'lose':
      return carrierLost(entry, facts);
    case 'pay_by_hand':
      return paidByHand(entry, refund?.lines ?? [], facts);
    case 'inspect': {
      const result = inspect(entry, splits(entry, one.found, one.damaged), facts);
      return result.ok ? result.value : nothingMore(entry);
    }
    default:
      return refund ? answer(entry, refund, one.do, facts) : nothingMore(entry);
  }
}

function answer(entry: Return, refund: RefundInWorld, what: Step['do'], facts: Circumstances): Decision {
  const { id: effectId, lines, state } = refund;
  const trouble = { effectId, code: 'refused', message: 'No.', at: facts.now };
  if (what === 'refund_again') {
    if (state !== 'failed' && state !== 'in_doubt') return nothingMore(entry);
    refund.state = 'pending';
    return nothingMore(payoutPendingAgain(entry, effectId));
  }
  if (state !== 'pending') return nothingMore(entry);
  refund.state = what === 'refund_refused' ? 'failed' : what === 'refund_lost' ? 'in_doubt' : 'done';
  if (what === 'refund_refused') return refundFailed(entry, trouble, facts);
  if (what === 'refund_lost') return refundInDoubt(entry, effectId, facts);
  return refundDone(entry, { effectId, refundId: 90, paid: what === 'refund_paid', lines }, facts);
}

/** Every unit of every line as one of the three, by two portions of the line. */
export function splits(entry: Return, found: readonly number[], damaged: readonly number[]): readonly InspectedLine[] {
  return entry.lines.map(({ orderLineId, quantity }, index) => {
    const here = Math.round(quantity * (found[index] ?? 1));
    const broken = Math.round(here * (damaged[index] ?? 0));
    return { orderLineId, sellable: here - broken, damaged: broken, missing: quantity - here };
  });
}

export function refundPlan(decision: Decision): RefundInWorld | null {
  const wish = decision.effects.find(({ plan }) => plan.kind === 'refund');
  if (!wish) return null;
  const { lines } = wish.plan as Extract<EffectPlan, { kind: 'refund' }>;
  return { id: wish.id, lines, state: 'pending' };
}
