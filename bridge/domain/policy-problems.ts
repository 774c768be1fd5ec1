/**
 * What can be wrong with a policy that has the right shape; the policy screen has a sentence for each, shown at the field that `path` names.
 * Paths are those of the policy with indexes (`reasons.2.resolutions`, `window.rules.0.match.categories`).
 */
export const POLICY_PROBLEM_CODES = [
  /** A fee, a bonus or the part that `keep` pays is over 100 %. At `….basisPoints`. */
  'percent_over_100',
  /** `resolutions.keep.basisPoints`: keep is offered, but would pay nothing. */
  'keep_pays_nothing',
  /** `resolutions.keep.reasons`: none of the reasons that it is offered for is in use and allows it. */
  'keep_never',
  /** `resolutions.<resolution>.fee.kind`: the label is paid by the customer already (`labels.paidBy`). */
  'label_cost_twice',
  /** `resolutions`: nothing is offered. */
  'no_resolution_offered',
  /** `resolutions.exchange.lower`: the difference is to be credit, but credit is not offered. */
  'credit_not_offered',
  /** `resolutions.exchange.lower`: the difference is to be refunded, but refunds are not offered. */
  'refund_not_offered',
  /** `reasons`: each one is retired, or there is none. */
  'no_reason_left',
  /** `reasons.N.id`. Params: `id`. */
  'reason_id_twice',
  /** `reasons.N.resolutions`: a reason in use allows nothing that is offered. Params: `title`. */
  'reason_without_resolution',
  /** Wherever reasons are named (`feesWaived`, `approval.reasons`, `resolutions.keep.reasons`, `window.rules.N.match.reasons`). Params: `id`. */
  'unknown_reason',
  /** Wherever they are named (`never.…`, `window.rules.N.match.…`, `withdrawal.except…`). Params: `id`. */
  'unknown_category',
  'unknown_tag',
  'unknown_product',
  /** `window.rules.N.id`. Params: `id`. */
  'rule_id_twice',
  /** `window.rules.N.match`: it says nothing, so it holds for everything, and neither later rules nor the ordinary days ever count. Params: `name`. */
  'rule_for_everything',
  /** `window.holidays.N.to`: before `from`. Params: `name`. */
  'holiday_ends_before_it_begins',
  /** `window.holidays.N.until`: before `to`. Params: `name`. */
  'holiday_until_too_early',
  /** `orderStates`: empty. */
  'no_order_state',
  /** `orderStates.N`: goods of such an order can't be returned (cancelled, refunded, …). Params: `state`. */
  'order_state_never',
  /** `window.days`: 0 while the statutory withdrawal is open: the store's own window would be shorter than the law's. Params: `days` (of the law). */
  'window_zero_with_withdrawal',
  /** `withdrawal.days`: fewer than the law's. Params: `days` (of the law). */
  'withdrawal_days_too_few',
  /** `withdrawal.countries`: enabled for no country. */
  'withdrawal_no_country',
] as const;
export type PolicyProblemCode = (typeof POLICY_PROBLEM_CODES)[number];

export interface PolicyProblem {
  readonly path: string;
  readonly code: PolicyProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export function problem(path: string, code: PolicyProblemCode, params: PolicyProblem['params'] = {}): PolicyProblem {
  return { path, code, params };
}
