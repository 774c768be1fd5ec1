import type { Effect } from './effect.ts';
import type { Policy } from './policy.ts';
import type { Return, ReturnEvent, ReturnEventType } from './return.ts';
import { addMs, type Instant } from './time.ts';
import type { DecisionCode, Verdict } from './verdict.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** `most` in the last `ms`; null: in all. */
export interface Budget {
  readonly most: number;
  readonly ms: number | null;
}

/**
 * What shoppers may have of the shop's money, time and room without a person. Each is counted from what is recorded, so that no counter can drift from the
 * truth or be lost with a restore. What staff do is not counted.
 */
export const BUDGETS = {
  /** Of an order. A return can be cancelled and asked for again, so units alone set no limit. */
  returns_of_order: { most: 5, ms: DAY_MS },
  /** Of a customer over all orders, cancelled ones too. */
  returns_of_customer: { most: 30, ms: DAY_MS },
  /** Of a network, an IPv4 address or an IPv6 /64. Mobile carriers put many customers behind one address, so it is far above a household's. */
  returns_of_network: { most: 200, ms: DAY_MS },
  /** Of a return. */
  changes: { most: 3, ms: HOUR_MS },
  /** Bought for an order, given back or not: each costs the carrier's time and the shop's money until it is paid back. */
  labels: { most: 3, ms: DAY_MS },
  /** Of a return, beside its first parcel. */
  extra_parcels: { most: 5, ms: null },
  /** Typed for a return. */
  tracking_numbers: { most: 10, ms: DAY_MS },
  /** Orders made for the exchange of a return: the first, and three more that were chosen again. */
  exchange_orders: { most: 4, ms: null },
  /** Bytes of an order's photos, those of its returns and those that no return has yet. */
  photo_bytes: { most: 50 * 1024 * 1024, ms: null },
  /** To a shopper, unless SHOPPER_EMAILS_PER_DAY says otherwise; but for the receipt of a withdrawal, which the law asks for. */
  emails: { most: 20, ms: DAY_MS },
  /** To the owner about an order or a customer, unless OWNER_EMAILS_PER_HOUR says otherwise: what is above comes in one digest. */
  owner_emails: { most: 3, ms: HOUR_MS },
} as const satisfies Record<string, Budget>;
export type BudgetName = keyof typeof BUDGETS;

/** `until`: when there is room again; null: never by itself. */
export interface Spent {
  readonly budget: BudgetName;
  readonly most: number;
  readonly until: Instant | null;
}

/** Whether one more act would pass the budget, by the times of those before; null: there is room. */
export function spent(budget: BudgetName, times: readonly Instant[], now: Instant): Spent | null {
  const { most, ms }: Budget = BUDGETS[budget];
  const counted = (ms === null ? times : times.filter((at) => addMs(at, ms) > now)).toSorted();
  if (counted.length < most) return null;
  const frees = counted[counted.length - most];
  return { budget, most, until: ms === null || frees === undefined ? null : addMs(frees, ms) };
}

/** Returns that shoppers asked for on an order. */
export function returnsSpent(returns: readonly Return[], now: Instant): Spent | null {
  const times = returns.filter(({ actor }) => actor.type !== 'staff').map(({ createdAt }) => createdAt);
  return spent('returns_of_order', times, now);
}

/** A withdrawal is never refused, nor what the site kept while the bridge was away: beyond the budget a person decides. */
export function heldByBudget({ most }: Spent, { version }: Pick<Policy, 'version'>) {
  const params = { limit: most };
  const verdict: Verdict<DecisionCode> = { code: 'held_budget', rule: 'order', policyVersion: version, params };
  return { approved: false, verdict };
}

/** What a shopper did to a return, by its timeline. */
export function actsSpent(
  budget: 'changes' | 'tracking_numbers',
  events: readonly ReturnEvent[],
  now: Instant,
): Spent | null {
  const types: readonly ReturnEventType[] = budget === 'changes' ? ['changed'] : ['tracking_entered', 'parcel_added'];
  const times = events.filter(({ type, actor }) => types.includes(type) && actor.type !== 'staff').map(({ at }) => at);
  return spent(budget, times, now);
}

export function extraParcelsSpent({ extraParcels }: Pick<Return, 'extraParcels'>): Spent | null {
  const { most } = BUDGETS.extra_parcels;
  return extraParcels.length < most ? null : { budget: 'extra_parcels', most, until: null };
}

/** Orders that were made, or may have been, for the exchange of a return. */
export function exchangesSpent(effects: readonly Effect[], now: Instant): Spent | null {
  const made = effects.filter(({ plan, state }) => plan.kind === 'exchange_order' && state !== 'failed');
  return spent(
    'exchange_orders',
    made.map(({ createdAt }) => createdAt),
    now,
  );
}

/**
 * Labels of an order, all its effects given in the order in which they were written: of several that are bought at once each knows its place. One that
 * failed cost nothing; one that a person asks for anew is theirs to judge.
 */
export function labelsSpent(effect: Effect, ofOrder: readonly Effect[], now: Instant): Spent | null {
  if (effect.attempt > 1) return null;
  const place = ofOrder.findIndex(({ id }) => id === effect.id);
  const before = ofOrder.slice(0, place).filter(({ plan, state }) => plan.kind === 'buy_label' && state !== 'failed');
  return spent(
    'labels',
    before.map(({ createdAt }) => createdAt),
    now,
  );
}
