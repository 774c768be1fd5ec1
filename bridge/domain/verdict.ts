/** What a verdict's sentence names: dates as ISO 8601, amounts in minor units (with `currency` and `decimals` beside them). */
export type VerdictParams = Readonly<Record<string, string | number | boolean | null>>;

/** Why an order, a line or a resolution is refused. Each has a sentence for the shopper and one for the owner (`blocks/api/verdicts.ts`). */
export const REFUSAL_CODES = [
  // the whole order
  'order_cancelled',
  'fully_refunded',
  'not_paid',
  'order_state',
  'minimum_value',
  // a line, or a whole order whose every line is over
  'window_over',
  'virtual',
  'gift_card',
  'product_never',
  'category_never',
  'tag_never',
  'on_sale',
  'all_returned',
  'all_refunded',
  // a resolution of a line
  'resolution_not_offered',
  'reason_disallows',
  'keep_over_value',
  'keep_reason',
  'credit_other_currency',
  'exchange_out_of_stock',
  'exchange_not_available',
  // the statutory door
  'withdrawal_not_offered',
  'withdrawal_country',
  'withdrawal_over',
  'withdrawal_excepted',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why a return was accepted by itself, or waits for a person. */
export const DECISION_CODES = [
  'approved_by_policy',
  'approved_by_law',
  'approved_by_staff',
  'held_person',
  'held_reason',
  'held_value',
  'held_earlier_returns',
  'held_first_order',
  'held_limit',
  'held_findings',
  'over_ceiling',
] as const;
export type DecisionCode = (typeof DECISION_CODES)[number];

/** A decision that explains itself: the code, the rule that it came from (`window.rules.holiday`), and the number or date that decided. */
export interface Verdict<Code extends string = RefusalCode | DecisionCode> {
  readonly code: Code;
  /** Path of the setting in the policy, as the policy screen names its fields; `law` and `order` for what no setting decides. */
  readonly rule: string;
  readonly policyVersion: number;
  readonly params: VerdictParams;
}
