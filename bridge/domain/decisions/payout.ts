import type { EffectTrouble, RefundLine } from '../effect.ts';
import { moveParcel, movePayout } from '../lifecycle.ts';
import { inspectionOf, promisedTotal, refundLines } from '../promise.ts';
import type { Payout, Return } from '../return.ts';
import { andThen, type Circumstances, type Decision, email, event, nothingMore } from './decision.ts';
import { entriesFor } from './promise-ledger.ts';

/**
 * Writes the refund: once, whatever calls it. Nothing to refund settles with 0 and calls nobody. A refund that began before inspection
 * is for everything promised.
 */
export function startPayout(entry: Return, circumstances: Circumstances): Decision {
  const { payout, currency, orderId } = entry;
  if (payout.state !== 'pending' || payout.effectId !== null) return closeIfDone(entry, circumstances);
  const lines = refundLines(entry.lines, inspectionOf(entry));
  const amount = promisedTotal(lines);
  if (amount === 0) {
    const settled: Payout = {
      state: 'settled',
      effectId: null,
      byHand: false,
      amount: 0,
      settledAt: circumstances.now,
    };
    const nothing = {
      ...nothingMore(movePayout(entry, settled)),
      events: [event('nothing_to_refund', circumstances)],
    };
    return andThen(nothing, (next) => closeIfDone(next, circumstances));
  }
  const effectId = circumstances.newId();
  return {
    next: movePayout(entry, { state: 'pending', effectId, byHand: false, amount }),
    events: [event('refund_started', circumstances, { amount, currency: currency.code, decimals: currency.decimals })],
    ledger: [],
    effects: [{ id: effectId, plan: { kind: 'refund', orderId, currency, amount, lines }, dueAt: circumstances.now }],
  };
}

/** WooCommerce has the refund. Paid by the gateway: settled. Only recorded: the owner is told to pay by hand, and ticks it. */
export function refundDone(
  entry: Return,
  done: {
    readonly effectId: string;
    readonly refundId: number;
    readonly paid: boolean;
    readonly lines: readonly RefundLine[];
  },
  circumstances: Circumstances,
): Decision {
  const { payout } = entry;
  if (payout.state === 'settled') {
    const recorded = event('refund_recorded', circumstances, { refundId: done.refundId });
    return { ...nothingMore(entry), events: payout.byHand ? [recorded] : [] };
  }
  const sum = { amount: payout.amount, currency: entry.currency.code, decimals: entry.currency.decimals };
  if (done.paid)
    return settle(entry, { effectId: done.effectId, byHand: false, lines: done.lines }, circumstances, {
      refundId: done.refundId,
      ...sum,
    });
  return {
    next: movePayout(entry, { state: 'pending', effectId: done.effectId, byHand: true, amount: payout.amount }),
    events: [event('refund_recorded_by_hand', circumstances, { refundId: done.refundId, ...sum })],
    ledger: [],
    effects: [email('owner_pay_by_hand', circumstances)],
  };
}

/**
 * The owner ticks that the money was paid outside WooCommerce: because its gateway can't pay back, or has refused to. `lines` are those of
 * the refund that records it.
 */
export function paidByHand(entry: Return, lines: readonly RefundLine[], circumstances: Circumstances): Decision {
  const { payout, currency } = entry;
  if (!awaitsHand(payout)) return nothingMore(entry);
  return settle(entry, { effectId: payout.effectId, byHand: true, lines }, circumstances, {
    amount: payout.amount,
    currency: currency.code,
    decimals: currency.decimals,
  });
}

/** True while the owner may say that it was paid by hand. */
export function awaitsHand(payout: Payout): boolean {
  return payout.state === 'failed' || (payout.state === 'pending' && payout.byHand);
}

function settle(
  entry: Return,
  {
    lines,
    ...how
  }: { readonly effectId: string | null; readonly byHand: boolean; readonly lines: readonly RefundLine[] },
  circumstances: Circumstances,
  data: Readonly<Record<string, string | number>>,
): Decision {
  const { now } = circumstances;
  const facts = { currency: entry.currency.code, effectId: how.effectId, at: now };
  const settled: Decision = {
    next: movePayout(entry, { state: 'settled', ...how, amount: entry.payout.amount, settledAt: now }),
    events: [event(how.byHand ? 'paid_by_hand' : 'refunded', circumstances, data)],
    ledger: [
      ...entriesFor('promised', lines, { ...facts, sign: -1 }),
      ...entriesFor('refunded', lines, { ...facts, sign: 1 }),
    ],
    effects: [email('refunded', circumstances)],
  };
  return andThen(settled, (next) => closeIfDone(next, circumstances));
}

export function refundFailed(
  entry: Return,
  trouble: EffectTrouble & { readonly effectId: string },
  circumstances: Circumstances,
): Decision {
  const { code, message, effectId } = trouble;
  if (entry.payout.state === 'settled') return nothingMore(entry);
  return {
    ...nothingMore(movePayout(entry, { state: 'failed', effectId, amount: entry.payout.amount, code, message })),
    events: [event('refund_failed', circumstances, { code, message })],
    effects: [email('owner_failed_payout', circumstances)],
  };
}

export function refundInDoubt(entry: Return, effectId: string, circumstances: Circumstances): Decision {
  if (entry.payout.state === 'settled') return nothingMore(entry);
  return {
    ...nothingMore(movePayout(entry, { state: 'in_doubt', effectId, amount: entry.payout.amount })),
    events: [event('refund_in_doubt', circumstances)],
    effects: [email('owner_in_doubt', circumstances)],
  };
}

/** A new attempt is on its way: the payout is pending again. */
export function payoutPendingAgain(entry: Return, effectId: string): Return {
  if (entry.payout.state === 'settled') return entry;
  return movePayout(entry, { state: 'pending', effectId, byHand: false, amount: entry.payout.amount });
}

/** Inspected and paid: nothing is left to do. */
export function closeIfDone(entry: Return, circumstances: Circumstances): Decision {
  if (entry.parcel.state !== 'inspected' || entry.payout.state !== 'settled') return nothingMore(entry);
  return {
    ...nothingMore(moveParcel(entry, { ...entry.parcel, state: 'closed' })),
    events: [event('closed', { ...circumstances, actor: { type: 'boomerang' } })],
  };
}
