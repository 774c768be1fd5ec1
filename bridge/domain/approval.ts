import type { Minor } from './money.ts';
import type { Currency } from './order.ts';
import type { Policy, PolicyRules } from './policy.ts';
import type { ReturnKind } from './return.ts';
import type { DecisionCode, Verdict, VerdictParams } from './verdict.ts';

export interface ApprovalFacts {
  readonly policy: Policy;
  readonly kind: ReturnKind;
  /** What the returned lines are worth, minor units. */
  readonly worth: Minor;
  /** What other returns of the order have been granted without a person: `committedWorth` for `auto_accept`. */
  readonly committed: Minor;
  /** Of both, for the sentences that name it. */
  readonly currency?: Currency;
  readonly reasonIds: readonly string[];
  /** Other returns of this customer; null: not asked, since no rule needs it (as with the next two). */
  readonly earlierReturns: number | null;
  /** Other returns of this customer in the days of `approval.limit`. */
  readonly returnsInLimit: number | null;
  /** Orders of this customer, the one at hand included. */
  readonly orders: number | null;
  /** How many shapes of the order nobody should guess at. */
  readonly findings: number;
  readonly byStaff: boolean;
}

/** Whether a return is accepted at once, and why. The law's door always is: what was found in the order then holds only the money. */
export function decideApproval(facts: ApprovalFacts): {
  readonly approved: boolean;
  readonly verdict: Verdict<DecisionCode>;
} {
  const { policy, kind, byStaff } = facts;
  const say = (code: DecisionCode, rule: string, params: VerdictParams = {}): Verdict<DecisionCode> => ({
    code,
    rule,
    policyVersion: policy.version,
    params,
  });
  if (kind === 'withdrawal') return { approved: true, verdict: say('approved_by_law', 'law') };
  if (byStaff) return { approved: true, verdict: say('approved_by_staff', 'order') };
  const held = whyHeld(facts);
  if (held) return { approved: false, verdict: say(...held) };
  return { approved: true, verdict: say('approved_by_policy', 'approval.mode') };
}

type Held = readonly [DecisionCode, string, VerdictParams];

/** The first rule that wants a person. A count that a rule needs and nobody could tell holds, too. */
function whyHeld(facts: ApprovalFacts): Held | null {
  const { policy, reasonIds, earlierReturns, returnsInLimit, orders, findings } = facts;
  const { mode, reasons, upToValue, earlierReturns: most, firstOrder, limit } = policy.approval;
  const worth = facts.worth + facts.committed;
  if (findings > 0) return ['held_findings', 'order', { findings }];
  if (mode === 'person') return ['held_person', 'approval.mode', {}];
  const other = reasonIds.find((id) => reasons.length > 0 && !reasons.includes(id));
  if (other !== undefined) return ['held_reason', 'approval.reasons', { reasonId: other }];
  if (upToValue !== null && worth > upToValue) {
    return ['held_value', 'approval.upToValue', { worth, limit: upToValue, ...currencyParams(facts.currency) }];
  }
  if (most !== null && (earlierReturns === null || earlierReturns > most)) {
    return ['held_earlier_returns', 'approval.earlierReturns', { returns: earlierReturns, limit: most }];
  }
  if (!firstOrder && (orders === null || orders <= 1)) return ['held_first_order', 'approval.firstOrder', {}];
  if (limit !== null && (returnsInLimit === null || returnsInLimit >= limit.returns)) {
    const returns = returnsInLimit === null ? null : returnsInLimit + 1;
    return ['held_limit', 'approval.limit', { returns, limit: limit.returns, days: limit.days }];
  }
  return null;
}

/** Why money that is due waits for a person; null: it does not. `worth`: with all that went out for its order and its customer before (`committedWorth`); null: nobody knows. */
export function ceilingVerdict(policy: Policy, worth: Minor | null, currency?: Currency): Verdict<DecisionCode> | null {
  const { ceiling } = policy.moneyMoves;
  if (ceiling === null || (worth !== null && worth <= ceiling)) return null;
  const params = { worth, limit: ceiling, days: policy.moneyMoves.ceilingDays, ...currencyParams(currency) };
  return { code: 'over_ceiling', rule: 'moneyMoves.ceiling', policyVersion: policy.version, params };
}

/** What of a customer's history a policy asks for: the store and the database are asked for nothing else. */
export function needsHistory({ approval }: Pick<PolicyRules, 'approval'>): {
  readonly orders: boolean;
  readonly earlier: boolean;
  readonly limitDays: number | null;
} {
  if (approval.mode === 'person') return { orders: false, earlier: false, limitDays: null };
  return {
    orders: !approval.firstOrder,
    earlier: approval.earlierReturns !== null,
    limitDays: approval.limit?.days ?? null,
  };
}

function currencyParams(currency: Currency | undefined): VerdictParams {
  return currency ? { currency: currency.code, decimals: currency.decimals } : {};
}
