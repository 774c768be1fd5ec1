import { BUDGETS, returnsSpent, type Spent } from '../domain/budgets.ts';
import { SHARED } from '../domain/lookup-limits.ts';
import { networkOf } from '../domain/network.ts';
import type { Return } from '../domain/return.ts';
import { addMs, type Instant } from '../domain/time.ts';
import type { Deps } from './deps.ts';
import type { OrderPass } from './order-token.ts';
import type { Requester } from './request-context.ts';

export interface ReturnsBudget {
  /** Whether a shopper has asked for so many returns in a day that a person decides on the next, given those of the order; null: no. Staff may ask as they like. */
  readonly over: (ofOrder: readonly Return[], now: Instant) => Spent | null;
  /** No return was made of the request: its network has not asked for one. */
  readonly giveBack: () => Promise<void>;
}

const NONE: ReturnsBudget = { over: () => null, giveBack: () => Promise.resolve() };

/** Counts this request by network, and looks how many the customer has made over all orders, before the order is locked. */
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
  const giveBack = () => database.releaseAttempts(network.ok ? [key] : [], now);
  const since = addMs(now, -BUDGETS.returns_of_customer.ms);
  const asked = await database.countAsked(customer, since).catch(async (error: unknown) => {
    await giveBack();
    throw error;
  });
  return {
    over(ofOrder, at) {
      if (!network.ok) return { budget: 'returns_of_network', most, until: network.resetsAt };
      if (asked >= ofCustomer) return { budget: 'returns_of_customer', most: ofCustomer, until: null };
      return returnsSpent(ofOrder, at);
    },
    giveBack,
  };
}
