import type { Order } from './order.ts';
import type { Policy } from './policy.ts';
import type { Return } from './return.ts';
import { addDays, type Instant } from './time.ts';

/** What of a customer was known on a day, by the orders and returns of the time that is replayed: older ones are not among them. */
export interface History {
  readonly earlierReturns: number;
  readonly returnsInLimit: number;
  readonly orders: number;
}

export function histories(
  orders: readonly Order[],
  returns: readonly Return[],
): (entry: Return, policy: Policy) => History {
  const placed = datesBy(orders, (order) => [keyOf(order.customerId, order.email), order.placedAt]);
  const made = datesBy(
    returns.filter((entry) => entry.parcel.state !== 'cancelled'),
    ({ customer, createdAt }) => [keyOf(customer.id, customer.email), createdAt],
  );
  return ({ customer, createdAt }, { approval }) => {
    const key = keyOf(customer.id, customer.email);
    const earlier = (made.get(key) ?? []).filter((date) => date < createdAt);
    const since = approval.limit === null ? createdAt : addDays(createdAt, -approval.limit.days);
    return {
      earlierReturns: earlier.length,
      returnsInLimit: earlier.filter((date) => date >= since).length,
      orders: (placed.get(key) ?? []).filter((date) => date <= createdAt).length,
    };
  };
}

/** An account, else an e-mail. */
function keyOf(customerId: number, email: string): string {
  return customerId > 0 ? String(customerId) : email.toLowerCase();
}

function datesBy<Item>(
  items: readonly Item[],
  entryOf: (item: Item) => readonly [key: string, date: Instant],
): ReadonlyMap<string, readonly Instant[]> {
  const dates = new Map<string, Instant[]>();
  for (const [key, date] of items.map(entryOf)) {
    const known = dates.get(key);
    if (known) known.push(date);
    else dates.set(key, [date]);
  }
  return dates;
}
