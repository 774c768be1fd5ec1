import type { Minor } from './money.ts';
import type { Currency, Order } from './order.ts';
import type { Return } from './return.ts';
import type { Instant } from './time.ts';

/** The same amount in other decimals: exact, or null where it has digits that these can't hold. */
export function exactIn(amount: Minor, from: number, to: number): Minor | null {
  const other = cutTo(amount, from, to);
  return cutTo(other, to, from) === amount ? other : null;
}

/** The same amount in other decimals, without the digits that these can't hold: exact where there are more, and never more than it was. Throws a RangeError beyond safe integers. */
export function cutTo(amount: Minor, from: number, to: number): Minor {
  const other = to >= from ? amount * 10 ** (to - from) : Math.trunc(amount / 10 ** (from - to));
  if (!Number.isSafeInteger(other)) throw new RangeError(`Amount too large: ${amount}`);
  return other === 0 ? 0 : other;
}

/** The same amount in other decimals, half a minor unit away from zero, as WooCommerce rounds a price that it shows. */
export function roundedTo(amount: Minor, from: number, to: number): Minor {
  if (to >= from) return cutTo(amount, from, to);
  const size = Math.trunc((Math.abs(amount) + 10 ** (from - to) / 2) / 10 ** (from - to));
  return amount < 0 && size !== 0 ? -size : size;
}

/** The sum of amounts that are counted in different decimals, in the most of them; 0 with `least` where there are none. */
export function sumIn(
  amounts: readonly { readonly amount: Minor; readonly decimals: number }[],
  least = 0,
): { readonly amount: Minor; readonly decimals: number } {
  const decimals = Math.max(least, ...amounts.map((one) => one.decimals));
  return { decimals, amount: amounts.reduce((all, one) => all + cutTo(one.amount, one.decimals, decimals), 0) };
}

/** WooCommerce's "number of decimals" in a time of the store; `until` null: it is so now. */
export interface ShownDecimals {
  readonly decimals: number;
  readonly until: Instant | null;
}

/** Fields of returns and orders that are minor units of the order's currency. A label's cost is in its own. */
const AMOUNTS: ReadonlySet<string> = new Set([
  ...['amount', 'goods', 'subtotal', 'total', 'fee', 'kept', 'capped', 'bonus', 'labelDeduction', 'due'],
  ...['listPrice', 'price', 'couponAmount', 'left', 'used', 'parts'],
]);
/** They have amounts of another currency, say beside them what these are counted in, or have none. */
const OTHERS: ReadonlySet<string> = new Set(['cost', 'params', 'customer', 'store', 'shipTo', 'trackingReports']);

/** A return with its amounts in other decimals, as `cutTo`. */
export function returnIn(rma: Return, decimals: number): Return {
  return counted(rma, decimals);
}

/** An order with its amounts in other decimals, as `cutTo`. */
export function orderIn(order: Order, decimals: number): Order {
  return counted(order, decimals);
}

/**
 * An order and its returns, in the decimals of whichever has the most: exact for each. They differ only where WooCommerce's setting was changed in the very moment in which a return
 * was made, since an order is read in the decimals of its returns.
 */
export function countedAlike(
  order: Order,
  returns: readonly Return[],
): { readonly order: Order; readonly returns: readonly Return[] } {
  const decimals = Math.max(...[order, ...returns].map((one) => one.currency.decimals));
  return { order: orderIn(order, decimals), returns: returns.map((one) => returnIn(one, decimals)) };
}

function counted<Thing extends { readonly currency: Currency }>(thing: Thing, decimals: number): Thing {
  if (thing.currency.decimals === decimals) return thing;
  return { ...amountsIn(thing, thing.currency.decimals, decimals), currency: { ...thing.currency, decimals } };
}

/** All amounts in a part of a return, an order or an effect's plan, in other decimals. */
export function amountsIn<Value>(value: Value, from: number, to: number): Value {
  const walk = (key: string, one: unknown): unknown => {
    if (typeof one === 'number') return AMOUNTS.has(key) ? cutTo(one, from, to) : one;
    if (Array.isArray(one)) return one.map((each: unknown) => walk('', each));
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(
      Object.entries(one).map(([name, part]) => [name, OTHERS.has(name) ? (part as unknown) : walk(name, part)]),
    );
  };
  return from === to ? value : (walk('', value) as Value);
}
