import {
  exchangeInDoubt,
  exchangeNotOrdered,
  exchangeOrdered,
  exchangeOrderingAgain,
} from '../../domain/decisions/exchange.ts';
import { toDecimal } from '../../domain/money.ts';
import { dueNow } from '../../domain/promise.ts';
import type { StoreExchangeOrder } from '../../ports/store.ts';
import type { Deps } from '../deps.ts';
import { fromWrite, hasSettled, untilSettled } from './from-write.ts';
import type { EffectHandler, EffectOf, Outcome } from './outcome.ts';
import { moreThanIsLeft, orderMissing, orderOf } from './what-is-left.ts';

/** One order in WooCommerce that holds the stock of an exchange. What is sold out by now is chosen again by the shopper. */
export const exchangeOrderEffect: EffectHandler<'exchange_order'> = {
  async perform(deps, effect, entry, sending) {
    const { plan } = effect;
    const order = await orderOf(deps, entry);
    if (!order) return orderMissing(entry);
    if (effect.attempt > 1) {
      const earlier = await deps.store.findExchangeOrder(effect.id, plan.currency);
      if (earlier) return ordered(earlier, plan);
    }
    const soldOut = await firstSoldOut(deps, effect);
    if (soldOut) return { type: 'failed', code: 'out_of_stock', message: `${soldOut} is sold out.` };
    const tooMuch = await moreThanIsLeft(deps, order, entry, 'exchange', dueNow(entry, 'exchange'));
    if (tooMuch) return tooMuch;
    await sending.aboutToSend();
    const write = await deps.store.createExchangeOrder({ effect, plan, returnNumber: entry.number });
    return fromWrite(write, (made) => ordered(made, plan));
  },

  async look(deps, effect) {
    const found = await deps.store.findExchangeOrder(effect.id, effect.plan.currency);
    const accepted = effect.progress[ACCEPTED] === true;
    if (found) return accepted ? standing(found) : ordered(found, effect.plan);
    if (accepted)
      return { type: 'failed', code: 'exchange_by_hand', message: 'The order is handled in WooCommerce by hand.' };
    const now = deps.clock.now();
    const notFound = {
      code: 'exchange_not_found',
      message: 'The answer was lost and WooCommerce shows no such order.',
    };
    if (hasSettled(effect.sentAt, now, deps.limits.storeSettlesMs)) return { type: 'in_doubt', ...notFound };
    return { type: 'unknown', ...notFound, afterMs: untilSettled(effect.sentAt, now, deps.limits.storeSettlesMs) };
  },

  async done(effect, outcome, { entry, circumstances }) {
    const made = outcome.result as { orderId: number; orderNumber: string; due: number; payUrl: string | null };
    return exchangeOrdered(entry, effect.id, made, circumstances);
  },
  failed: (effect, trouble, { entry, circumstances }) => exchangeNotOrdered(entry, effect.id, trouble, circumstances),
  inDoubt: (effect, _trouble, { entry, circumstances }) => exchangeInDoubt(entry, effect.id, circumstances),
  startedAgain: (effect, entry) => exchangeOrderingAgain(entry, effect.id),
};

/** In an effect's progress: a person has seen the order and takes it as it is. */
export const ACCEPTED = 'accepted';

function ordered(made: StoreExchangeOrder, plan: EffectOf<'exchange_order'>['plan']): Outcome {
  if (made.status === 'pending') {
    // PHP died on the way: the order is there, but its stock is not taken.
    const message = `Order ${made.number} was begun and does not hold its stock.`;
    return { type: 'in_doubt', code: 'exchange_half_made', message };
  }
  if (made.total === plan.due) return standing(made);
  const text = (amount: number) => `${toDecimal(amount, plan.currency.decimals)} ${plan.currency.code}`;
  return {
    type: 'in_doubt',
    code: 'exchange_total_differs',
    message: `WooCommerce asks ${text(made.total)} for order ${made.number}; ${text(plan.due)} was agreed.`,
  };
}

function standing({ id, number, total, payUrl }: StoreExchangeOrder): Outcome {
  return { type: 'done', result: { orderId: id, orderNumber: number, due: total, payUrl } };
}

async function firstSoldOut({ store }: Deps, { plan }: EffectOf<'exchange_order'>): Promise<string | null> {
  for (const line of plan.lines) {
    const item = await store.exchangeItem(line);
    if (!item) return `Product ${line.variationId || line.productId}`;
    if (item.inStock !== null && item.inStock < line.quantity) return item.name;
  }
  return null;
}
