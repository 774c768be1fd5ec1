import { refusalForAnyDoor } from './eligibility-never.ts';
import { refused } from './eligibility-subject.ts';
import type { Order, OrderLine } from './order.ts';
import type { Policy } from './policy.ts';
import { addToDay, dayIn, daysLater, endOfDayIn, onItsDay } from './store-days.ts';
import type { Instant } from './time.ts';
import type { RefusalCode, Verdict } from './verdict.ts';
import { WITHDRAWAL_DAYS } from './withdrawal-rules.ts';
import { type Calendar, type Region, workingDayFrom } from './working-days.ts';

/** Where days are counted, and whose working days they are. */
export interface DayPlace {
  /** Of the store. */
  readonly timeZone: string;
  readonly consumer: Region;
  /** Left out: weekends are all that is known. */
  readonly calendar?: Calendar | undefined;
}

export interface WithdrawalDoor {
  /** Last moment of the last day, in the store's time zone: the date that is shown; null: it has not begun, since the goods are not on their way yet. */
  readonly until: Instant | null;
  readonly refusal: Verdict<RefusalCode> | null;
}

export interface DoorFacts {
  readonly now: Instant;
  /** Left out: UTC. */
  readonly timeZone?: string | undefined;
  readonly calendar?: Calendar | undefined;
}

/** The statutory door for an order: open from the contract on, until the days after delivery are over. null: the store does not open it. */
export function withdrawalDoor(
  order: Order,
  policy: Policy,
  role: string,
  { now, timeZone = 'UTC', calendar }: DoorFacts,
): WithdrawalDoor | null {
  const { withdrawal } = policy;
  const place = { timeZone, calendar, consumer: order.shipTo };
  if (!withdrawal.enabled) return null;
  const start = deliveryOf(order, policy.window.transitDays, timeZone);
  const until = start === null ? null : withdrawalEnd(start, withdrawal.days, place);
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
    if (until !== null && now > acceptedUntil(until, place)) {
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

/**
 * The day of delivery is not counted, and what would end on a Saturday, Sunday or public holiday where the consumer lives ends with the working day after
 * (Regulation 1182/71, art. 3). The end of that day in the store's time zone.
 */
export function withdrawalEnd(
  delivered: Instant,
  days: number,
  { timeZone, consumer, calendar }: DayPlace = ANYWHERE,
): Instant {
  const last = addToDay(dayIn(delivered, timeZone), days);
  return endOfDayIn(workingDayFrom(last, consumer, calendar), timeZone);
}

/** The last day counts until it is over for the consumer too: the date that is shown is one, and nobody is refused on it. */
export function acceptedUntil(until: Instant, { timeZone, consumer, calendar }: DayPlace): Instant {
  const day = dayIn(until, timeZone);
  const theirs = (calendar?.zonesOf(consumer.country) ?? []).map((zone) => endOfDayIn(day, zone));
  return theirs.reduce((latest, end) => (end > latest ? end : latest), until);
}

const ANYWHERE: DayPlace = { timeZone: 'UTC', consumer: { country: '' } };

function deliveryOf({ deliveredAt, completedAt }: Order, transitDays: number, timeZone: string): Instant | null {
  if (deliveredAt !== null) return onItsDay(deliveredAt, timeZone);
  return completedAt === null ? null : daysLater(completedAt, transitDays, timeZone);
}
