import type { Order, OrderLine } from './order.ts';
import type { Match, Policy } from './policy.ts';
import type { RefusalCode, Verdict, VerdictParams } from './verdict.ts';

/** One line of an order with all that a rule may ask of it. */
export interface Subject {
  readonly order: Order;
  readonly line: OrderLine;
  /** WordPress role of the customer; `guest` without an account. */
  readonly role: string;
  /** null: none is chosen yet. */
  readonly reasonId: string | null;
}

/** Whether a rule is for this line: every list that says something must hold. A variation counts as itself and as its product. */
export function matches(match: Match, { order, line, role, reasonId }: Subject): boolean {
  const holds = <Item>(wanted: readonly Item[], ...had: readonly Item[]) =>
    wanted.length === 0 || had.some((one) => wanted.includes(one));
  return (
    holds(match.products, line.productId, line.variationId) &&
    holds(match.categories, ...line.categoryIds) &&
    holds(match.tags, ...line.tagIds) &&
    holds(match.countries, order.shipTo.country) &&
    holds(match.roles, role) &&
    holds(match.reasons, ...(reasonId === null ? [] : [reasonId]))
  );
}

export function refused(
  policy: Policy,
  code: RefusalCode,
  rule: string,
  params: VerdictParams = {},
): Verdict<RefusalCode> {
  return { code, rule, policyVersion: policy.version, params };
}

/** As verdicts name an amount: with what is needed to write it. */
export function moneyParams({ currency }: Pick<Order, 'currency'>): VerdictParams {
  return { currency: currency.code, decimals: currency.decimals };
}
