import { assessOrder } from './assess.ts';
import { isDead } from './lifecycle.ts';
import { type Minor, sum } from './money.ts';
import type { Order } from './order.ts';
import type { Policy } from './policy.ts';
import { orderOn, ordinaryDay } from './replay-day.ts';
import { asDecided, decideAgain, type PastReturn, type Redecided, roleOf, type StoreSide } from './replay-decide.ts';
import { histories } from './replay-history.ts';
import type { Return, ReturnKind } from './return.ts';
import type { Instant } from './time.ts';

export interface ReplayFacts extends StoreSide {
  readonly orders: readonly Order[];
  /** Returns of these orders; those of other orders are not counted. */
  readonly returns: readonly Return[];
  /** The policy in force, and the one that may take its place. */
  readonly current: Policy;
  readonly draft: Policy;
}

/** What one policy would have decided. Amounts in minor units of the store's currency. */
export interface ReplaySide {
  readonly linesAllowed: number;
  readonly returnsAllowed: number;
  readonly returnsRefused: number;
  readonly returnsAutomatic: number;
  /** By whatever means, bonus and shipping in it, fees taken off. */
  readonly paid: Minor;
  readonly feesKept: Minor;
  readonly shippingPaid: Minor;
  readonly bonusPaid: Minor;
}

/** How one policy decides one return: `code` says why it is refused, or how it is accepted. */
export interface ReplayDecision {
  readonly allowed: boolean;
  readonly code: string;
  readonly amount: Minor;
}

export interface Replay {
  readonly orders: number;
  readonly returns: number;
  readonly leftOut: number;
  readonly now: ReplaySide;
  readonly draft: ReplaySide;
  /** 50 at most, the latest first. */
  readonly changed: readonly {
    readonly number: string;
    readonly orderNumber: string;
    readonly kind: ReturnKind;
    readonly before: ReplayDecision;
    readonly after: ReplayDecision;
  }[];
}

const MOST_CHANGED = 50;

/**
 * Decides past orders and returns again, by the policy in force and by a draft: each return as on the day it was asked for, with its own lines, reasons and resolutions.
 * A return that waits for a person counts as allowed (a person may say yes), one that was taken back does not count. What the shopper would have done otherwise
 * under the draft (another reason, a photo) nobody knows: a reason that is gone refuses, a photo is taken as given.
 */
export function replay(facts: ReplayFacts): Replay {
  const { storeCurrency, current, draft, timeZone, calendar } = facts;
  const store: StoreSide = { storeCurrency, timeZone, calendar };
  const orders = facts.orders.filter((order) => order.currency.code === storeCurrency.code);
  const cases = casesOf(orders, facts.returns);
  const known = histories(orders, facts.returns);
  const decide = (policy: Policy) => {
    const decided = new Map<string, Redecided>();
    return cases.map((one) => {
      const others = one.others.map((entry) => asDecided(entry, decided.get(entry.id)));
      const alive = one.others.filter(({ parcel }) => !isDead(parcel.state));
      const bonusClaimed = sum(alive.map(({ id }) => decided.get(id)?.bonusPaid ?? 0));
      const again = decideAgain({ ...one, others, bonusClaimed }, policy, store, known(one.entry, policy));
      decided.set(one.entry.id, again);
      return again;
    });
  };
  const [before, after] = [decide(current), decide(draft)];
  const days = daysOf(orders, cases, current);
  return {
    orders: orders.length,
    returns: cases.length,
    leftOut: facts.orders.length - orders.length,
    now: sideOf(before, linesAllowed(days, current, store)),
    draft: sideOf(after, linesAllowed(days, draft, store)),
    changed: changes(cases, before, after).slice(0, MOST_CHANGED),
  };
}

type PastCase = Omit<PastReturn, 'bonusClaimed'>;

/** Oldest first. */
function casesOf(orders: readonly Order[], returns: readonly Return[]): readonly PastCase[] {
  const byId = new Map(orders.map((order) => [order.id, order]));
  const before = new Map<number, Return[]>();
  return [...returns]
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    .flatMap((entry) => {
      const order = byId.get(entry.orderId);
      if (!order || entry.parcel.state === 'cancelled') return [];
      const others = before.get(order.id) ?? [];
      before.set(order.id, [...others, entry]);
      return [{ entry, order, others }];
    });
}

interface OrderDay {
  readonly order: Order;
  readonly day: Instant;
}

/** Orders as they were when their first return was asked for, else some days after delivery. */
function daysOf(orders: readonly Order[], cases: readonly PastCase[], current: Policy): readonly OrderDay[] {
  const asked = new Map<number, Instant>();
  for (const { entry } of cases) asked.set(entry.orderId, asked.get(entry.orderId) ?? entry.createdAt);
  return orders.map((order) => {
    const day = asked.get(order.id);
    return day === undefined ? { order, day: ordinaryDay(order, current) } : { order: orderOn(order, day), day };
  });
}

function linesAllowed(days: readonly OrderDay[], policy: Policy, store: StoreSide): number {
  return sum(
    days.map(({ order, day: now }) => {
      const { refusal, lines } = assessOrder({ order, policy, returns: [], role: roleOf(order), now, ...store });
      return refusal ? 0 : lines.filter((line) => line.returnable > 0).length;
    }),
  );
}

function sideOf(decided: readonly Redecided[], lines: number): ReplaySide {
  const count = (which: (one: Redecided) => boolean) => decided.filter(which).length;
  const total = (amount: (one: Redecided) => Minor) => sum(decided.map(amount));
  return {
    linesAllowed: lines,
    returnsAllowed: count((one) => one.allowed),
    returnsRefused: count((one) => !one.allowed),
    returnsAutomatic: count((one) => one.automatic),
    paid: total((one) => one.paid),
    feesKept: total((one) => one.feesKept),
    shippingPaid: total((one) => one.shippingPaid),
    bonusPaid: total((one) => one.bonusPaid),
  };
}

function changes(
  cases: readonly PastCase[],
  before: readonly Redecided[],
  after: readonly Redecided[],
): Replay['changed'] {
  return cases
    .flatMap(({ entry: { number, orderNumber, kind } }, index) => {
      const [one, other] = [before[index], after[index]];
      if (!one || !other || isSame(one, other)) return [];
      return [{ number, orderNumber, kind, before: shown(one), after: shown(other) }];
    })
    .reverse();
}

/** Another sentence for the same outcome is no other decision. */
function isSame(one: Redecided, other: Redecided): boolean {
  return one.allowed === other.allowed && one.automatic === other.automatic && one.paid === other.paid;
}

function shown({ allowed, code, paid: amount }: Redecided): ReplayDecision {
  return { allowed, code, amount };
}
