import { __, _n, sprintf } from '@wordpress/i18n';
import type { DecisionCode } from '../../bridge/domain/verdict.ts';
import { filled, type Told } from './shop-verdict-told.ts';

/** Whether a return is accepted at once, or why a person looks at it, as the shopper reads it: true before and after it was asked for. */
export const decidedForShopper: Readonly<Record<DecisionCode, (told: Told) => string>> = {
  approved_by_policy: () => __('Accepted at once.', 'boomerang-returns'),
  approved_by_law: ({ date }) =>
    filled(
      /* translators: %s: a date. */
      __('Accepted at once: you have the right to withdraw until %s.', 'boomerang-returns'),
      date('until'),
      __('Accepted at once: you have the right to withdraw.', 'boomerang-returns'),
    ),
  approved_by_staff: () => __('Accepted by the store.', 'boomerang-returns'),
  held_person: () => __('The store looks at it first.', 'boomerang-returns'),
  held_reason: () => __('The store looks at it first, because of the reason you chose.', 'boomerang-returns'),
  held_value: ({ money }) =>
    filled(
      /* translators: %s: an amount of money. */
      __('The store looks at it first: returns of this order come to more than %s.', 'boomerang-returns'),
      money('limit'),
      __('The store looks at it first, because of its worth.', 'boomerang-returns'),
    ),
  held_earlier_returns: ({ number }) => {
    const returns = number('returns');
    return filled(
      /* translators: %d: number of earlier returns. */
      _n(
        'The store looks at it first, because you have had %d return before.',
        'The store looks at it first, because you have had %d returns before.',
        returns ?? 2,
        'boomerang-returns',
      ),
      returns,
      __('The store looks at it first, because you have had returns before.', 'boomerang-returns'),
    );
  },
  held_first_order: () => __('The store looks at it first, because it is your first order.', 'boomerang-returns'),
  held_limit: ({ number }) => {
    const [returns, days] = [number('returns'), number('days')];
    return returns === null || days === null
      ? __('The store looks at it first, because you have had many returns lately.', 'boomerang-returns')
      : sprintf(
          /* translators: 1: number of returns, 2: number of days. */
          __('The store looks at it first: returns in the last %2$d days: %1$d.', 'boomerang-returns'),
          returns,
          days,
        );
  },
  held_budget: () => __('We’ll review your request first.', 'boomerang-returns'),
  held_findings: () => __('The store works out the exact amount first.', 'boomerang-returns'),
  over_ceiling: ({ money }) =>
    filled(
      /* translators: %s: an amount of money. */
      __('The store checks before more than %s is paid for an order, or to a customer.', 'boomerang-returns'),
      money('limit'),
      __('The store checks amounts of this size before it pays.', 'boomerang-returns'),
    ),
};
