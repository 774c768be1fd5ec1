import { refused, matches, type Subject } from './eligibility-subject.ts';
import type { Order } from './order.ts';
import { type Policy, WINDOW_STARTS, type WindowRules, type WindowStart } from './policy.ts';
import { dayIn, daysLater, endAfter, endOfDayIn, onItsDay } from './store-days.ts';
import type { Instant } from './time.ts';
import type { RefusalCode, Verdict } from './verdict.ts';

export interface Window {
  readonly from: WindowStart;
  readonly start: Instant;
  /** Last moment to ask for the return. */
  readonly until: Instant;
  readonly windowDays: number;
  /** Path of the setting that made it, and what the owner calls it; empty for the ordinary days. */
  readonly rule: string;
  readonly name: string;
}

/**
 * How long a line can be returned for one reason (or, with none, by the rules that name no reason): to the end of the last day in the store's time zone. The
 * day from which it counts is not one of its days.
 */
export function windowOf(subject: Subject, rules: WindowRules, timeZone = 'UTC'): Window {
  const { from, start } = windowStart(subject.order, rules, timeZone);
  const index = rules.rules.findIndex((rule) => matches(rule.match, subject));
  const rule = rules.rules[index];
  const windowDays = rule?.days ?? rules.days;
  const ordinary: Window = {
    from,
    start,
    until: endAfter(start, windowDays, timeZone),
    windowDays,
    rule: rule ? `window.rules.${index}` : 'window.days',
    name: rule?.name ?? '',
  };
  return rules.holidays.reduce<Window>((longest, { name, from: first, to, until }, position) => {
    const day = dayIn(subject.order.placedAt, timeZone);
    const end = endOfDayIn(until, timeZone);
    if (day < first || day > to || end <= longest.until) return longest;
    return { ...longest, until: end, rule: `window.holidays.${position}`, name };
  }, ordinary);
}

/** The first date that the order has, from the wished one on. A completed parcel of unknown delivery arrives `transitDays` after completion. */
function windowStart(
  order: Order,
  rules: WindowRules,
  timeZone: string,
): { readonly from: WindowStart; readonly start: Instant } {
  const { completedAt, deliveredAt } = order;
  const transit = rules.from === 'delivery' ? rules.transitDays : 0;
  const dates: Readonly<Record<WindowStart, Instant | null>> = {
    delivery: deliveredAt && onItsDay(deliveredAt, timeZone),
    completion: completedAt === null || transit === 0 ? completedAt : daysLater(completedAt, transit, timeZone),
    payment: order.paidAt,
    order: order.placedAt,
  };
  for (const from of WINDOW_STARTS.slice(WINDOW_STARTS.indexOf(rules.from))) {
    const start = dates[from];
    if (start !== null) return { from, start };
  }
  return { from: 'order', start: order.placedAt };
}

export function windowOver(window: Window, policy: Policy): Verdict<RefusalCode> {
  const { rule, until, start, from, windowDays, name } = window;
  return refused(policy, 'window_over', rule, { until, start, from, windowDays, name });
}
