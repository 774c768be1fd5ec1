import { __ } from '@wordpress/i18n';
import type { DecisionCode } from '../../bridge/domain/verdict.ts';
import { filled, type Named } from './verdict-params.ts';

/** Why a return was accepted, or waits for a person, as the store owner reads it. */
export const decidedSentences: Readonly<Record<DecisionCode, (told: Named) => string>> = {
  approved_by_policy: () => __('Accepted at once, as your policy says.', 'boomerang-returns'),
  approved_by_law: () => __('Accepted at once: the law gives the right to withdraw.', 'boomerang-returns'),
  approved_by_staff: () => __('Accepted by your team.', 'boomerang-returns'),
  held_person: () => __('Left to your team: your policy leaves each return to a person.', 'boomerang-returns'),
  held_reason: ({ reason }) =>
    filled(
      /* translators: %s: reason for a return. */
      __('Left to your team because of the reason “%s”.', 'boomerang-returns'),
      [reason('reasonId')],
      __('Left to your team because of its reason.', 'boomerang-returns'),
    ),
  held_value: ({ money }) =>
    filled(
      /* translators: 1: worth of the returns, 2: highest amount. */
      __('Left to your team: returns of this order come to %1$s; up to %2$s is accepted at once.', 'boomerang-returns'),
      [money('worth'), money('limit')],
      __('Left to your team: returns of this order come to more than what is accepted at once.', 'boomerang-returns'),
    ),
  held_earlier_returns: ({ number }) =>
    filled(
      /* translators: 1: number of earlier returns, 2: highest number. */
      __('Left to your team: earlier returns of this customer: %1$d, at most %2$d.', 'boomerang-returns'),
      [number('returns'), number('limit')],
      __('Left to your team: this customer has had many returns before.', 'boomerang-returns'),
    ),
  held_first_order: () => __('Left to your team: it is the customer’s first order.', 'boomerang-returns'),
  held_limit: ({ number }) =>
    filled(
      /* translators: 1: number of returns, 2: number of days, 3: highest number. */
      __('Left to your team: returns of this customer in %2$d days: %1$d, at most %3$d.', 'boomerang-returns'),
      [number('returns'), number('days'), number('limit')],
      __('Left to your team: this customer has many returns in a short time.', 'boomerang-returns'),
    ),
  held_budget: ({ number }) =>
    filled(
      /* translators: %d: number of returns. */
      __('Left to your team: this shopper started %d returns of this order within a day.', 'boomerang-returns'),
      [number('limit')],
      __('Left to your team: this shopper started many returns of this order within a day.', 'boomerang-returns'),
    ),
  held_findings: ({ number }) =>
    filled(
      /* translators: %d: how many. */
      __(
        'Left to your team: something in the order does not add up (%d), so a person works out the money.',
        'boomerang-returns',
      ),
      [number('findings')],
      __(
        'Left to your team: something in the order does not add up, so a person works out the money.',
        'boomerang-returns',
      ),
    ),
  over_ceiling: ({ money, number }) =>
    filled(
      /* translators: 1: amount, 2: highest amount, 3: number of days. */
      __(
        'With this, %1$s would go out for the order and to the customer in %3$d days; up to %2$s goes out without you.',
        'boomerang-returns',
      ),
      [money('worth'), money('limit'), number('days')],
      __('It is more than what may be paid without you.', 'boomerang-returns'),
    ),
};
