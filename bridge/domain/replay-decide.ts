import { decideApproval } from './approval.ts';
import { type AssessFacts, assessOrder } from './assess.ts';
import { refusalsOfCheaper } from './asked-exchange.ts';
import { checkAsked } from './asked.ts';
import { committedWorth } from './committed-worth.ts';
import { type Minor, sum } from './money.ts';
import type { Currency, Order } from './order.ts';
import type { Policy } from './policy.ts';
import { quote } from './quote.ts';
import { askedAgain, orderOn } from './replay-day.ts';
import type { History } from './replay-history.ts';
import type { Return } from './return.ts';
import { worth } from './share.ts';
import { DECISION_CODES, type DecisionCode } from './verdict.ts';

/** A return of the past, its order as it is known now, and the returns of that order that were made before. */
export interface PastReturn {
  readonly entry: Return;
  readonly order: Order;
  readonly others: readonly Return[];
  /** What those would have of a flat bonus. */
  readonly bonusClaimed: Minor;
}

/** What does not change from one case to the next. */
export type StoreSide = Pick<AssessFacts, 'timeZone' | 'calendar'> & { readonly storeCurrency: Currency };

export interface Redecided {
  readonly allowed: boolean;
  /** Allowed without a person. */
  readonly automatic: boolean;
  /** Why it is refused, or how it is accepted. */
  readonly code: string;
  readonly paid: Minor;
  readonly feesKept: Minor;
  readonly shippingPaid: Minor;
  readonly bonusPaid: Minor;
}

const NOTHING_PAID = { paid: 0, feesKept: 0, shippingPaid: 0, bonusPaid: 0 };

/** Decides a return as on the day that it was asked for. What staff overrode stays overridden: a person had decided that. */
export function decideAgain(
  { entry, order: today, others, bonusClaimed }: PastReturn,
  policy: Policy,
  store: StoreSide,
  history: History,
): Redecided {
  const { kind, createdAt: now, locale } = entry;
  const order = orderOn(today, now);
  const asked = askedAgain(entry, order);
  const facts = { order, policy, returns: others, role: roleOf(order), now, ...store };
  const override = entry.override !== null;
  // The past return has the exchange's price with tax in it, whatever the catalogue's prices are.
  const { lines, outbound, bonus, payouts } = quote({
    ...{ order, policy, others, kind, locale, bonusClaimed },
    asked: asked.filter(({ lineId }) => order.lines.some((line) => line.id === lineId)),
    pricesIncludeTax: true,
  });
  const paid = sum(payouts.map((one) => one.amount));
  const problem = [
    ...checkAsked(asked, assessOrder(facts), { ...facts, kind, override }),
    ...refusalsOfCheaper(lines, policy),
  ].find(({ code }) => code !== 'photo_required' && code !== 'comment_required');
  if (problem) {
    return { allowed: false, automatic: false, code: problem.verdict?.code ?? problem.code, ...NOTHING_PAID };
  }
  const { approved, verdict } = decideApproval({
    ...{ policy, kind, worth: paid, committed: committedWorth(others, { of: 'auto_accept' }), ...history },
    reasonIds: asked.map((line) => line.reasonId),
    findings: order.findings.length,
    byStaff: entry.actor.type === 'staff',
  });
  return {
    allowed: true,
    automatic: approved,
    code: verdict.code,
    paid,
    feesKept: sum(lines.map((line) => line.fee)),
    shippingPaid: sum(outbound.map(({ amount: goods, taxes }) => worth({ goods, taxes }))),
    bonusPaid: bonus,
  };
}

/** An earlier return of the order as this policy would have decided it: what it refuses only staff can have let through. */
export function asDecided(entry: Return, decided: Redecided | undefined): Return {
  if (!decided || entry.actor.type === 'staff') return entry;
  const code: DecisionCode = !decided.allowed
    ? 'approved_by_staff'
    : (DECISION_CODES.find((one) => one === decided.code) ?? entry.decision.code);
  return { ...entry, decision: { ...entry.decision, code } };
}

/** Orders do not say the customer's role: whoever has an account counts as an ordinary customer. */
export function roleOf({ customerId }: Order): string {
  return customerId === 0 ? 'guest' : 'customer';
}
