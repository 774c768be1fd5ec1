import { endOfDay } from './eligibility-window.ts';
import { refusalForAnyDoor } from './eligibility-never.ts';
import { refused } from './eligibility-subject.ts';
import type { Order, OrderLine } from './order.ts';
import type { Policy } from './policy.ts';
import { addDays, type Instant, millis } from './time.ts';
import type { RefusalCode, Verdict } from './verdict.ts';
import { WITHDRAWAL_DAYS } from './withdrawal-rules.ts';

export interface WithdrawalDoor {
  /** Last moment; null: it has not begun, since the goods are not on their way yet. */
  readonly until: Instant | null;
  readonly refusal: Verdict<RefusalCode> | null;
}

/** The statutory door for an order: open from the contract on, until the days after delivery are over. null: the store does not open it. */
export function withdrawalDoor(order: Order, policy: Policy, role: string, now: Instant): WithdrawalDoor | null {
  const { withdrawal } = policy;
  if (!withdrawal.enabled) return null;
  const start = deliveryOf(order, policy.window.transitDays);
  const until = start === null ? null : withdrawalEnd(start, withdrawal.days);
  return { until, refusal: refusalOfDoor() };

  function refusalOfDoor(): Verdict<RefusalCode> | null {
    const { country } = order.shipTo;
    const over = refusalForAnyDoor(order, policy);
    if (over) return over;
    if (!withdrawal.countries.includes(country)) {
      return refused(policy, 'withdrawal_country', 'withdrawal.countries', { country });
    }
    if (withdrawal.exceptRoles.includes(role)) {
      return refused(policy, 'withdrawal_excepted', 'withdrawal.exceptRoles', { by: 'role', role });
    }
    if (until !== null && now > until) {
      const rule = withdrawal.days === WITHDRAWAL_DAYS ? 'law' : 'withdrawal.days';
      return refused(policy, 'withdrawal_over', rule, { until, start, days: withdrawal.days });
    }
    return null;
  }
}

/**
 * What has no right of withdrawal (art. 16); null: this line has it. What is not sent has it, too: whether a service is fully performed (a), for a date (l), or a
 * download begun with consent (m), only the owner knows, and lists it by product or category.
 */
export function withdrawalException(line: OrderLine, policy: Policy): Verdict<RefusalCode> | null {
  const { exceptProducts, exceptCategories } = policy.withdrawal;
  const except = (rule: string, params: Verdict['params']) => refused(policy, 'withdrawal_excepted', rule, params);
  const product = exceptProducts.find((id) => id === line.productId || id === line.variationId);
  if (product !== undefined) return except('withdrawal.exceptProducts', { by: 'product', id: product });
  const category = exceptCategories.find((id) => line.categoryIds.includes(id));
  if (category !== undefined) return except('withdrawal.exceptCategories', { by: 'category', id: category });
  return null;
}

/** The day of delivery is not counted, and what would end on a weekend ends with the Monday after (Regulation 1182/71, art. 3). Days in UTC. */
export function withdrawalEnd(delivered: Instant, days: number): Instant {
  const last = addDays(delivered, days);
  const weekday = new Date(millis(last)).getUTCDay();
  const onWeekend: Readonly<Record<number, number>> = { 0: 1, 6: 2 };
  return endOfDay(addDays(last, onWeekend[weekday] ?? 0).slice(0, 10));
}

function deliveryOf({ deliveredAt, completedAt }: Order, transitDays: number): Instant | null {
  if (deliveredAt !== null) return deliveredAt;
  return completedAt === null ? null : addDays(completedAt, transitDays);
}
