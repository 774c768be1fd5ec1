import { __, sprintf } from '@wordpress/i18n';
import type { FieldProblem } from '../../../bridge/contract/common.ts';
import type { PolicyProblemCode } from '../../../bridge/domain/policy-problems.ts';
import type { ShapeCode } from './shape-problems.ts';
import { quoted } from './words/speech.ts';

type Params = FieldProblem['params'];

const sentences: Readonly<Record<PolicyProblemCode | ShapeCode, (params: Params) => string>> = {
  percent_over_100: () => __('More than 100 % is not possible. Write 100 or less.', 'boomerang-returns'),
  keep_pays_nothing: () =>
    __('The shopper would get nothing back. Write more than 0 %, or stop offering this.', 'boomerang-returns'),
  keep_never: () =>
    __(
      'None of these reasons is in use and allows keeping the item. Choose others, or allow it under “Reasons”.',
      'boomerang-returns',
    ),
  label_cost_twice: () =>
    __(
      'The shopper pays for the label already (under “Return labels”). Choose another fee, or pay for the label yourself.',
      'boomerang-returns',
    ),
  no_resolution_offered: () => __('Offer at least one way, such as a refund.', 'boomerang-returns'),
  credit_not_offered: () =>
    __('Store credit is not offered. Offer it, or choose another way for the difference.', 'boomerang-returns'),
  refund_not_offered: () =>
    __('Refunds are not offered. Offer them, or choose another way for the difference.', 'boomerang-returns'),
  no_reason_left: () =>
    __('Shoppers need at least one reason to choose from. Add one, or offer one again.', 'boomerang-returns'),
  reason_id_twice: () => __('This reason is in the list twice. Remove one of them.', 'boomerang-returns'),
  reason_without_resolution: ({ title }) =>
    sprintf(
      /* translators: %s: reason for a return. */
      __(
        '%s allows nothing that you offer. Allow one of the ways that you offer, or retire the reason.',
        'boomerang-returns',
      ),
      quoted(String(title ?? '')),
    ),
  unknown_reason: ({ id }) =>
    sprintf(
      /* translators: %s: reason for a return. */
      __('The reason %s does not exist any more. Take it out.', 'boomerang-returns'),
      quoted(String(id ?? '')),
    ),
  unknown_category: ({ id }) =>
    sprintf(
      /* translators: %s: number of a category. */
      __('Your store has no category #%s (any more). Take it out.', 'boomerang-returns'),
      String(id ?? ''),
    ),
  unknown_tag: ({ id }) =>
    sprintf(
      /* translators: %s: number of a tag. */
      __('Your store has no tag #%s (any more). Take it out.', 'boomerang-returns'),
      String(id ?? ''),
    ),
  unknown_product: ({ id }) =>
    sprintf(
      /* translators: %s: number of a product. */
      __('Your store has no product #%s (any more). Take it out.', 'boomerang-returns'),
      String(id ?? ''),
    ),
  rule_id_twice: () => __('This rule is in the list twice. Remove one of them.', 'boomerang-returns'),
  rule_for_everything: ({ name }) =>
    name
      ? sprintf(
          /* translators: %s: name of a rule. */
          __('%s is for everything, so no other days would ever count. Say what it is for.', 'boomerang-returns'),
          quoted(String(name)),
        )
      : __('This rule is for everything, so no other days would ever count. Say what it is for.', 'boomerang-returns'),
  holiday_ends_before_it_begins: () => __('This day is before the first one. Choose a later day.', 'boomerang-returns'),
  holiday_until_too_early: () =>
    __('This is before the last day of these orders. Choose a later day.', 'boomerang-returns'),
  no_order_state: () => __('Choose at least one order status, such as Completed.', 'boomerang-returns'),
  order_state_never: ({ state }) =>
    sprintf(
      /* translators: %s: order status. */
      __('Goods of orders with the status %s can’t be returned. Take it out.', 'boomerang-returns'),
      quoted(String(state ?? '')),
    ),
  window_zero_with_withdrawal: ({ days }) =>
    sprintf(
      /* translators: %s: number of days. */
      __(
        'The legal right of withdrawal is %s days, so 0 days would say something wrong. Write more, or switch the right of withdrawal off.',
        'boomerang-returns',
      ),
      String(days ?? 14),
    ),
  withdrawal_days_too_few: ({ days }) =>
    sprintf(
      /* translators: %s: number of days. */
      __('The law gives at least %s days. Write that or more.', 'boomerang-returns'),
      String(days ?? 14),
    ),
  withdrawal_no_country: () =>
    __('Choose the countries whose consumers have this right, or switch it off.', 'boomerang-returns'),

  title_empty: () => __('Write the reason as shoppers shall read it, or remove the row.', 'boomerang-returns'),
  title_twice: () => __('This reason is in the list twice.', 'boomerang-returns'),
  date_missing: () => __('Choose a day.', 'boomerang-returns'),
  no_email: () => __('This is not an e-mail address. Leave it empty to use the store’s own.', 'boomerang-returns'),
};

/** What is wrong with a field, and what to change. A code of a newer bridge still says that something is. */
export function fieldSentence({ code, params }: Pick<FieldProblem, 'code' | 'params'>): string {
  const sentence = Object.hasOwn(sentences, code) ? sentences[code as PolicyProblemCode] : undefined;
  return sentence?.(params) ?? __('This does not fit the rest of the policy. Change it.', 'boomerang-returns');
}
