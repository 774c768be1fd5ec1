import { __, _n, sprintf } from '@wordpress/i18n';
import type { LineRefusal, LookupResponse } from '../../bridge/contract/shop.ts';
import type { Format } from '../api/shop-format.ts';

type OrderRefusal = NonNullable<LookupResponse['refusal']>;
type Terms = LookupResponse['terms'];

export function lineRefusal({ code, params }: LineRefusal, format: Format): string {
  switch (code) {
    case 'virtual':
      return __('A digital product: it can’t be sent back.', 'boomerang-returns');
    case 'window_over':
      return typeof params.until === 'string'
        ? sprintf(
            /* translators: %s: a date. */
            __('Could be returned until %s.', 'boomerang-returns'),
            format.date(params.until),
          )
        : __('The time for a return is over.', 'boomerang-returns');
    case 'all_returned': {
      const quantity = Number(params.quantity) || 1;
      return sprintf(
        /* translators: %d: number of units. */
        _n('Already in a return.', 'All %d are already in a return.', quantity, 'boomerang-returns'),
        quantity,
      );
    }
    case 'all_refunded':
      return __('Already refunded.', 'boomerang-returns');
    default:
      return code satisfies never;
  }
}

export function orderRefusal({ code, params }: OrderRefusal, format: Format): string {
  switch (code) {
    case 'not_paid':
      return __('This order is not paid yet, so there is nothing to return.', 'boomerang-returns');
    case 'not_completed':
      return __('This order is not completed yet. Once it is, you can return it here.', 'boomerang-returns');
    case 'window_over':
      return typeof params.until === 'string'
        ? sprintf(
            /* translators: %s: a date. */
            __('This order could be returned until %s.', 'boomerang-returns'),
            format.date(params.until),
          )
        : __('The time to return this order is over.', 'boomerang-returns');
    case 'fully_refunded':
      return __('This order has already been refunded in full.', 'boomerang-returns');
    case 'order_cancelled':
      return __('This order was cancelled, so there is nothing to return.', 'boomerang-returns');
    default:
      return code satisfies never;
  }
}

export function moneyMoves(when: Terms['moneyMoves']): string {
  switch (when) {
    case 'approval':
      return __('You get your money back as soon as your return is approved.', 'boomerang-returns');
    case 'first_scan':
      return __('You get your money back as soon as the carrier has your parcel.', 'boomerang-returns');
    case 'receipt':
      return __('You get your money back as soon as your parcel has arrived.', 'boomerang-returns');
    case 'inspection':
      return __('You get your money back once your parcel has arrived and been checked.', 'boomerang-returns');
    default:
      return when satisfies never;
  }
}

export function whatHappens(terms: Terms): string {
  const sendBack = sprintf(
    /* translators: %d: number of days. */
    _n(
      'You have %d day to send the parcel.',
      'You have %d days to send the parcel.',
      terms.sendBackDays,
      'boomerang-returns',
    ),
    terms.sendBackDays,
  );
  return terms.autoApprove
    ? sendBack
    : /* translators: %s: a sentence that says how long the shopper has to send the parcel. */
      sprintf(__('The store looks at your request first. %s', 'boomerang-returns'), sendBack);
}

export function resolutionTitle(resolution: LookupResponse['resolutions'][number]): string {
  switch (resolution) {
    case 'refund':
      return __('Money back, the way you paid', 'boomerang-returns');
    case 'store_credit':
      return __('Store credit', 'boomerang-returns');
    case 'exchange':
      return __('Exchange', 'boomerang-returns');
    default:
      return resolution satisfies never;
  }
}
