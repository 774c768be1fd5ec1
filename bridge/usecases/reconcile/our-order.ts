import type { OurCredit, OurExchange, OurOrder, OurRefund } from '../../domain/reconcile/books.ts';
import type { Effect } from '../../domain/effect.ts';
import { cutTo } from '../../domain/decimals.ts';
import { sum } from '../../domain/money.ts';
import type { Currency } from '../../domain/order.ts';
import type { Return } from '../../domain/return.ts';
import type { Transaction } from '../../ports/database.ts';
import type { Deps } from '../deps.ts';

type Ledger = Awaited<ReturnType<Transaction['ledgerOfOrder']>>;

/** What we have on one order, all of one moment. null: neither a return nor the order itself is known. */
export async function ourOrder({ database }: Pick<Deps, 'database'>, orderId: number): Promise<OurOrder | null> {
  const { returns, effects, ledger } = await database.transaction(async (tx) => ({
    returns: await tx.returnsOfOrder(orderId),
    effects: await tx.effectsOfOrder(orderId),
    ledger: await tx.ledgerOfOrder(orderId),
  }));
  const known: { readonly orderNumber: string; readonly currency: Currency } | null =
    returns[0] ?? (await savedOrder(database, orderId));
  if (known === null) return null;
  const byId = new Map(returns.map((one) => [one.id, one]));
  return {
    orderId,
    orderNumber: known.orderNumber,
    currency: known.currency,
    refunds: effects.flatMap((effect) => ourRefund(effect, byId.get(effect.returnId), ledger, known.currency) ?? []),
    credits: returns.flatMap((entry) => ourCredit(entry, effects) ?? []),
    exchanges: returns.flatMap((entry) => ourExchange(entry, effects) ?? []),
  };
}

async function savedOrder(database: Deps['database'], orderId: number) {
  const order = await database.savedOrder(orderId);
  return order && { orderNumber: order.number, currency: order.currency };
}

function ourRefund(
  { id, plan, state, result, returnId }: Effect,
  entry: Return | undefined,
  ledger: Ledger,
  { decimals }: Currency,
): OurRefund | null {
  if (plan.kind !== 'refund' || !entry) return null;
  const refundId = typeof result?.['refundId'] === 'number' ? result['refundId'] : null;
  const lines = ledger.filter(({ account, effectId }) => account === 'refunded' && effectId === id);
  return {
    effectId: id,
    returnId,
    returnNumber: entry.number,
    state,
    booked: sum(lines.map((one) => cutTo(one.amount, one.decimals, decimals))),
    refundId,
    vouched: state === 'done' && result?.['byWordOf'] !== undefined,
  };
}

function ourCredit({ id, number, credit }: Return, effects: readonly Effect[]): OurCredit | null {
  if (credit?.state !== 'open' || isUnderWay(effects, id, 'credit_balance')) return null;
  const amount = credit.left === credit.amount ? credit.couponAmount : null;
  return { returnId: id, returnNumber: number, code: credit.code, amount };
}

function ourExchange({ id, number, exchangeOrder: order }: Return, effects: readonly Effect[]): OurExchange | null {
  if (order === null || !('orderId' in order) || isUnderWay(effects, id, 'exchange_status')) return null;
  const { orderId, orderNumber, due: total } = order;
  return { returnId: id, returnNumber: number, orderId, orderNumber, total, isOpen: order.state !== 'cancelled' };
}

function isUnderWay(effects: readonly Effect[], returnId: string, kind: Effect['plan']['kind']): boolean {
  return effects.some((one) => one.returnId === returnId && one.plan.kind === kind && one.state !== 'done');
}
