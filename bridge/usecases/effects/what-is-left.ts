import { amountsIn, countedAlike, returnIn } from '../../domain/decimals.ts';
import { type NotSent, type Wanted, whyNotSent, whyTooMuch } from '../../domain/may-go-out.ts';
import { type Minor, toDecimal } from '../../domain/money.ts';
import type { Currency, Order } from '../../domain/order.ts';
import { offlineGateways } from '../../domain/paid.ts';
import type { Resolution } from '../../domain/policy.ts';
import type { Return } from '../../domain/return.ts';
import { policyOf } from '../commit.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from './outcome.ts';

/** The order as WooCommerce has it at this moment. Throws StoreUnavailable. */
export async function orderOf(deps: Deps, entry: Return): Promise<Order | null> {
  return deps.store.getOrder(entry.orderId, await policyOf(deps, entry.policyVersion));
}

export function orderMissing(entry: Return): Outcome {
  return { type: 'failed', code: 'order_missing', message: `Order ${entry.orderNumber} is gone from the store.` };
}

/** The order and its returns are read anew right before a payout is sent: null, or why it is not. */
export async function whyNot(
  deps: Deps,
  order: Order,
  entry: Return,
  resolution: Resolution,
  wanted: Asked,
): Promise<Outcome | null> {
  const offline = offlineGateways(await policyOf(deps, entry.policyVersion));
  const of = await alike(deps, order, entry, wanted);
  const why = whyNotSent(of.order, of.returns, of.entry, resolution, of.wanted, offline);
  return why && outcomeOf(why, of.order);
}

/** The same before an exchange's stock is held: what the order's state says is asked for once the new item may be sent. */
export async function moreThanIsLeft(
  deps: Deps,
  order: Order,
  entry: Return,
  resolution: Resolution,
  wanted: Asked,
): Promise<Outcome | null> {
  const of = await alike(deps, order, entry, wanted);
  const why = whyTooMuch(of.order, of.returns, of.entry, resolution, of.wanted);
  return why && outcomeOf(why, of.order);
}

/** In the decimals of `currency`; left out: in the return's. */
type Asked = Wanted & { readonly currency?: Currency };

/** The order, its returns and what is wanted, in the same minor units. */
async function alike({ database }: Deps, read: Order, rma: Return, asked: Asked) {
  const all = await database.transaction((tx) => tx.returnsOfOrder(read.id));
  const { order, returns } = countedAlike(read, [rma, ...all]);
  const { currency = rma.currency, amount, lines, outbound } = asked;
  const wanted = amountsIn<Wanted>({ amount, lines, outbound }, currency.decimals, order.currency.decimals);
  return { order, returns: returns.slice(1), entry: returnIn(rma, order.currency.decimals), wanted };
}

function outcomeOf(why: NotSent, order: Order): Outcome {
  if (why.code === 'more_than_left') return over(why.wanted, why.left, order);
  const { code, status } = why;
  return {
    type: 'failed',
    code,
    orderStatus: status,
    message: `Order ${order.number} was paid and is ${status} in WooCommerce now: nothing was sent.`,
  };
}

export function over(amount: Minor, left: Minor, { currency }: Order): Outcome {
  const text = (minor: Minor) => `${toDecimal(minor, currency.decimals)} ${currency.code}`;
  return {
    type: 'failed',
    code: 'more_than_left',
    message: `${text(amount)} is more than the ${text(left)} that is left.`,
  };
}
