import { needsHistory } from '../domain/approval.ts';
import type { Circumstances } from '../domain/decisions/decision.ts';
import type { Policy } from '../domain/policy.ts';
import { addDays, type Instant, instant } from '../domain/time.ts';
import type { Transaction } from '../ports/database.ts';
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

/** How many other returns a customer has made; null: no rule asks. */
export interface ReturnHistory {
  readonly earlierReturns: number | null;
  readonly returnsInLimit: number | null;
}

/** As far as the policy asks; `changing` is the one at hand, which is no earlier one. For a view: another request may add one in this moment. */
export function returnHistory(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  policy: Policy,
  customer: { readonly id: number; readonly email: string },
  changing: string | null,
): Promise<ReturnHistory> {
  return historyBy((since) => database.countReturnsOf(customer, since, changing), policy, instant(clock.now()));
}

/** The same for a decision: where a rule asks, the customer is locked, and no other return of theirs comes in before the transaction ends. */
export async function lockedHistory(
  tx: Pick<Transaction, 'lockCustomer' | 'countReturnsOf'>,
  { policy, now }: Pick<Circumstances, 'policy' | 'now'>,
  customer: { readonly id: number; readonly email: string },
  changing: string | null,
): Promise<ReturnHistory> {
  const count = async (since: Instant) => tx.countReturnsOf(await tx.lockCustomer(customer), since, changing);
  return historyBy(count, policy, now);
}

async function historyBy(
  count: (since: Instant) => Promise<number>,
  policy: Policy,
  now: Instant,
): Promise<ReturnHistory> {
  const { earlier, limitDays } = needsHistory(policy);
  return {
    earlierReturns: earlier ? await count(instant(0)) : null,
    returnsInLimit: limitDays === null ? null : await count(addDays(now, -limitDays)),
  };
}
