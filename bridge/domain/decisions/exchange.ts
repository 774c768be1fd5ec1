import type { EffectTrouble } from '../effect.ts';
import { keptHold, movePayout, outsideHoldOf, payoutOf } from '../lifecycle.ts';
import type { Minor } from '../money.ts';
import { isUnpaid } from '../paid.ts';
import { dueNow } from '../promise.ts';
import type { Return } from '../return.ts';
import { amountData, andThen, type Circumstances, type Decision, email, event, nothingMore } from './decision.ts';
import { payWhatIsDue } from './payout.ts';

/** Writes the order that holds the stock of an exchange: once, and not before the first order is paid. */
export function orderExchange(entry: Return, { newId, now }: Circumstances): Decision {
  const { exchangePlan: plan, orderId, currency } = entry;
  if (plan === null || entry.exchangeOrder !== null || entry.findings.length > 0 || isUnpaid(entry))
    return nothingMore(entry);
  const id = newId();
  return {
    ...nothingMore({ ...entry, exchangeOrder: { state: 'ordering', effectId: id } }),
    effects: [
      { id, plan: { kind: 'exchange_order', orderId, currency, lines: plan.lines, due: plan.due }, dueAt: now },
    ],
  };
}

/** The order stands and holds its stock; what is due by now is released. An exchange that was called off meanwhile gives it back. */
export function exchangeOrdered(
  entry: Return,
  effectId: string,
  made: {
    readonly orderId: number;
    readonly orderNumber: string;
    readonly due: Minor;
    readonly payUrl: string | null;
  },
  circumstances: Circumstances,
): Decision {
  const { orderId, orderNumber, due, payUrl } = made;
  if (!isOrdering(entry, effectId)) {
    const told = event('exchange_ordered', circumstances, { orderNumber });
    return { ...cancelOrder(entry, orderId, circumstances), events: [told] };
  }
  const ordered: Decision = {
    ...nothingMore({ ...pendingAgain(entry), exchangeOrder: { state: 'held', orderId, orderNumber, due, payUrl } }),
    events: [event('exchange_ordered', circumstances, { orderNumber })],
  };
  return andThen(ordered, (next) => payWhatIsDue(next, circumstances));
}

/** Nothing was ordered. Sold out meanwhile: the shopper chooses again, and nothing is lost. */
export function exchangeNotOrdered(
  entry: Return,
  effectId: string,
  { code, message }: Pick<EffectTrouble, 'code' | 'message'>,
  circumstances: Circumstances,
): Decision {
  if (!isOrdering(entry, effectId)) return nothingMore(entry);
  const { amount } = dueNow(entry, 'exchange');
  const soldOut = code === 'out_of_stock';
  return {
    ...nothingMore({
      ...movePayout(pendingAgain(entry), {
        resolution: 'exchange',
        state: 'failed',
        effectId,
        amount,
        code,
        message,
        ...keptHold(payoutOf(entry, 'exchange')),
      }),
      exchangeOrder: { state: 'failed', code },
    }),
    events: [event('exchange_failed', circumstances, { code, message })],
    effects: [soldOut ? email('exchange_choose_again', circumstances) : email('owner_failed_payout', circumstances)],
  };
}

export function exchangeInDoubt(entry: Return, effectId: string, circumstances: Circumstances): Decision {
  if (!isOrdering(entry, effectId)) return nothingMore(entry);
  const { amount } = dueNow(entry, 'exchange');
  return {
    ...nothingMore(
      movePayout(entry, {
        resolution: 'exchange',
        state: 'in_doubt',
        effectId,
        amount,
        ...keptHold(payoutOf(entry, 'exchange')),
      }),
    ),
    events: [event('exchange_in_doubt', circumstances)],
    effects: [email('owner_in_doubt', circumstances)],
  };
}

/** What was due on top is paid: the store ships the new item. */
export function exchangePaid(entry: Return, circumstances: Circumstances): Decision {
  const { exchangeOrder: order } = entry;
  if (order?.state !== 'awaiting_payment') return nothingMore(entry);
  const { orderNumber, due } = order;
  return {
    ...nothingMore({ ...entry, exchangeOrder: { ...order, state: 'released' } }),
    events: [event('exchange_paid', circumstances, { orderNumber, ...amountData(entry, due) })],
    effects: [email('owner_exchange_paid', circumstances)],
  };
}

/** A person has asked for a new attempt. */
export function exchangeOrderingAgain(entry: Return, effectId: string): Return {
  const { payouts, exchangeOrder } = entry;
  const ours = payouts.some((one) => 'effectId' in one && one.effectId === effectId && one.state !== 'settled');
  if (!ours || exchangeOrder?.state === 'held') return entry;
  return { ...pendingAgain(entry), exchangeOrder: { state: 'ordering', effectId } };
}

/** The stock of an exchange is free again: its order is cancelled, or will be as soon as it stands. */
export function cancelExchange(entry: Return, circumstances: Circumstances): Decision {
  const { exchangeOrder: order } = entry;
  if (order === null || order.state === 'failed') return nothingMore({ ...entry, exchangeOrder: null });
  if (order.state !== 'held')
    return nothingMore(order.state === 'ordering' ? { ...entry, exchangeOrder: null } : entry);
  return cancelOrder({ ...entry, exchangeOrder: { ...order, state: 'cancelled' } }, order.orderId, circumstances);
}

function cancelOrder(entry: Return, exchangeOrderId: number, circumstances: Circumstances): Decision {
  const plan = { kind: 'exchange_status', exchangeOrderId, to: 'cancel' } as const;
  return {
    ...nothingMore(entry),
    effects: [{ id: circumstances.newId(), plan, dueAt: circumstances.now }],
  };
}

function isOrdering({ exchangeOrder }: Return, effectId: string): boolean {
  return exchangeOrder?.state === 'ordering' && exchangeOrder.effectId === effectId;
}

function pendingAgain(entry: Return): Return {
  const payout = payoutOf(entry, 'exchange');
  if (payout.state === 'pending') return entry;
  return movePayout(entry, {
    resolution: 'exchange',
    amount: payout.amount,
    state: 'pending',
    effectId: null,
    byHand: false,
    held: outsideHoldOf(payout),
  });
}
