import { __, _n, sprintf } from '@wordpress/i18n';
import type { EstimateResponse } from '../../bridge/contract/shop.ts';
import type { Format } from '../api/shop-format.ts';
import type { Resolution } from './draft.ts';

/** What the form says to staff who open a return for a customer: the shopper's sentences, about the customer. */
export function staffMoves(when: EstimateResponse['payouts'][number]['moneyMoves']): string {
  switch (when) {
    case 'approval':
      return __('As soon as the return is accepted.', 'boomerang-returns');
    case 'first_scan':
      return __('As soon as the carrier has the parcel.', 'boomerang-returns');
    case 'receipt':
      return __('As soon as the parcel has arrived.', 'boomerang-returns');
    case 'inspection':
      return __('Once the parcel has arrived and been checked.', 'boomerang-returns');
    default:
      return when satisfies never;
  }
}

export function staffSendBack(days: number): string {
  return sprintf(
    /* translators: %d: number of days. */
    _n(
      'The customer has %d day to send the parcel.',
      'The customer has %d days to send the parcel.',
      days,
      'boomerang-returns',
    ),
    days,
  );
}

export function staffSendBackIfHere(days: number): string {
  return sprintf(
    /* translators: %d: number of days. */
    _n(
      'If the customer already has the items, they have %d day to send them back.',
      'If the customer already has the items, they have %d days to send them back.',
      days,
      'boomerang-returns',
    ),
    days,
  );
}

export function staffReturnCost(who: 'store' | 'customer'): string {
  return who === 'store'
    ? __('You pay for sending it back.', 'boomerang-returns')
    : __('The customer pays for sending it back.', 'boomerang-returns');
}

export function staffResolutionTitle(
  resolution: Extract<Resolution, 'refund' | 'keep'>,
  keepBasisPoints: number,
  format: Format,
): string {
  if (resolution === 'refund') return __('Money back, the way it was paid', 'boomerang-returns');
  return keepBasisPoints >= 10_000
    ? __('The customer keeps it and is refunded', 'boomerang-returns')
    : sprintf(
        /* translators: %s: a percentage, e.g. 40%. */
        __('The customer keeps it and is refunded %s', 'boomerang-returns'),
        format.percent(keepBasisPoints),
      );
}
