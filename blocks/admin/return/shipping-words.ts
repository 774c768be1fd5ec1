import { __ } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { knownWord } from '../../api/known-word.ts';

type Instead = NonNullable<ReturnDetail['shipping']['instead']>;

const reasons: Record<Instead, () => string> = {
  no_token: () => __('No label: no Shippo account is connected. The shopper got a packing slip.', 'boomerang-returns'),
  no_rate: () =>
    __('No label: no carrier offered one for this parcel. The shopper got a packing slip.', 'boomerang-returns'),
  too_dear: () =>
    __('No label: every offer cost more than your price limit. The shopper got a packing slip.', 'boomerang-returns'),
  refused: () => __('No label: Shippo refused the order. The shopper got a packing slip.', 'boomerang-returns'),
  customer_pays: () =>
    __('No label: the customer pays for sending it back. They got a packing slip.', 'boomerang-returns'),
  label_limit: () =>
    __(
      'No label: three were bought for this order within a day. The shopper got a packing slip. “Try again” buys one all the same.',
      'boomerang-returns',
    ),
  voided: () =>
    __('The label was paid back, so it can’t be used. The shopper got a packing slip.', 'boomerang-returns'),
  customs_missing: () =>
    __(
      'No label: the parcel crosses a border, and a product lacks what customs ask for (HS code, country of origin). The shopper got a packing slip.',
      'boomerang-returns',
    ),
  not_paid: () =>
    __(
      'No label: the order is not paid. The shopper got a packing slip; you can still upload a label.',
      'boomerang-returns',
    ),
  worth_nothing: () =>
    __(
      'No label: nothing is paid back for this return. The shopper got a packing slip; you can still upload a label.',
      'boomerang-returns',
    ),
  in_doubt: () =>
    __(
      'No label yet: nobody knows whether the ordered one was bought. The shopper got a packing slip.',
      'boomerang-returns',
    ),
};

/** Why there is no label; a reason that this version does not know gets the plain sentence. */
export function insteadSentence(instead: string | null): string {
  return (
    knownWord(reasons, instead ?? '')?.() ??
    __('No label could be had. The shopper got a packing slip.', 'boomerang-returns')
  );
}
