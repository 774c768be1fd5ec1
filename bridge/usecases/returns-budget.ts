import { BUDGETS, returnsSpent, type Spent } from '../domain/budgets.ts';
import { SHARED } from '../domain/lookup-limits.ts';
import { networkOf } from '../domain/network.ts';
import type { Return } from '../domain/return.ts';
import { addMs, type Instant } from '../domain/time.ts';
import type { Transaction } from '../ports/database.ts';
import type { Deps } from './deps.ts';
import type { OrderPass } from './order-token.ts';
import type { Requester } from './request-context.ts';

export interface ReturnsBudget {
  /** Whether a shopper has asked for so many returns in a day that a person decides on the next, given those of the order, which is locked; null: no. Staff may ask as they like. */
  readonly over: (
    tx: Pick<Transaction, 'lockCustomer' | 'countAsked'>,
    ofOrder: readonly Return[],
    now: Instant,
  ) => Promise<Spent | null>;
  /** No return was made of the request: its network has not asked for one. */
  readonly giveBack: () => Promise<void>;
}

const NONE: ReturnsBudget = { over: () => Promise.resolve(null), giveBack: () => Promise.resolve() };

/** Counts this request by network, before the order is locked. What the customer has asked for over all orders is counted under the customer's lock. */
export async function returnsBudget(
  { database, proxies, limits }: Pick<Deps, 'database' | 'proxies' | 'limits'>,
  { staff }: Pick<OrderPass, 'staff'>,
  customer: { readonly id: number; readonly email: string },
  requester: Requester,
  now: Instant,
): Promise<ReturnsBudget> {
  if (staff) return NONE;
  const { customerReturnsADay: ofCustomer, networkReturnsADay: ofNetwork } = limits;
  const key = `returns:${networkOf(requester.ip).narrow}`;
  // Behind a proxy that nobody named the whole shop is one network. Still no header lifts the limit: anybody may send one.
  const most = proxies.isShared(requester) ? ofNetwork * SHARED : ofNetwork;
  const network = await database.reserveAttempts([{ key, most }], BUDGETS.returns_of_network.ms, now);
  return {
    async over(tx, ofOrder, at) {
      if (!network.ok) return { budget: 'returns_of_network', most, until: network.resetsAt };
      const asked = await tx.countAsked(await tx.lockCustomer(customer), addMs(at, -BUDGETS.returns_of_customer.ms));
      if (asked >= ofCustomer) return { budget: 'returns_of_customer', most: ofCustomer, until: null };
      return returnsSpent(ofOrder, at);
    },
    giveBack: () => database.releaseAttempts(network.ok ? [key] : [], now),
  };
}
