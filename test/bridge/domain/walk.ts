import fc from 'fast-check';
import { approve, reject } from '../../../bridge/domain/decisions/approve.ts';
import { change } from '../../../bridge/domain/decisions/change.ts';
import { type Circumstances, type Decision, nothingMore } from '../../../bridge/domain/decisions/decision.ts';
import { cancel, expire } from '../../../bridge/domain/decisions/end.ts';
import {
  exchangeInDoubt,
  exchangeNotOrdered,
  exchangeOrdered,
  exchangeOrderingAgain,
} from '../../../bridge/domain/decisions/exchange.ts';
import { inspect } from '../../../bridge/domain/decisions/inspect.ts';
import { carrierAccepted, carrierLost, received } from '../../../bridge/domain/decisions/journey.ts';
import { payoutFailed, payoutInDoubt, payoutPendingAgain } from '../../../bridge/domain/decisions/payout-trouble.ts';
import { releasePayout } from '../../../bridge/domain/decisions/release-payout.ts';
import {
  creditIssued,
  exchangeReleased,
  paidByHand,
  refundDone,
} from '../../../bridge/domain/decisions/settle-payout.ts';
import type { NewRequest } from '../../../bridge/domain/decisions/request.ts';
import { labelReady, shipOnSlip } from '../../../bridge/domain/decisions/shipping.ts';
import type { EffectPlan } from '../../../bridge/domain/effect.ts';
import { hasBegun, mayMove } from '../../../bridge/domain/lifecycle.ts';
import { type Resolution, RESOLUTIONS } from '../../../bridge/domain/policy.ts';
import { mostLowered } from '../../../bridge/domain/promise.ts';
import type { InspectedLine, Return } from '../../../bridge/domain/return.ts';
import { requests } from './requests.ts';

type Answer = 'done' | 'recorded' | 'refused' | 'lost' | 'again';
export type Step =
  | { readonly do: 'approve' | 'reject' | 'scan' | 'deliver' | 'receive' | 'lose' | 'cancel' | 'expire' }
  | { readonly do: 'pay_by_hand' | 'release'; readonly resolution: Resolution }
  | {
      readonly do: 'inspect';
      readonly found: readonly number[];
      readonly damaged: readonly number[];
      readonly lowered: readonly number[];
    }
  | { readonly do: 'label'; readonly cost: number | null }
  | { readonly do: 'change'; readonly to: Pick<NewRequest, 'quote' | 'approval'> }
  /** The world answers one of the acts that are under way. */
  | { readonly do: 'answer'; readonly which: number; readonly with: Answer };

const portions = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });
const resolution = fc.constantFrom(...RESOLUTIONS);

export const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>(
    { do: 'approve' },
    { do: 'approve' },
    { do: 'reject' },
    { do: 'scan' },
    { do: 'deliver' },
    { do: 'receive' },
    { do: 'lose' },
    { do: 'cancel' },
    { do: 'expire' },
  ),
  fc.record({ do: fc.constantFrom('pay_by_hand' as const, 'release' as const), resolution }),
  fc.record({ do: fc.constant('inspect' as const), found: portions, damaged: portions, lowered: portions }),
  fc.record({ do: fc.constant('label' as const), cost: fc.option(fc.nat({ max: 3000 })) }),
  fc.record({ do: fc.constant('change' as const), to: requests }),
  fc.record({
    do: fc.constant('answer' as const),
    which: fc.nat({ max: 5 }),
    with: fc.constantFrom<Answer>('done', 'done', 'done', 'recorded', 'refused', 'lost', 'again'),
  }),
);

/** An act that was written, as the world sees it. */
export interface Act {
  readonly id: string;
  readonly plan: EffectPlan;
  state: 'pending' | 'done' | 'failed' | 'in_doubt';
}

/** Does a step where a use-case would let it through; else nothing happens. */
export function take(entry: Return, acts: readonly Act[], one: Step, facts: Circumstances): Decision {
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
    case 'cancel': {
      const result = cancel(entry, facts);
      return result.ok ? result.value : nothingMore(entry);
    }
    case 'expire':
      return expire(entry, facts) ?? nothingMore(entry);
    case 'release':
      return has(entry, one.resolution) ? releasePayout(entry, one.resolution, facts) : nothingMore(entry);
    case 'pay_by_hand':
      return byHand(entry, acts, one.resolution, facts);
    case 'inspect': {
      const result = inspect(entry, splits(entry, one.found, one.damaged, one.lowered), facts);
      return result.ok ? result.value : nothingMore(entry);
    }
    case 'change': {
      const { quote, approval } = one.to;
      const result = change(entry, { quote, approval, findings: [], override: null }, facts);
      return result.ok ? result.value : nothingMore(entry);
    }
    case 'label':
      return label(entry, one.cost, facts);
    case 'answer': {
      const open = acts.filter((act) => act.state !== 'done' && act.plan.kind !== 'email');
      const act = open[one.which % Math.max(1, open.length)];
      return act ? answer(entry, act, one.with, facts) : nothingMore(entry);
    }
  }
}

function has({ payouts }: Return, wanted: Resolution): boolean {
  return payouts.some((one) => one.resolution === wanted);
}

function byHand(entry: Return, acts: readonly Act[], wanted: Resolution, facts: Circumstances): Decision {
  if (!has(entry, wanted)) return nothingMore(entry);
  const payout = entry.payouts.find((one) => one.resolution === wanted);
  const act = acts.find((one) => one.id === payout?.effectId);
  return paidByHand(entry, wanted, act?.plan.kind === 'refund' ? act.plan : null, facts);
}

function label(entry: Return, cost: number | null, facts: Circumstances): Decision {
  if (entry.shipping.state !== 'preparing') return nothingMore(entry);
  if (cost === null) return shipOnSlip(entry, { instead: 'no_rate', message: '', mailed: false }, facts);
  return labelReady(
    entry,
    {
      state: 'label',
      carrier: 'usps',
      trackingNumber: '9205',
      trackingUrl: null,
      qrCodeUrl: null,
      test: true,
      source: 'shippo',
      transactionId: 'tx-1',
      cost: { amount: cost, currency: entry.currency.code },
      readyAt: facts.now,
    },
    false,
    entry.shipping.effectId,
    facts,
  );
}

function answer(entry: Return, act: Act, how: Answer, facts: Circumstances): Decision {
  const { id, plan } = act;
  if (how === 'again') {
    if (act.state !== 'failed' && act.state !== 'in_doubt') return nothingMore(entry);
    act.state = 'pending';
    if (plan.kind === 'exchange_order') return nothingMore(exchangeOrderingAgain(entry, id));
    const wanted = resolutionOf(plan);
    return nothingMore(wanted === null ? entry : payoutPendingAgain(entry, wanted, id));
  }
  if (act.state !== 'pending') return nothingMore(entry);
  act.state = how === 'refused' ? 'failed' : how === 'lost' ? 'in_doubt' : 'done';
  const trouble = { effectId: id, code: 'refused', message: 'No.', at: facts.now };
  if (plan.kind === 'exchange_order') {
    if (how === 'refused') return exchangeNotOrdered(entry, id, trouble, facts);
    if (how === 'lost') return exchangeInDoubt(entry, id, facts);
    return exchangeOrdered(entry, id, { orderId: 99, orderNumber: '99', due: plan.due, payUrl: null }, facts);
  }
  const wanted = resolutionOf(plan);
  if (wanted === null) return nothingMore(entry);
  if (how === 'refused') return payoutFailed(entry, wanted, trouble, facts);
  // A status and a coupon can always be looked for: only refunds are ever in doubt.
  if (how === 'lost' && plan.kind === 'refund') return payoutInDoubt(entry, wanted, id, facts);
  act.state = 'done';
  switch (plan.kind) {
    case 'refund':
      return refundDone(entry, { ...plan, effectId: id, refundId: 90, paid: how !== 'recorded' }, facts);
    case 'store_credit':
      return creditIssued(entry, id, { code: 'C', couponId: 5, couponAmount: plan.amount, expiresAt: null }, facts);
    default:
      return exchangeReleased(entry, id, false, facts);
  }
}

/** The payout that an act settles; null: none. */
export function resolutionOf(plan: EffectPlan): Resolution | null {
  if (plan.kind === 'refund') return plan.payout;
  if (plan.kind === 'store_credit') return 'store_credit';
  return plan.kind === 'exchange_status' && plan.to === 'ship' ? 'exchange' : null;
}

/** Every unit of every line that is sent, as one of the three, and less for damaged ones where that may be, by portions of the line. */
export function splits(
  entry: Return,
  found: readonly number[],
  damaged: readonly number[],
  lowered: readonly number[],
): readonly InspectedLine[] {
  return entry.lines
    .filter((line) => line.resolution !== 'keep')
    .map((line, index) => {
      const { orderLineId, quantity, resolution } = line;
      const here = Math.round(quantity * (found[index] ?? 1));
      const broken = Math.round(here * (damaged[index] ?? 0));
      const all = { orderLineId, sellable: here - broken, damaged: broken, missing: quantity - here, lowered: null };
      const payout = entry.payouts.find((one) => one.resolution === resolution);
      const may = broken > 0 && resolution !== 'exchange' && payout !== undefined && !hasBegun(payout);
      const amount = may ? Math.round(mostLowered(line, [all]) * (lowered[index] ?? 0)) : 0;
      return amount > 0 ? { ...all, lowered: { amount, reason: 'Stained' } } : all;
    });
}

export function actsOf(decision: Decision): readonly Act[] {
  return decision.effects.map(({ id, plan }) => ({ id, plan, state: 'pending' }));
}
