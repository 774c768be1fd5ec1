import { __, sprintf } from '@wordpress/i18n';
import type { ReturnEventType } from '../../../bridge/domain/return.ts';
import { textOf } from './event-data.ts';
import { withAmount } from './money-sentences.ts';
import type { Sentence } from './sentences.ts';

type CreditEvent = Extract<ReturnEventType, `credit_${string}`>;

export const creditSentences: Record<CreditEvent, Sentence> = {
  credit_issued: (entry) => {
    const given = withAmount(
      entry,
      /* translators: %s: amount of money. */
      (amount) => sprintf(__('%s was given as store credit.', 'boomerang-returns'), amount),
      __('The store credit was given.', 'boomerang-returns'),
    );
    const code = textOf(entry.data, 'code');
    /* translators: 1: sentence about the store credit, 2: code of a coupon. */
    return code ? sprintf(__('%1$s Coupon %2$s.', 'boomerang-returns'), given, code) : given;
  },
  credit_failed: ({ data }) =>
    textOf(data, 'message')
      ? /* translators: %s: error message of WooCommerce. */
        sprintf(__('The store credit failed. WooCommerce said: “%s”', 'boomerang-returns'), textOf(data, 'message'))
      : __('The store credit failed.', 'boomerang-returns'),
  credit_in_doubt: () => __('No answer came to the store credit: the coupon may have been made.', 'boomerang-returns'),
  credit_used: (entry) => {
    if (Number(entry.data['kept'] ?? 0) > 0)
      return __(
        'The order that used this store credit has ended. It stays used: the shopper has new credit for it.',
        'boomerang-returns',
      );
    const used = withAmount(
      entry,
      /* translators: %s: amount of money. */
      (amount) => sprintf(__('%s of the store credit was used.', 'boomerang-returns'), amount),
      __('Store credit was used.', 'boomerang-returns'),
    );
    return Number(entry.data['beyond'] ?? 0) > 0
      ? `${used} ${__('That is more than it held.', 'boomerang-returns')}`
      : used;
  },
  credit_expired: (entry) =>
    entry.data['why'] === 'revoked'
      ? withAmount(
          entry,
          /* translators: %s: amount of money. */
          (amount) => sprintf(__('The coupon was removed: %s of store credit is gone.', 'boomerang-returns'), amount),
          __('The coupon was removed.', 'boomerang-returns'),
        )
      : withAmount(
          entry,
          /* translators: %s: amount of money. */
          (amount) => sprintf(__('%s of the store credit has expired.', 'boomerang-returns'), amount),
          __('The store credit has expired.', 'boomerang-returns'),
        ),
};
