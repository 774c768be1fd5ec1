import { __, sprintf } from '@wordpress/i18n';
import type { DifferenceView } from '../../../../bridge/contract/sweeps.ts';
import { formatAmount } from '../../shared/format.ts';

interface Words {
  /** What differs. */
  readonly what: string;
  /** What to do about it. */
  readonly todo: string;
}

/** One row of the red list in words. */
export function differenceWords(one: DifferenceView): Words {
  return sentences[one.code](one);
}

type Sentence = (one: DifferenceView) => Words;

function amount(minor: number | null, { currency, decimals }: DifferenceView): string {
  return minor === null || currency === null ? '–' : formatAmount(minor, { currency, decimals });
}

const ours = (one: DifferenceView) => amount(one.ours, one);
const theirs = (one: DifferenceView) => amount(one.theirs, one);

const sentences: Readonly<Record<DifferenceView['code'], Sentence>> = {
  refund_missing: (one) => ({
    what: sprintf(
      /* translators: %s: amount of money. */
      __('Boomerang has refunded %s, and WooCommerce has no such refund (any more).', 'boomerang-returns'),
      ours(one),
    ),
    todo: __(
      'Was it deleted by hand? Then the customer has the money all the same: enter it again in the order, without paying it again.',
      'boomerang-returns',
    ),
  }),
  refund_amount: (one) => ({
    what: sprintf(
      /* translators: 1: amount of money, 2: another amount, 3: number of a refund. */
      __('Boomerang has refunded %1$s; refund #%3$s in WooCommerce is %2$s.', 'boomerang-returns'),
      ours(one),
      theirs(one),
      one.reference,
    ),
    todo: __('Look into your gateway’s dashboard which of the two was paid.', 'boomerang-returns'),
  }),
  refund_twice: (one) => ({
    what: sprintf(
      /* translators: 1: numbers of refunds, 2: amount of money, 3: another amount. */
      __(
        'More than one refund was made for the same return: #%1$s, together %3$s instead of %2$s.',
        'boomerang-returns',
      ),
      one.reference,
      ours(one),
      theirs(one),
    ),
    todo: __(
      'Look into your gateway’s dashboard whether both were paid. Delete the one in WooCommerce that was not; if both were, ask the customer.',
      'boomerang-returns',
    ),
  }),
  refund_unexpected: (one) => ({
    what: sprintf(
      /* translators: 1: number of a refund, 2: amount of money. */
      __('WooCommerce has refund #%1$s of %2$s, which failed by Boomerang’s books.', 'boomerang-returns'),
      one.reference,
      theirs(one),
    ),
    todo: __(
      'Look into your gateway’s dashboard whether it was paid. If so, don’t try again in the return: say there that it was paid.',
      'boomerang-returns',
    ),
  }),
  refund_unknown: (one) => ({
    what: sprintf(
      /* translators: 1: number of a refund, 2: amount of money. */
      __('Refund #%1$s of %2$s was made by a Boomerang, and this one knows nothing of it.', 'boomerang-returns'),
      one.reference,
      theirs(one),
    ),
    todo: __(
      'Was a backup restored, or does a second bridge work for this store? Compare the order with its return before you pay anything on it.',
      'boomerang-returns',
    ),
  }),
  order_missing: (one) => ({
    what: sprintf(
      /* translators: %s: amount of money. */
      __('The order is gone from WooCommerce, and with it refunds of %s.', 'boomerang-returns'),
      ours(one),
    ),
    todo: __(
      'If it lies in the trash, restore it. Else nothing: Boomerang’s report keeps the amounts.',
      'boomerang-returns',
    ),
  }),
  credit_missing: (one) => ({
    /* translators: %s: code of a coupon. */
    what: sprintf(__('The coupon %s of a store credit is gone from WooCommerce.', 'boomerang-returns'), one.reference),
    todo: __(
      'If it lies in the trash, restore it: the customer still has this credit. Else Boomerang takes it for revoked within ten minutes.',
      'boomerang-returns',
    ),
  }),
  credit_amount: (one) => ({
    what: sprintf(
      /* translators: 1: code of a coupon, 2: amount of money, 3: another amount. */
      __('The coupon %1$s is worth %3$s in WooCommerce; Boomerang gave %2$s.', 'boomerang-returns'),
      one.reference,
      ours(one),
      theirs(one),
    ),
    todo: __('If nobody changed it on purpose, set the coupon’s amount in WooCommerce right.', 'boomerang-returns'),
  }),
  exchange_missing: (one) => ({
    /* translators: %s: number of an order. */
    what: sprintf(__('Order %s of an exchange is gone from WooCommerce.', 'boomerang-returns'), one.reference),
    todo: __('If it lies in the trash, restore it: the customer waits for the new item.', 'boomerang-returns'),
  }),
  exchange_total: (one) => ({
    what: sprintf(
      /* translators: 1: number of an order, 2: amount of money, 3: another amount. */
      __('Order %1$s of an exchange is to cost %2$s; in WooCommerce it costs %3$s.', 'boomerang-returns'),
      one.reference,
      ours(one),
      theirs(one),
    ),
    todo: __('If nobody changed it on purpose, set the order’s total in WooCommerce right.', 'boomerang-returns'),
  }),
  exchange_status: (one) => ({
    what: sprintf(
      /* translators: %s: number of an order. */
      __('Order %s of an exchange is cancelled on one side and not on the other.', 'boomerang-returns'),
      one.reference,
    ),
    todo: __('Open the order and the return, and end the one that should not go on.', 'boomerang-returns'),
  }),
  label_missing: (one) => ({
    what: sprintf(
      /* translators: 1: amount of money, 2: Shippo’s name of a label. */
      __('Boomerang has bought a label for %1$s, and Shippo does not have it (%2$s).', 'boomerang-returns'),
      ours(one),
      one.reference,
    ),
    todo: __('Was the Shippo account changed? Else ask Shippo about this label.', 'boomerang-returns'),
  }),
  label_price: (one) => ({
    what: sprintf(
      /* translators: 1: amount of money, 2: another amount. */
      __('Boomerang has booked a label with %1$s; Shippo charges %2$s.', 'boomerang-returns'),
      ours(one),
      theirs(one),
    ),
    todo: __('Look at your Shippo invoice. The report counts what Boomerang has booked.', 'boomerang-returns'),
  }),
  label_twice: (one) => ({
    what: sprintf(
      /* translators: %s: Shippo’s name of a label. */
      __('Shippo has a second label for this return (%s).', 'boomerang-returns'),
      one.reference,
    ),
    todo: __('Give the one that is not used back in Shippo’s dashboard.', 'boomerang-returns'),
  }),
  label_refunded: (one) => ({
    what: sprintf(
      /* translators: 1: amount of money, 2: Shippo’s name of a label. */
      __('Shippo has given the price of a label back, %1$s (%2$s); Boomerang still counts it.', 'boomerang-returns'),
      ours(one),
      one.reference,
    ),
    todo: __(
      'The shopper can’t use this label any more. If the parcel is not on its way, upload another label in the return.',
      'boomerang-returns',
    ),
  }),
  label_unknown: (one) => ({
    what: sprintf(
      /* translators: %s: Shippo’s name of a label. */
      __(
        'Your Shippo account has a label bought by a Boomerang that this one does not know (%s).',
        'boomerang-returns',
      ),
      one.reference,
    ),
    todo: __(
      'Does another store of yours use the same Shippo account? Then this is fine. Else a backup was restored: give the label back if nobody uses it.',
      'boomerang-returns',
    ),
  }),
};
