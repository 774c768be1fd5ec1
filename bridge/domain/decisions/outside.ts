import { cutTo, sumIn } from '../decimals.ts';
import type { Effect } from '../effect.ts';
import type { LedgerEntry } from '../ledger.ts';
import { keptHold, movePayout, wasInQuestion } from '../lifecycle.ts';
import type { Order, OrderRefund } from '../order.ts';
import { isUnpaid } from '../paid.ts';
import type { Return, ReturnEvent } from '../return.ts';
import { addMs, type Instant } from '../time.ts';
import { amountData, andThen, type Circumstances, type Decision, email, event, nothingMore } from './decision.ts';
import { holdOpen, isOpen } from './hold-open.ts';
import { orderPaid, startReopened } from './order-paid.ts';
import { orderStands } from './order-stands.ts';
import { withoutRefundedShipping } from './refunded-shipping.ts';

/** What the store says, and what we had of this return when it was asked. */
export interface Outside {
  /** null: the order is gone. */
  readonly order: Order | null;
  /** State of the exchange's order; null: it is gone. Absent: there is none that matters. */
  readonly exchange?: { readonly status: string } | null;
  /** When the store was asked: what we did later it could not know. */
  readonly readAt: Instant;
  readonly effects: readonly Effect[];
  /** Of all returns of the order: a refund of theirs is nobody else's. */
  readonly effectIds: ReadonlySet<string>;
  /** The other returns of the order. */
  readonly others: readonly Return[];
  readonly ledger: readonly LedgerEntry[];
  readonly events: readonly ReturnEvent[];
}

/** States of an exchange's order in which it holds no stock. */
const GONE: readonly string[] = ['cancelled', 'trash', 'failed'];

/** An answer of the store that is older than this after our own act may not show it yet, ms. */
const SETTLES_MS = 120_000;

/** Takes up what people did in WooCommerce behind our back. Told twice, it does nothing the second time. */
export function seenOutside(entry: Return, outside: Outside, circumstances: Circumstances): Decision {
  const steps = [orderPaid, stands, refundsElsewhere, withoutRefundedShipping, refundsDeleted, exchangeGone];
  const seen = steps.reduce<Decision>(
    (sofar, step) => andThen(sofar, (next) => step(next, outside, circumstances)),
    nothingMore(entry),
  );
  // What was reopened is paid only now: the order may have been cancelled or refunded as well.
  if (!isUnpaid(entry) || isUnpaid(seen.next)) return seen;
  const asked = andThen(seen, (next) => asOthers(next, outside, circumstances));
  return andThen(asked, (next) => startReopened(next, circumstances));
}

/** Another return of the order was in question when its payment was missed: this one waits for a person like that one, as if it were made now (`quote`). */
function asOthers(entry: Return, { others }: Outside, circumstances: Circumstances): Decision {
  if (wasInQuestion(entry) || !others.some(wasInQuestion)) return nothingMore(entry);
  return holdOpen(entry, 'payment_back', event('payment_back', circumstances), circumstances);
}

function stands(entry: Return, { order }: Outside, circumstances: Circumstances): Decision {
  return orderStands(entry, order, circumstances);
}

/** A refund that none of our effects made, of items or shipping of this return or of no item in particular. */
function refundsElsewhere(entry: Return, outside: Outside, circumstances: Circumstances): Decision {
  const { order, effectIds, events } = outside;
  if (order === null || !isOpen(entry)) return nothingMore(entry);
  const known = new Set(events.filter(({ type }) => type === 'refund_elsewhere').map(({ data }) => data['refundId']));
  const news = order.refunds.filter(
    (refund) =>
      (refund.effectId === null || !effectIds.has(refund.effectId)) &&
      refund.at > entry.createdAt &&
      !known.has(refund.id) &&
      concerns(refund, entry),
  );
  return news.reduce<Decision>(
    (sofar, { id, amount }) =>
      andThen(sofar, (next) => {
        const told = event('refund_elsewhere', circumstances, { refundId: id, ...amountData(entry, amount) });
        return holdOpen(next, 'refunded_elsewhere', told, circumstances);
      }),
    nothingMore(entry),
  );
}

function concerns({ items }: OrderRefund, { lines, outbound }: Return): boolean {
  const ids = [...lines.map(({ orderLineId }) => orderLineId), ...outbound.map(({ id }) => id)];
  return items.length === 0 || items.some(({ itemId }) => ids.includes(itemId));
}

/**
 * A refund of ours that WooCommerce has no longer: its lines leave the books, which count what WooCommerce has. The payout stays settled: the money may well be
 * with the shopper, and is never sent again by itself.
 */
function refundsDeleted(
  entry: Return,
  { order, effects, ledger, readAt }: Outside,
  circumstances: Circumstances,
): Decision {
  if (order === null) return nothingMore(entry);
  const shown = new Set(order.refunds.map(({ effectId }) => effectId));
  const deleted = effects.filter(
    ({ id, plan, state, sentAt, result }) =>
      plan.kind === 'refund' &&
      state === 'done' &&
      // A person's word stands for it: WooCommerce never had it.
      result?.['byWordOf'] === undefined &&
      sentAt !== null &&
      addMs(sentAt, SETTLES_MS) < readAt &&
      !shown.has(id),
  );
  return deleted.reduce<Decision>(
    (sofar, { id }) => andThen(sofar, (next) => takenBack(next, id, ledger, circumstances)),
    nothingMore(entry),
  );
}

function takenBack(
  entry: Return,
  effectId: string,
  ledger: readonly LedgerEntry[],
  circumstances: Circumstances,
): Decision {
  const booked = ledger.filter((one) => one.account === 'refunded' && one.effectId === effectId);
  const total = sumIn(booked, entry.currency.decimals);
  const amount = cutTo(total.amount, total.decimals, entry.currency.decimals);
  // Nothing is left of it in the books: it was taken back before.
  if (amount === 0) return nothingMore(entry);
  return {
    ...nothingMore(entry),
    events: [event('refund_deleted', circumstances, { effectId, ...amountData(entry, amount) })],
    ledger: booked.map((one) => ({ ...one, amount: -one.amount, at: circumstances.now })),
  };
}

/** The order that held the new item is gone, and with it its stock: a person chooses again. */
function exchangeGone(entry: Return, { exchange, effects }: Outside, circumstances: Circumstances): Decision {
  const { exchangeOrder: order } = entry;
  if (exchange === undefined || (exchange !== null && !GONE.includes(exchange.status))) return nothingMore(entry);
  if (order?.state !== 'held' && order?.state !== 'awaiting_payment') return nothingMore(entry);
  const payout = entry.payouts.find((one) => one.resolution === 'exchange');
  const made = effects.find(({ plan, state }) => plan.kind === 'exchange_order' && state === 'done');
  if (!made || payout?.state !== 'pending' || !isOpen(entry)) return nothingMore(entry);
  const code = 'exchange_gone';
  const message = `Order ${order.orderNumber} was cancelled or deleted in WooCommerce.`;
  const { resolution, amount } = payout;
  return {
    ...nothingMore({
      ...movePayout(entry, {
        resolution,
        amount,
        state: 'failed',
        effectId: made.id,
        code,
        message,
        ...keptHold(payout),
      }),
      exchangeOrder: { state: 'failed', code },
    }),
    events: [event('exchange_gone', circumstances, { orderNumber: order.orderNumber })],
    effects: [email('owner_failed_payout', circumstances)],
  };
}
