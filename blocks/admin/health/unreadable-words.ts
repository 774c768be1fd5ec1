import { __, _n, sprintf } from '@wordpress/i18n';
import type { UnreadablePart } from '../../../bridge/domain/unreadable-order.ts';
import { siteLinks } from '../shared/site-links.ts';
import type { WordsOf } from './finding-words.ts';

const REASONS: Record<UnreadablePart, () => string> = {
  amount: () => __('one of its amounts isn’t a number', 'boomerang-returns'),
  tax: () => __('one of its taxes belongs to no tax rate of the order', 'boomerang-returns'),
  quantity: () => __('one of its quantities isn’t a number', 'boomerang-returns'),
  item: () => __('one of its items has no ID of its own', 'boomerang-returns'),
  currency: () => __('it has no currency', 'boomerang-returns'),
  date: () => __('it has no date', 'boomerang-returns'),
  refund: () => __('one of its refunds doesn’t say what was refunded', 'boomerang-returns'),
  sum: () => __('some of its amounts are missing', 'boomerang-returns'),
  field: () => __('a part of it has an unusual form', 'boomerang-returns'),
};

/** An order that can't be read, why not, and what to do. */
export const unreadableWords: WordsOf = ({ count, orderId, number, what, field }) => {
  const reason = (REASONS[what as UnreadablePart] ?? REASONS.field)();
  const others = Number(count) - 1;
  const id = Number(orderId);
  return {
    title:
      others > 0
        ? sprintf(
            /* translators: 1: order number, 2: number of further orders, 3: reason, e.g. "it has no currency". */
            _n(
              'Order %1$s and %2$d more can’t be read: %3$s.',
              'Order %1$s and %2$d more can’t be read: %3$s.',
              others,
              'boomerang-returns',
            ),
            String(number ?? ''),
            others,
            reason,
          )
        : sprintf(
            /* translators: 1: order number, 2: reason, e.g. "it has no currency". */
            __('Order %1$s can’t be read: %2$s.', 'boomerang-returns'),
            String(number ?? ''),
            reason,
          ),
    todo: sprintf(
      /* translators: %s: technical name of a field, e.g. "line_items.0.taxes". */
      __(
        'Correct the order in WooCommerce and save it: Boomerang then tries it again. Until then, handle its returns by hand. If a plugin wrote it, tell its support: the field is %s.',
        'boomerang-returns',
      ),
      String(field ?? ''),
    ),
    ...(id > 0 && { link: { label: __('Open the order', 'boomerang-returns'), url: siteLinks({}).order(id) } }),
  };
};
