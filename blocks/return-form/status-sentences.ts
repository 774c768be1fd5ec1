import { __, sprintf } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import type { Format } from '../api/shop-format.ts';

export function headline({ state, payout }: ReturnStatus): string {
  switch (state) {
    case 'requested':
      return __('We have your request', 'boomerang-returns');
    case 'approved':
      return __('Your return is registered', 'boomerang-returns');
    case 'in_transit':
      return __('Your parcel is on its way', 'boomerang-returns');
    case 'received':
      return __('Your parcel has arrived', 'boomerang-returns');
    case 'inspected':
    case 'closed':
      return payout === 'settled'
        ? __('Your refund is paid', 'boomerang-returns')
        : __('Your parcel has been checked', 'boomerang-returns');
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
export function nextStep(status: ReturnStatus, format: Format): string {
  switch (status.state) {
    case 'requested':
      return sprintf(
        /* translators: %s: e-mail address. */
        __('The store looks at it first. There is nothing to do yet: we write to %s.', 'boomerang-returns'),
        status.email,
      );
    case 'approved':
      return status.sendBackBy
        ? sprintf(
            /* translators: %s: a date. */
            __('Please send your parcel by %s.', 'boomerang-returns'),
            format.longDate(status.sendBackBy),
          )
        : __('Please send your parcel soon.', 'boomerang-returns');
    case 'in_transit':
      return __('We tell you by e-mail when it has arrived.', 'boomerang-returns');
    case 'received':
      return __('The store checks what is in it. We tell you by e-mail how it goes on.', 'boomerang-returns');
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
      return __('There is nothing more to do. You can request a new return at any time.', 'boomerang-returns');
    case 'expired':
      return __(
        'If your parcel is on its way, or you still want to return something, please write to the store.',
        'boomerang-returns',
      );
    default:
      return status.state satisfies never;
  }
}

function afterChecking({ payout, refund }: ReturnStatus, format: Format): string {
  if (payout !== 'settled') {
    return __('Your refund comes next. We tell you by e-mail as soon as it is paid.', 'boomerang-returns');
  }
  return sprintf(
    /* translators: %s: an amount of money. */
    __('We have sent %s back to you. Your bank may need a few days to show it.', 'boomerang-returns'),
    format.money(refund.total, refund),
  );
}
