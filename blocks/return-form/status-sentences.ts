import { __, sprintf } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import type { Format } from '../api/shop-format.ts';
import {
  afterChecking,
  afterSending,
  awaitsPayment,
  gaveSome,
  isRefund,
  isSettled,
  nothingGiven,
  saysSent,
  whatComes,
} from './payout-sentences.ts';

export function headline(status: ReturnStatus): string {
  const { state, kind, label } = status;
  switch (state) {
    case 'requested':
      return __('We have your request', 'boomerang-returns');
    case 'approved':
      return kind === 'withdrawal'
        ? __('Your withdrawal is confirmed', 'boomerang-returns')
        : __('Your return is registered', 'boomerang-returns');
    case 'in_transit':
      return __('Your parcel is on its way', 'boomerang-returns');
    case 'received':
      return __('Your parcel has arrived', 'boomerang-returns');
    case 'inspected':
    case 'closed':
      if (!isSettled(status)) {
        return label.state === 'none' && status.sendBackBy === null
          ? __('Your return is registered', 'boomerang-returns')
          : __('Your parcel has been checked', 'boomerang-returns');
      }
      if (status.unpaid) {
        return kind === 'withdrawal'
          ? __('Your withdrawal is done', 'boomerang-returns')
          : __('Your return is done', 'boomerang-returns');
      }
      if (awaitsPayment(status)) return __('Your new item waits for your payment', 'boomerang-returns');
      return isRefund(status) && gaveSome(status)
        ? __('Your refund is paid', 'boomerang-returns')
        : __('Your return is done', 'boomerang-returns');
    case 'rejected':
      return __('Your return was not accepted', 'boomerang-returns');
    case 'cancelled':
      return __('Your return was cancelled', 'boomerang-returns');
    case 'expired':
      return __('The time to send your parcel is over', 'boomerang-returns');
    default:
      return state satisfies never;
  }
}

/** What the shopper does, or waits for, now. */
export function nextStep(status: ReturnStatus, format: Format, decision: string): string {
  switch (status.state) {
    case 'requested':
      return [
        decision,
        sprintf(
          /* translators: %s: e-mail address. */
          __('There is nothing to do yet: we write to %s.', 'boomerang-returns'),
          status.email,
        ),
      ].join(' ');
    case 'approved':
      if (saysSent(status)) return afterSending(status, format);
      if (status.unpaid && status.sendBackBy) {
        return sprintf(
          /* translators: %s: a date. */
          __('If you already have the items, please send them back by %s.', 'boomerang-returns'),
          format.longDate(status.sendBackBy),
        );
      }
      return status.sendBackBy
        ? sprintf(
            /* translators: %s: a date. */
            __('Please send your parcel by %s.', 'boomerang-returns'),
            format.longDate(status.sendBackBy),
          )
        : __('There is nothing to send back.', 'boomerang-returns');
    case 'in_transit':
      return whatComes(status);
    case 'received':
      return [__('We’re checking your items now.', 'boomerang-returns'), whatComes(status)].join(' ');
    case 'inspected':
    case 'closed':
      return afterChecking(status, format);
    case 'rejected':
      return status.rejectedBecause
        ? sprintf(
            /* translators: %s: what the store wrote. */
            __('The store says: “%s”', 'boomerang-returns'),
            status.rejectedBecause,
          )
        : __('Please write to the store if you have a question.', 'boomerang-returns');
    case 'cancelled':
      return [
        gaveSome(status) ? '' : nothingGiven(),
        __('There is nothing more to do. You can request a new return at any time.', 'boomerang-returns'),
      ]
        .filter(Boolean)
        .join(' ');
    case 'expired':
      return [
        gaveSome(status) ? '' : nothingGiven(),
        __(
          'If your parcel is on its way, or you still want to return something, please write to the store.',
          'boomerang-returns',
        ),
      ]
        .filter(Boolean)
        .join(' ');
    default:
      return status.state satisfies never;
  }
}
