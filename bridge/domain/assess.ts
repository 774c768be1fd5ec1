import { claimsByLine, heldMoney, isOwed, type LineClaim, NO_CLAIM } from './claims.ts';
import { isDead } from './lifecycle.ts';
import { type Minor, sum } from './money.ts';
import type { Order, OrderLine, TaxAmount } from './order.ts';
import type { PolicyRules } from './policy.ts';
import type { Return } from './return.ts';
import { unitShare } from './share.ts';
import { addDays, type Instant } from './time.ts';

export interface OrderRefusal {
  readonly code: 'not_paid' | 'not_completed' | 'window_over' | 'fully_refunded' | 'order_cancelled';
  readonly params: Readonly<Record<string, string | number>>;
}
export interface LineRefusal {
  readonly code: 'virtual' | 'window_over' | 'all_returned' | 'all_refunded';
  readonly params: Readonly<Record<string, string | number>>;
}

/** Goods and tax that some units of a line are worth, minor units. */
export interface LineShare {
  readonly goods: Minor;
  readonly taxes: readonly TaxAmount[];
}

export interface LineAssessment {
  readonly line: OrderLine;
  /** Units that may be returned now. */
  readonly returnable: number;
  readonly until: Instant | null;
  readonly refusal: LineRefusal | null;
  /** Worth of `units` more units, 1 to `returnable`. */
  readonly share: (units: number) => LineShare;
}

export interface OrderAssessment {
  readonly refusal: OrderRefusal | null;
  readonly lines: readonly LineAssessment[];
  /** The most that can still be promised on this order, minor units. */
  readonly left: Minor;
}

/** Decides what of an order can be returned now, and why not. Pure: the order as WooCommerce has it, the policy, and the returns so far. */
export function assessOrder(facts: {
  readonly order: Order;
  readonly rules: PolicyRules;
  readonly returns: readonly Return[];
  readonly now: Instant;
}): OrderAssessment {
  const { order, rules, returns, now } = facts;
  const until = order.completedAt === null ? null : addDays(order.completedAt, rules.windowDays);
  const claims = claimsByLine(returns);
  const amounts = (some: readonly Return[]) => sum(some.map((entry) => entry.payout.amount));
  const given = amounts(returns.filter((entry) => !isDead(entry.parcel.state)));
  return {
    refusal: refusalOfOrder(order, until, now, rules),
    lines: order.lines.map((line) => assessLine(line, claims.get(line.id) ?? NO_CLAIM, until, now)),
    left: Math.max(0, order.total - heldMoney(order.refunded, amounts(returns.filter(isOwed)), given)),
  };
}

function refusalOfOrder(order: Order, until: Instant | null, now: Instant, rules: PolicyRules): OrderRefusal | null {
  if (order.status === 'cancelled' || order.status === 'trash') return { code: 'order_cancelled', params: {} };
  if (order.status === 'refunded' || (order.total > 0 && order.refunded >= order.total)) {
    return { code: 'fully_refunded', params: {} };
  }
  if (order.paidAt === null && order.total > 0) return { code: 'not_paid', params: {} };
  if (until === null || order.status !== 'completed') return { code: 'not_completed', params: {} };
  if (now > until) return { code: 'window_over', params: { until, windowDays: rules.windowDays } };
  return null;
}

function assessLine(line: OrderLine, claim: LineClaim, until: Instant | null, now: Instant): LineAssessment {
  const { units: claimed, owed, given } = claim;
  const taken = line.refundedElsewhere + claimed;
  const returnable = Math.max(0, line.quantity - taken);
  const share = (units: number): LineShare => ({
    goods: unitShare({
      total: line.goods,
      quantity: line.quantity,
      taken,
      allocated: heldMoney(line.refundedGoods, owed.goods, given.goods),
      units,
    }),
    taxes: line.taxes.map((tax) => ({
      ...tax,
      amount: unitShare({
        total: tax.amount,
        quantity: line.quantity,
        taken,
        allocated: heldMoney(
          refundedTax(line, tax.rateId),
          owed.taxes.get(tax.rateId) ?? 0,
          given.taxes.get(tax.rateId) ?? 0,
        ),
        units,
      }),
    })),
  });
  const refusal = refusalOfLine({ line, claimed, returnable, until, now });
  return { line, returnable: refusal ? 0 : returnable, until, refusal, share };
}

function refusalOfLine(facts: {
  readonly line: OrderLine;
  readonly claimed: number;
  readonly returnable: number;
  readonly until: Instant | null;
  readonly now: Instant;
}): LineRefusal | null {
  const { line, claimed, returnable, until, now } = facts;
  if (line.virtual) return { code: 'virtual', params: {} };
  if (returnable === 0 && claimed === 0) return { code: 'all_refunded', params: {} };
  if (returnable === 0) return { code: 'all_returned', params: { quantity: claimed } };
  if (until !== null && now > until) return { code: 'window_over', params: { until } };
  return null;
}

function refundedTax(line: OrderLine, rateId: number): Minor {
  return sum(line.refundedTaxes.filter((tax) => tax.rateId === rateId).map((tax) => tax.amount));
}
