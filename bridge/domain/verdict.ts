/** What a verdict's sentence names: dates as ISO 8601, amounts in minor units (with `currency` and `decimals` beside them). */
export type VerdictParams = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Why an order, a line or a resolution is refused. Each has a sentence for the shopper and one for the owner (`blocks/api/verdict-shopper.ts` and `blocks/api/verdict-owner.ts`).
 * Above each code stand its params; `money` means `currency` and `decimals` too.
 */
export const REFUSAL_CODES = [
  // the whole order
  /** `status` */
  'order_cancelled',
  'fully_refunded',
  'not_paid',
  /** `status`, as WooCommerce has it: it was paid and counts as paid no more */
  'payment_in_question',
  /** `status`, as WooCommerce has it */
  'order_state',
  /** `minimum`, `total`, money */
  'minimum_value',
  // a line, or a whole order whose every line is over
  /** `until`, `start`, `from` (one of WINDOW_STARTS, the date that it was counted from), `windowDays`, `name` (of the rule or the holiday; empty: the ordinary days) */
  'window_over',
  'virtual',
  'gift_card',
  /** `productId` */
  'product_never',
  /** `categoryId` */
  'category_never',
  /** `tagId` */
  'tag_never',
  'on_sale',
  /** `name` of the set that it comes back with */
  'part_of_set',
  /** `quantity` in other returns */
  'all_returned',
  /** `quantity` refunded elsewhere */
  'all_refunded',
  // a resolution of a line
  /** `resolution` */
  'resolution_not_offered',
  /** `resolution`, `reasonId` (empty: no reason allows it for this line) */
  'reason_disallows',
  /** `limit`, `worth` (of all that is kept of the order without a person), money */
  'keep_over_value',
  /** `reasonId` (empty: none of its reasons is left for this line) */
  'keep_reason',
  /** `currency` of the order, `storeCurrency` (null: not known) */
  'credit_other_currency',
  /** `name`, `inStock`, `quantity` */
  'exchange_out_of_stock',
  /** `name`, `why`: `tax_class`, `other_product`, `cheaper` (nothing of the difference comes back) or `currency` (prices are in the store’s, not the order’s; `name` is empty) */
  'exchange_not_available',
  // the statutory door
  'withdrawal_not_offered',
  /** `country` */
  'withdrawal_country',
  /** `until`, `start`, `days` */
  'withdrawal_over',
  /** `by`: `product`, `category` (with `id`) or `role` (with `role`) */
  'withdrawal_excepted',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why a return was accepted by itself, or waits for a person; params as above. */
export const DECISION_CODES = [
  'approved_by_policy',
  'approved_by_law',
  'approved_by_staff',
  'held_person',
  /** `reasonId` */
  'held_reason',
  /** `worth` (with what was accepted of the order before), `limit`, money */
  'held_value',
  /** `returns` so far, `limit` */
  'held_earlier_returns',
  'held_first_order',
  /** `returns` with this one, `limit`, `days` */
  'held_limit',
  /** `limit`: a shopper's returns of one order in a day */
  'held_budget',
  /** `findings`: how many */
  'held_findings',
  /** `worth` (with what went out for the order, and in `days` for the customer), `limit`, `days`, money */
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
