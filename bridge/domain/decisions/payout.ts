import type { EffectPlan } from '../effect.ts';
import { allSettled, hasParcel, isDead, moveParcel, movePayout, payoutIsDue, payoutOf, stageOf } from '../lifecycle.ts';
import { movesOf } from '../moves.ts';
import { isUnpaid } from '../paid.ts';
import type { Resolution } from '../policy.ts';
import { dueNow } from '../promise.ts';
import type { Payout, Return } from '../return.ts';
import { endAfter } from '../store-days.ts';
import { claimedStage } from '../tracking-claim.ts';
import { amountData, andThen, type Circumstances, type Decision, email, event, nothingMore } from './decision.ts';
import { couponAmount } from './coupon-amount.ts';
import { type Hold, holdOf } from './hold-of.ts';
import { withoutLostShipping } from './lost-shipping.ts';
import { withShippingOfOthers } from './shipping-of-others.ts';
import { nothingToPay, saidOnce } from './nothing-to-pay.ts';

/**
 * Starts every payout that is due by now and has not begun: once, whatever calls it and however often. Due is what the store can prove; what would be due by a
 * number that somebody typed waits for a person.
 */
export function payWhatIsDue(entry: Return, circumstances: Circumstances): Decision {
  const stage = stageOf(entry);
  if (stage === null) return nothingMore(entry);
  const { policy } = circumstances;
  const known = entry.customer.id !== 0;
  const claimed = claimedStage(entry);
  const whole = withShippingOfOthers(entry, circumstances);
  const started = whole.next.payouts.reduce<Decision>((sofar, { resolution }) => {
    const moves = movesOf(policy, entry.kind, resolution, known);
    // What can't be due is over at once: no deadline runs for it, and no owner is asked to release it.
    // Where nothing is sent back, no parcel is waited for.
    if (isUnpaid(entry) || !hasParcel(entry) || payoutIsDue(moves, stage)) {
      return andThen(sofar, (next) => startPayout(proven(next, resolution), resolution, circumstances));
    }
    const isClaimed = claimed !== null && payoutIsDue(moves, claimed);
    return isClaimed ? andThen(sofar, (next) => holdUnproven(next, resolution, circumstances)) : sofar;
  }, whole);
  return andThen(saidOnce(started), (next) => closeIfDone(next, circumstances));
}

/** The parcel was sent by proof, and not only by a number that somebody typed. */
function proven(entry: Return, resolution: Resolution): Return {
  const payout = payoutOf(entry, resolution);
  if (payout.state !== 'pending' || payout.held !== 'unproven_shipment') return entry;
  return movePayout(entry, { ...payout, held: null });
}

/** `decided`: a person has said yes, so that nothing that waits for a person holds it any more. */
export function startPayout(
  entry: Return,
  resolution: Resolution,
  circumstances: Circumstances,
  decided = false,
): Decision {
  const payout = payoutOf(entry, resolution);
  if (isUnpaid(entry)) return isOpen(payout) ? nothingToPay(entry, payout, circumstances) : nothingMore(entry);
  if (!isIdle(payout)) return nothingMore(entry);
  const lost = withoutLostShipping(entry, resolution, circumstances);
  if (lost.next !== entry) return andThen(lost, (next) => startPayout(next, resolution, circumstances, decided));
  if (entry.findings.length > 0) return workOutByHand(entry, payout, circumstances);
  if (awaitsLabelPrice(entry, resolution)) return nothingMore(entry);
  if (resolution === 'exchange' && entry.exchangeOrder?.state === 'ordering') return nothingMore(entry);
  const due = dueNow(entry, resolution);
  if (due.amount === 0) return nothingToPay(entry, payout, circumstances);
  const hold = decided ? null : holdOf(entry, resolution, due.amount, circumstances);
  if (hold) return holdPayout(entry, payout, hold, circumstances);
  const id = circumstances.newId();
  const plan = planOf(entry, resolution, due, circumstances);
  if (plan === null) return nothingMore(entry);
  return {
    next: movePayout(entry, { ...payout, amount: due.amount, effectId: id }),
    events: [event('refund_started', circumstances, { resolution, ...amountData(entry, due.amount) })],
    ledger: [],
    effects: [{ id, plan, dueAt: circumstances.now }],
  };
}

/** null: there is no order of an exchange that could be let go. */
export function planOf(
  entry: Return,
  resolution: Resolution,
  due: ReturnType<typeof dueNow>,
  { policy, now, timeZone = 'UTC' }: Circumstances,
): EffectPlan | null {
  const { orderId, currency } = entry;
  const { amount, lines, outbound } = due;
  switch (resolution) {
    case 'refund':
    case 'keep':
      return { kind: 'refund', payout: resolution, orderId, currency, amount, lines, outbound };
    case 'store_credit': {
      const { expiresAfterDays, usage } = policy.resolutions.storeCredit;
      const expiresAt = expiresAfterDays === null ? null : endAfter(now, expiresAfterDays, timeZone);
      const { email: address } = entry.customer;
      return {
        kind: 'store_credit',
        orderId,
        currency,
        amount: couponAmount(entry, due),
        email: address,
        expiresAt,
        usage,
      };
    }
    case 'exchange': {
      const { exchangeOrder: order } = entry;
      return order?.state === 'held' ? { kind: 'exchange_status', exchangeOrderId: order.orderId, to: 'ship' } : null;
    }
  }
}

type Pending = Extract<Payout, { state: 'pending' }>;

function isOpen(payout: Payout): payout is Pending {
  return payout.state === 'pending' && payout.effectId === null && !payout.byHand;
}

function isIdle(payout: Payout): payout is Pending {
  return isOpen(payout) && payout.held === null;
}

/** The label's price is known in a moment: what is taken off must be, too. */
function awaitsLabelPrice({ labelDeduction, shipping }: Return, resolution: Resolution): boolean {
  return labelDeduction === null && shipping.state === 'preparing' && resolution !== 'keep';
}

/** The owner is asked once for the whole return: whoever looks at the proof looks at it for all of it. */
function holdUnproven(entry: Return, resolution: Resolution, circumstances: Circumstances): Decision {
  const payout = payoutOf(entry, resolution);
  if (!isIdle(payout) || awaitsLabelPrice(entry, resolution)) return nothingMore(entry);
  if (resolution === 'exchange' && entry.exchangeOrder?.state !== 'held') return nothingMore(entry);
  if (dueNow(entry, resolution).amount === 0) return nothingMore(entry);
  const held = holdPayout(entry, payout, { held: 'unproven_shipment', data: {} }, circumstances);
  if (entry.payouts.some(isUnproven)) return { ...held, effects: [] };
  // A consumer's proof must be looked at before the law's deadline.
  return entry.kind === 'withdrawal' ? { ...held, effects: [email('owner_proof_claimed', circumstances)] } : held;
}

export function isUnproven(payout: Payout): payout is Pending {
  return payout.state === 'pending' && payout.held === 'unproven_shipment';
}

export function holdPayout(
  entry: Return,
  payout: Pending,
  { held, data }: Hold,
  circumstances: Circumstances,
): Decision {
  return {
    ...nothingMore(movePayout(entry, { ...payout, held })),
    events: [
      event('payout_held', circumstances, {
        resolution: payout.resolution,
        held,
        ...data,
        ...amountData(entry, payout.amount),
      }),
    ],
    effects: [email('owner_held_payout', circumstances)],
  };
}

/** Nobody guesses at an order of an unknown shape: the owner pays in WooCommerce and ticks it. */
function workOutByHand(entry: Return, payout: Pending, circumstances: Circumstances): Decision {
  return {
    ...nothingMore(movePayout(entry, { ...payout, byHand: true })),
    events: [event('payout_held', circumstances, { resolution: payout.resolution, held: 'findings' })],
    effects: [email('owner_pay_by_hand', circumstances)],
  };
}

/** Inspected (or nothing to send) and paid: nothing is left to do. */
export function closeIfDone(entry: Return, circumstances: Circumstances): Decision {
  const { parcel } = entry;
  if (isDead(parcel.state) || !allSettled(entry)) return nothingMore(entry);
  const events = [event('closed', { ...circumstances, actor: { type: 'boomerang' } })];
  if (parcel.state === 'inspected') {
    return { ...nothingMore(moveParcel(entry, { ...parcel, state: 'closed' })), events };
  }
  if (parcel.state === 'approved' && !hasParcel(entry)) {
    return { ...nothingMore(moveParcel(entry, { state: 'closed', receivedAt: null, inspection: [] })), events };
  }
  return nothingMore(entry);
}
