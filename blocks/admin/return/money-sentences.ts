import { __, sprintf } from '@wordpress/i18n';
import type { TimelineEntry } from '../../../bridge/contract/staff.ts';
import type { ReturnEventType } from '../../../bridge/domain/return.ts';
import { amountOf, countOf, textOf } from './event-data.ts';
import { loweredSentence } from './lowered-words.ts';
import type { Sentence } from './sentences.ts';

type MoneyEvent = Extract<ReturnEventType, `refund${string}` | 'paid_by_hand' | 'nothing_to_refund'>;

export const moneySentences: Record<MoneyEvent, Sentence> = {
  refund_started: (entry) => startedSentence(textOf(entry.data, 'resolution'), amountOf(entry.data)),
  refunded: (entry) => {
    const paid = withAmount(
      entry,
      /* translators: %s: amount of money. */
      (amount) => sprintf(__('%s was refunded.', 'boomerang-returns'), amount),
      __('The refund was paid.', 'boomerang-returns'),
    );
    const refund = countOf(entry.data, 'refundId');
    /* translators: 1: sentence about the refund, 2: refund number in WooCommerce. */
    return refund ? sprintf(__('%1$s Refund %2$d in WooCommerce.', 'boomerang-returns'), paid, refund) : paid;
  },
  refund_recorded_by_hand: (entry) =>
    withAmount(
      entry,
      /* translators: %s: amount of money. */
      (amount) =>
        sprintf(
          __(
            'The refund of %s stands in WooCommerce, but its payment method cannot pay it back: pay it by hand.',
            'boomerang-returns',
          ),
          amount,
        ),
      __(
        'The refund stands in WooCommerce, but its payment method cannot pay it back: pay it by hand.',
        'boomerang-returns',
      ),
    ),
  refund_lowered: ({ data }) => loweredSentence(textOf(data, 'item'), amountOf(data), textOf(data, 'reason')),
  refund_with_shipping: (entry) =>
    withAmount(
      entry,
      /* translators: %s: amount of money. */
      (amount) =>
        sprintf(
          __('%s of shipping is paid back with this return: all of the order has come back now.', 'boomerang-returns'),
          amount,
        ),
      __('Shipping is paid back with this return: all of the order has come back now.', 'boomerang-returns'),
    ),
  refund_without_shipping: (entry) =>
    entry.data['waits'] === true
      ? sprintf(
          /* translators: %s: amount of money. */
          __(
            '%s of shipping is not paid back yet: another return of the order is not here. Whichever comes last brings it.',
            'boomerang-returns',
          ),
          amountOf(entry.data),
        )
      : withAmount(
          entry,
          /* translators: %s: amount of money. */
          (amount) =>
            sprintf(
              __('%s of shipping is not paid back: not all of the order comes back after all.', 'boomerang-returns'),
              amount,
            ),
          __('Shipping is not paid back: not all of the order comes back after all.', 'boomerang-returns'),
        ),
  refund_recorded: ({ data }) =>
    sprintf(
      /* translators: %d: refund number in WooCommerce. */
      __('The refund was recorded in WooCommerce, as refund %d.', 'boomerang-returns'),
      countOf(data, 'refundId') ?? 0,
    ),
  refund_record_removed: (entry) =>
    sprintf(
      /* translators: 1: refund number in WooCommerce, 2: amount of money. */
      __('Refund %1$d of %2$s was removed from WooCommerce: you said that it was not paid.', 'boomerang-returns'),
      countOf(entry.data, 'refundId') ?? 0,
      amountOf(entry.data),
    ),
  refund_deleted: (entry) =>
    withAmount(
      entry,
      /* translators: %s: amount of money. */
      (amount) =>
        sprintf(
          __(
            'The refund of %s was deleted in WooCommerce: it no longer counts in the report. What was paid stays paid, and Boomerang will not pay it again.',
            'boomerang-returns',
          ),
          amount,
        ),
      __('The refund was deleted in WooCommerce: it no longer counts in the report.', 'boomerang-returns'),
    ),
  refund_elsewhere: (entry) =>
    withAmount(
      entry,
      /* translators: %s: amount of money. */
      (amount) => sprintf(__('Somebody refunded %s of this order in WooCommerce.', 'boomerang-returns'), amount),
      __('Somebody made a refund of this order in WooCommerce.', 'boomerang-returns'),
    ),
  paid_by_hand: (entry) =>
    withAmount(
      entry,
      /* translators: %s: amount of money. */
      (amount) => sprintf(__('%s was paid by hand.', 'boomerang-returns'), amount),
      __('It was paid by hand.', 'boomerang-returns'),
    ),
  nothing_to_refund: ({ data }) => {
    if (textOf(data, 'why') === 'not_paid') return __('The order is not paid, so nothing is due.', 'boomerang-returns');
    const resolution = textOf(data, 'resolution');
    if (resolution === 'exchange') return __('There is nothing to exchange.', 'boomerang-returns');
    return resolution === 'store_credit'
      ? __('There is nothing to give as store credit.', 'boomerang-returns')
      : __('There is nothing to refund.', 'boomerang-returns');
  },
  refund_failed: ({ data }) =>
    textOf(data, 'message')
      ? /* translators: %s: error message of WooCommerce. */
        sprintf(__('The refund failed. WooCommerce said: “%s”', 'boomerang-returns'), textOf(data, 'message'))
      : __('The refund failed.', 'boomerang-returns'),
  refund_in_doubt: (entry) =>
    withAmount(
      entry,
      /* translators: %s: amount of money. */
      (amount) =>
        sprintf(__('No answer came to the refund of %s: it may have been paid.', 'boomerang-returns'), amount),
      __('No answer came to the refund: it may have been paid.', 'boomerang-returns'),
    ),
};

/** One event for every way of paying; the data say which. */
function startedSentence(resolution: string, amount: string): string {
  if (resolution === 'exchange') return __('The new order is being released.', 'boomerang-returns');
  if (resolution === 'store_credit') {
    return amount
      ? /* translators: %s: amount of money. */
        sprintf(__('The store credit of %s is being made.', 'boomerang-returns'), amount)
      : __('The store credit is being made.', 'boomerang-returns');
  }
  return amount
    ? /* translators: %s: amount of money. */
      sprintf(__('The refund of %s was started.', 'boomerang-returns'), amount)
    : __('The refund was started.', 'boomerang-returns');
}

export function withAmount({ data }: TimelineEntry, withIt: (amount: string) => string, without: string): string {
  const amount = amountOf(data);
  return amount ? withIt(amount) : without;
}
