import type { LedgerEntry } from '../ledger.ts';
import { movePayout, payoutOf } from '../lifecycle.ts';
import type { Resolution } from '../policy.ts';
import { dueNow, payoutBreakdown } from '../promise.ts';
import type { Payout, Return, StoreCredit } from '../return.ts';
import { amountData, andThen, type Circumstances, type Decision, email, event, nothingMore } from './decision.ts';
import { keptEntries } from './kept.ts';
import { closeIfDone } from './payout.ts';
import { entriesFor, type LedgerFacts, type PaidParts } from './promise-ledger.ts';

const ACCOUNTS = { refund: 'refunded', keep: 'refunded', store_credit: 'credit', exchange: 'exchanged' } as const;

/** WooCommerce has the refund. Paid by the gateway: settled. Only recorded: the owner is told to pay by hand, and ticks it. */
export function refundDone(
  entry: Return,
  done: PaidParts & {
    readonly payout: 'refund' | 'keep';
    readonly effectId: string;
    readonly refundId: number;
    readonly paid: boolean;
  },
  circumstances: Circumstances,
): Decision {
  const payout = payoutOf(entry, done.payout);
  const { refundId, effectId } = done;
  if (payout.state === 'settled') {
    const recorded = event('refund_recorded', circumstances, { refundId });
    return { ...nothingMore(entry), events: payout.byHand ? [recorded] : [] };
  }
  if (done.paid) return settle(entry, payout, done, { effectId, byHand: false, refundId }, circumstances);
  return {
    next: movePayout(entry, {
      resolution: payout.resolution,
      amount: payout.amount,
      state: 'pending',
      effectId,
      byHand: true,
      held: null,
    }),
    events: [event('refund_recorded_by_hand', circumstances, { refundId, ...sumOf(entry, payout) })],
    // WooCommerce's books have it from now on, whenever the owner pays.
    ledger: [
      ...paidEntries(entry, done.payout, done, { currency: entry.currency, effectId, at: circumstances.now }),
      ...entriesFor('by_hand', done, { sign: 1, currency: entry.currency, effectId, at: circumstances.now }),
    ],
    effects: [email('owner_pay_by_hand', circumstances)],
  };
}

/**
 * The owner ticks that the money was paid outside WooCommerce: because its gateway can't pay back, or has refused to. `parts` are those of
 * the refund that records it; none where the owner worked out the money.
 */
export function paidByHand(
  entry: Return,
  resolution: Resolution,
  parts: PaidParts | null,
  circumstances: Circumstances,
): Decision {
  const payout = payoutOf(entry, resolution);
  if (!awaitsHand(payout)) return nothingMore(entry);
  const { effectId } = payout as Extract<Payout, { state: 'pending' | 'failed' }>;
  return settle(entry, payout, parts ?? NOTHING, { effectId, byHand: true, refundId: null }, circumstances);
}

const NOTHING: PaidParts = { amount: 0, lines: [], outbound: [] };

/** True while the owner may say that it was paid by hand. */
export function awaitsHand(payout: Payout): boolean {
  if (payout.resolution !== 'refund' && payout.resolution !== 'keep')
    return payout.state === 'pending' && payout.byHand;
  return payout.state === 'failed' || (payout.state === 'pending' && payout.byHand);
}

/** The coupon is there: the store owes its amount until it is used, expired or revoked. */
export function creditIssued(
  entry: Return,
  effectId: string,
  coupon: Pick<StoreCredit, 'code' | 'couponId' | 'couponAmount' | 'expiresAt' | 'restores'>,
  circumstances: Circumstances,
): Decision {
  const payout = payoutOf(entry, 'store_credit');
  if (payout.state === 'settled') return nothingMore(entry);
  const credit: StoreCredit = {
    ...coupon,
    amount: payout.amount,
    left: payout.amount,
    used: 0,
    overusedAt: null,
    state: 'open',
  };
  return settle(
    { ...entry, credit },
    payout,
    dueNow(entry, 'store_credit'),
    { effectId, byHand: false, refundId: null },
    circumstances,
  );
}

/** The store may send the new item; where something is due that is not paid yet, the shopper pays first. */
export function exchangeReleased(
  entry: Return,
  effectId: string,
  isPaid: boolean,
  circumstances: Circumstances,
): Decision {
  const { exchangeOrder: order } = entry;
  const payout = payoutOf(entry, 'exchange');
  if (payout.state === 'settled' || order?.state !== 'held') return nothingMore(entry);
  const state = order.due > 0 && !isPaid ? ('awaiting_payment' as const) : ('released' as const);
  const released = { ...entry, exchangeOrder: { ...order, state } };
  return settle(
    released,
    payout,
    dueNow(entry, 'exchange'),
    { effectId, byHand: false, refundId: null },
    circumstances,
  );
}

function settle(
  entry: Return,
  payout: Payout,
  parts: PaidParts,
  how: { readonly effectId: string | null; readonly byHand: boolean; readonly refundId: number | null },
  circumstances: Circumstances,
): Decision {
  const { now, newId } = circumstances;
  const { resolution, amount } = payout;
  const { effectId, byHand, refundId } = how;
  const facts = { currency: entry.currency, effectId, at: now };
  const next = movePayout(entry, { resolution, amount, state: 'settled', effectId, byHand, settledAt: now });
  const note = {
    kind: 'order_note',
    orderId: entry.orderId,
    payout: resolution,
    lines: parts.lines.map(({ orderLineId, quantity }) => ({ orderLineId, quantity })),
    currency: entry.currency,
    breakdown: payoutBreakdown(next, resolution),
  } as const;
  const settled: Decision = {
    next,
    events: [
      event(eventOf(next, resolution, byHand), circumstances, {
        ...(refundId === null ? {} : { refundId }),
        ...(resolution === 'exchange' && !byHand ? exchangeData(next) : sumOf(entry, payout)),
      }),
    ],
    ledger: isRecorded(payout)
      ? entriesFor('by_hand', parts, { ...facts, sign: -1 })
      : paidEntries(entry, resolution, parts, facts),
    effects: [
      email(mailOf(next, resolution), circumstances),
      ...(parts.amount === 0 ? [] : [{ id: newId(), plan: note, dueAt: now }]),
    ],
  };
  return andThen(settled, (one) => closeIfDone(one, circumstances));
}

/** True where WooCommerce has the refund and the owner has not paid yet: the books have it. */
function isRecorded(payout: Payout): boolean {
  return payout.state === 'pending' && payout.byHand && payout.effectId !== null;
}

/** The promise gives way to what is paid, and to what the store keeps. */
function paidEntries(
  entry: Return,
  resolution: Resolution,
  parts: PaidParts,
  facts: Omit<LedgerFacts, 'sign'>,
): readonly LedgerEntry[] {
  return [
    ...entriesFor('promised', parts, { ...facts, sign: -1 }),
    ...entriesFor(ACCOUNTS[resolution], parts, { ...facts, sign: 1 }),
    ...keptEntries(entry, resolution, { ...facts, sign: 1 }),
  ];
}

function eventOf({ exchangeOrder: order }: Return, resolution: Resolution, byHand: boolean) {
  if (byHand) return 'paid_by_hand';
  if (resolution === 'store_credit') return 'credit_issued';
  if (resolution !== 'exchange') return 'refunded';
  return order?.state === 'awaiting_payment' ? 'exchange_awaits_payment' : 'exchange_released';
}

function mailOf(entry: Return, resolution: Resolution) {
  if (resolution === 'store_credit') return 'credit';
  if (resolution === 'keep') return 'kept';
  if (resolution === 'refund') return 'refunded';
  return entry.exchangeOrder?.state === 'awaiting_payment' ? 'exchange_pay' : 'exchange';
}

/** What is paid on top, and on which order. */
function exchangeData(entry: Return) {
  const { exchangeOrder: order } = entry;
  return order && 'orderNumber' in order
    ? { orderNumber: order.orderNumber, ...amountData(entry, order.due) }
    : amountData(entry, 0);
}

function sumOf(entry: Return, { resolution, amount }: Payout) {
  return { resolution, ...amountData(entry, amount) };
}
