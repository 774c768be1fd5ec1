import type { Insertable, Selectable } from 'kysely';
import { riskNeedsPerson } from '../../domain/at-risk.ts';
import { mayBePaid } from '../../domain/claims.ts';
import { MONEY_KINDS, type Effect } from '../../domain/effect.ts';
import type { LedgerEntry } from '../../domain/ledger.ts';
import { sum } from '../../domain/money.ts';
import type { RateId } from '../../domain/order.ts';
import type { Payout, PayoutState, Return, ReturnEvent } from '../../domain/return.ts';
import { expiresFrom, trackingNumbers } from '../../domain/tracking-claim.ts';
import type { NewEffect, NewReturn } from '../../ports/database.ts';
import type { Tables } from './schema.ts';

/** Columns of a return that follow from the return itself. */
export function returnColumns(entry: Return) {
  return {
    policy_version: entry.policyVersion,
    kind: entry.kind,
    number: entry.number,
    sequence: sequenceOf(entry.number),
    revision: entry.revision,
    trace_id: entry.traceId,
    locale: entry.locale,
    order_id: entry.orderId,
    order_number: entry.orderNumber,
    customer_id: entry.customer.id,
    customer_name: entry.customer.name,
    customer_email: entry.customer.email,
    parcel_state: entry.parcel.state,
    payout_state: worstOf(entry.payouts),
    pay_by_hand: entry.payouts.some((payout) => payout.state === 'pending' && payout.byHand),
    payout_failed: entry.payouts.some((payout) => payout.state === 'failed' && !isSoldOut(payout)),
    payout_held: entry.payouts.some(waitsForPerson),
    credit_open: entry.credit?.state === 'open',
    exchange_unpaid: entry.exchangeOrder?.state === 'awaiting_payment',
    order_unpaid: entry.payment === 'awaited',
    payment_at_risk: riskNeedsPerson(entry),
    send_back_by: expiresFrom(entry),
    refund_by: entry.withdrawal?.refundBy ?? null,
    warned: entry.withdrawal !== null && entry.withdrawal.warnedAt !== null,
    shipping_state: entry.shipping.state,
    tracking_numbers: [...trackingNumbers(entry)],
    amount: sum(entry.payouts.map((payout) => payout.amount)),
    sold_at: entry.orderPlacedAt,
    created_at: entry.createdAt,
    paid_at: paidAt(entry.payouts),
    document: JSON.stringify(entry),
  };
}

/** What is on its way or in doubt has no end yet. */
function paidAt(payouts: readonly Payout[]): string | null {
  const gone = payouts.filter(mayBePaid).map((payout) => (payout.state === 'settled' ? payout.settledAt : 'infinity'));
  // A letter comes after every digit.
  return gone.sort().at(-1) ?? null;
}

/** n of `RMA-n`. */
export function sequenceOf(number: string): number {
  return Number(number.replace(/^\D*/, ''));
}

const WORST_FIRST: readonly PayoutState[] = ['in_doubt', 'failed', 'pending'];

function worstOf(payouts: readonly Payout[]): PayoutState {
  return WORST_FIRST.find((state) => payouts.some((payout) => payout.state === state)) ?? 'settled';
}

function isSoldOut(payout: Extract<Payout, { state: 'failed' }>): boolean {
  return payout.resolution === 'exchange' && payout.code === 'out_of_stock';
}

/** A label's price comes by itself. */
function waitsForPerson(payout: Payout): boolean {
  return payout.state === 'pending' && payout.held !== null && payout.held !== 'label_cost';
}

export function newReturnRow(added: NewReturn): Insertable<Tables['returns']> {
  const { entry, actorKey } = added;
  return {
    id: entry.id,
    store_id: entry.storeId,
    actor_key: actorKey,
    request_id: entry.requestId,
    ...returnColumns(entry),
  };
}

export function toReturn(row: { document: Return }): Return {
  return row.document;
}

/** An effect as it is before anything was done. */
export function newEffect(storeId: string, added: NewEffect): Effect {
  return {
    ...added,
    storeId,
    state: 'pending',
    attempt: 1,
    tries: 0,
    leaseUntil: null,
    sentAt: null,
    progress: {},
    result: null,
    trouble: null,
    restored: null,
  };
}

/** Columns of an effect that change after it was written. */
export function effectColumns(effect: Effect) {
  return {
    // A new attempt may be for less than the first one.
    plan: JSON.stringify(effect.plan),
    state: effect.state,
    attempt: effect.attempt,
    tries: effect.tries,
    due_at: effect.dueAt,
    lease_until: effect.leaseUntil,
    sent_at: effect.sentAt,
    progress: JSON.stringify(effect.progress),
    result: effect.result && JSON.stringify(effect.result),
    trouble: effect.trouble && JSON.stringify(effect.trouble),
  };
}

export function newEffectRow(effect: Effect): Insertable<Tables['effects']> {
  return {
    id: effect.id,
    store_id: effect.storeId,
    policy_version: effect.policyVersion,
    return_id: effect.returnId,
    order_id: effect.orderId,
    kind: effect.plan.kind,
    is_money: MONEY_KINDS.includes(effect.plan.kind),
    created_at: effect.createdAt,
    ...effectColumns(effect),
  };
}

export function toEffect(row: Selectable<Tables['effects']>): Effect {
  return {
    id: row.id,
    storeId: row.store_id,
    policyVersion: row.policy_version,
    returnId: row.return_id,
    orderId: Number(row.order_id),
    plan: row.plan,
    state: row.state,
    attempt: row.attempt,
    tries: row.tries,
    dueAt: row.due_at.toISOString(),
    leaseUntil: row.lease_until?.toISOString() ?? null,
    sentAt: row.sent_at?.toISOString() ?? null,
    progress: row.progress,
    result: row.result,
    trouble: row.trouble,
    restored: row.restored,
    createdAt: row.created_at.toISOString(),
  };
}

export function toEvent(row: Selectable<Tables['return_events']>): ReturnEvent {
  return { type: row.type, actor: row.actor, data: row.data, at: row.at.toISOString() };
}

export function toLedgerEntry(row: Selectable<Tables['ledger']>): LedgerEntry {
  return {
    account: row.account,
    kind: row.kind,
    orderLineId: row.order_line_id === null ? null : Number(row.order_line_id),
    taxRateId: row.tax_rate_id === null ? null : toRateId(row.tax_rate_id),
    currency: row.currency,
    decimals: row.decimals,
    amount: Number(row.amount),
    effectId: row.effect_id,
    at: row.at.toISOString(),
  };
}

/** WooCommerce's own rates are numbers; tax services key theirs by text. */
function toRateId(stored: string): RateId {
  return /^(0|[1-9]\d{0,14})$/.test(stored) ? Number(stored) : stored;
}
