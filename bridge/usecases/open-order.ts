import { assessOrder, type AssessFacts, type OrderAssessment } from '../domain/assess.ts';
import { countedAlike } from '../domain/decimals.ts';
import type { Order } from '../domain/order.ts';
import type { Policy } from '../domain/policy.ts';
import { policyIn } from '../domain/policy-amounts.ts';
import type { Return } from '../domain/return.ts';
import { instant } from '../domain/time.ts';
import { policyOf } from './commit.ts';
import type { Deps } from './deps.ts';
import { storeZone } from './known-store.ts';
import type { OrderPass } from './order-token.ts';

/** An order behind a pass: as it was read, under the policy that counts for it, with the returns it has. */
export interface OpenedOrder {
  readonly order: Order;
  readonly policy: Policy;
  /** Returns of the order but the one that is being changed. */
  readonly others: readonly Return[];
  readonly facts: AssessFacts;
  readonly assessment: OrderAssessment;
}

/** The order as it was last read, without asking the store; null when it was never read (a pass from before a restore). */
export async function openOrder(deps: Deps, pass: OrderPass): Promise<OpenedOrder | null> {
  const order = await deps.database.savedOrder(pass.orderId);
  if (!order) return null;
  const returns = await deps.database.transaction((tx) => tx.returnsOfOrder(order.id));
  return assessed(deps, order, pass, returns, await policyFor(deps, pass));
}

/** A return that is changed keeps the policy that it was accepted under. */
export async function policyFor(deps: Deps, { changing }: Pick<OrderPass, 'changing'>): Promise<Policy> {
  const entry = changing === null ? null : await deps.database.findReturn(changing);
  return entry ? policyOf(deps, entry.policyVersion) : deps.database.currentPolicy();
}

export function assessed(
  deps: Pick<Deps, 'knownStore' | 'clock' | 'calendar'>,
  read: Order,
  pass: Pick<OrderPass, 'role' | 'changing' | 'kept'>,
  all: readonly Return[],
  rules: Policy,
): OpenedOrder {
  const { order, returns } = countedAlike(read, all);
  const policy = policyIn(rules, order.currency);
  const others = returns.filter((one) => one.id !== pass.changing);
  const facts: AssessFacts = {
    order,
    policy,
    returns: others,
    role: pass.role,
    storeCurrency: deps.knownStore.current()?.currency ?? null,
    now: pass.kept?.at ?? instant(deps.clock.now()),
    timeZone: storeZone(deps),
    calendar: deps.calendar,
  };
  return { order, policy, others, facts, assessment: assessOrder(facts) };
}
