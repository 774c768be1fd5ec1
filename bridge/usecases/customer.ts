import { needsHistory } from '../domain/approval.ts';
import type { Policy } from '../domain/policy.ts';
import { addDays, type Instant, instant } from '../domain/time.ts';
import type { Deps } from './deps.ts';

/** The customer of an order, as far as the policy asks. */
export interface CustomerStanding {
  readonly role: string;
  readonly orders: number | null;
}

/** Asks the store only what a rule needs. Throws StoreUnavailable. */
export async function standingOf(
  deps: Pick<Deps, 'store'>,
  policy: Policy,
  customer: { readonly customerId: number; readonly email: string },
): Promise<CustomerStanding> {
  const asksRole =
    policy.window.rules.some((rule) => rule.match.roles.length > 0) || policy.withdrawal.exceptRoles.length > 0;
  const asksOrders = needsHistory(policy).orders;
  const plain = customer.customerId === 0 ? 'guest' : 'customer';
  if (!asksOrders && (!asksRole || customer.customerId === 0)) return { role: plain, orders: null };
  const { role, orders } = await deps.store.customerFacts(customer);
  return { role, orders: asksOrders ? orders : null };
}

/** How many other returns the customer has made, as far as the policy asks; `changing` is the one at hand, which is no earlier one. */
export async function returnHistory(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  policy: Policy,
  customer: { readonly id: number; readonly email: string },
  changing: string | null,
): Promise<{ readonly earlierReturns: number | null; readonly returnsInLimit: number | null }> {
  const { earlier, limitDays } = needsHistory(policy);
  const now = instant(clock.now());
  const since = (from: Instant) => database.countReturnsOf(customer, from, changing);
  return {
    earlierReturns: earlier ? await since(instant(0)) : null,
    returnsInLimit: limitDays === null ? null : await since(addDays(now, -limitDays)),
  };
}
