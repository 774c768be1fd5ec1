import { __, _n, sprintf } from '@wordpress/i18n';
import type { ReturnEventType } from '../../../bridge/domain/return.ts';
import { amountOf, countOf, parcelOf, textOf } from './event-data.ts';
import type { Sentence } from './sentences.ts';
import { insteadSentence } from './shipping-words.ts';

type ParcelEvent = Extract<
  ReturnEventType,
  | 'requested'
  | 'approved'
  | 'rejected'
  | `label_${string}`
  | `carrier_${string}`
  | 'received'
  | 'inspected'
  | 'closed'
  | 'expired'
  | 'sent_proven'
  | 'customs_missing'
>;

export const parcelSentences: Record<ParcelEvent, Sentence> = {
  requested: ({ data }) => {
    const receipt = textOf(data, 'receipt');
    // Its time is when the shopper asked; the ones below follow when it was delivered.
    if (receipt) {
      return sprintf(
        /* translators: %s: receipt number that the shopper was given. */
        data['kind'] === 'withdrawal'
          ? __('The shopper withdrew from the contract while the bridge was down (receipt %s).', 'boomerang-returns')
          : __('The return was requested while the bridge was down (receipt %s).', 'boomerang-returns'),
        receipt,
      );
    }
    if (data['kind'] === 'withdrawal') return __('The shopper withdrew from the contract.', 'boomerang-returns');
    const lines = countOf(data, 'lines');
    if (lines === null) return __('The return was requested.', 'boomerang-returns');
    return sprintf(
      /* translators: %d: number of different items. */
      _n('The return of %d item was requested.', 'The return of %d items was requested.', lines, 'boomerang-returns'),
      lines,
    );
  },
  // The decision before it says whose it was.
  approved: () => __('The return was approved.', 'boomerang-returns'),
  rejected: ({ data }) =>
    textOf(data, 'reason')
      ? /* translators: %s: reason that the store gave. */
        sprintf(__('The return was rejected: “%s”', 'boomerang-returns'), textOf(data, 'reason'))
      : __('The return was rejected.', 'boomerang-returns'),
  label_ready: ({ data }) =>
    parcelOf(data)
      ? /* translators: %s: carrier and tracking number. */
        sprintf(__('The return label is ready: %s.', 'boomerang-returns'), parcelOf(data))
      : __('The return label is ready.', 'boomerang-returns'),
  label_refused: ({ data }) => insteadSentence(textOf(data, 'instead')),
  label_in_doubt: () => __('The label was ordered, but no answer came: it may have been bought.', 'boomerang-returns'),
  label_uploaded: ({ data }) =>
    parcelOf(data)
      ? /* translators: %s: carrier and tracking number. */
        sprintf(__('A label was uploaded: %s.', 'boomerang-returns'), parcelOf(data))
      : __('A label was uploaded.', 'boomerang-returns'),
  label_voided: ({ data }) => {
    const price = amountOf(data);
    if (data['byUs'] === false)
      return __('The label was paid back at Shippo without Boomerang: it can’t be used any more.', 'boomerang-returns');
    return price
      ? /* translators: %s: price of the label. */
        sprintf(__('The unused label was given back: Shippo pays back %s.', 'boomerang-returns'), price)
      : __('The unused label was given back.', 'boomerang-returns');
  },
  label_void_failed: ({ data }) =>
    textOf(data, 'code') === 'label_used'
      ? __(
          'The label was not given back: the carrier has scanned it, so the parcel is on its way to you.',
          'boomerang-returns',
        )
      : [__('Shippo did not pay the unused label back.', 'boomerang-returns'), textOf(data, 'message')]
          .filter(Boolean)
          .join(' '),
  carrier_accepted: () => __('The carrier has scanned the parcel: it is on its way.', 'boomerang-returns'),
  carrier_delivered: () => __('The carrier says that the parcel was delivered.', 'boomerang-returns'),
  carrier_lost: () => __('The carrier says that the parcel was lost.', 'boomerang-returns'),
  received: () => __('The parcel was received.', 'boomerang-returns'),
  inspected: ({ data }) => {
    const [sellable, damaged, missing] = [
      countOf(data, 'sellable'),
      countOf(data, 'damaged'),
      countOf(data, 'missing'),
    ];
    if (sellable === null || damaged === null || missing === null)
      return __('The items were inspected.', 'boomerang-returns');
    return sprintf(
      /* translators: 1, 2, 3: numbers of units. */
      __('The items were inspected: %1$d sellable, %2$d damaged, %3$d missing.', 'boomerang-returns'),
      sellable,
      damaged,
      missing,
    );
  },
  expired: () => __('The parcel was not sent in time: the return has lapsed.', 'boomerang-returns'),
  sent_proven: () => __('The shopper has shown that the parcel was sent.', 'boomerang-returns'),
  customs_missing: ({ data }) => {
    const products = textOf(data, 'products') || textOf(data, 'product');
    return products
      ? /* translators: %s: product with what it lacks. */
        sprintf(__('For a label across the border the customs data is missing: %s.', 'boomerang-returns'), products)
      : __(
          'For a label across the border the customs data of a product is missing (HS code, country of origin).',
          'boomerang-returns',
        );
  },
  closed: () => __('The return was closed.', 'boomerang-returns'),
};
