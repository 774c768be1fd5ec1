import { __ } from '@wordpress/i18n';
import type { EffectView } from '../../../bridge/contract/staff.ts';
import { knownWord } from '../../api/known-word.ts';

/** After a restore the answer is not what was lost, but the memory of it. */
export function restoredSentence(): string {
  return __(
    'The database was restored from a backup, so Boomerang does not know whether this was done after that backup. Look at the order in WooCommerce, and for money at your payment provider, for a label at Shippo. Then say what you found.',
    'boomerang-returns',
  );
}

interface Doubt {
  /** What to look at before one says which it was. */
  check: string;
  happened: string;
  notHappened: string;
}

const made = () => __('It was made', 'boomerang-returns');
const notMade = () => __('It was not made', 'boomerang-returns');

const doubts: Record<EffectView['kind'], () => Doubt> = {
  refund: () => ({
    check: __(
      'The payment was sent, but no answer came back, so nobody knows whether the shopper has the money. Boomerang will not send it again by itself. Open your payment provider (Stripe, PayPal, …), look for a refund of this amount on this order, and also look at the order in WooCommerce. Then say what you found.',
      'boomerang-returns',
    ),
    happened: __('It was paid', 'boomerang-returns'),
    notHappened: __('It was not paid', 'boomerang-returns'),
  }),
  buy_label: () => ({
    check: __(
      'The label was ordered, but no answer came back. Open Shippo and look for a label with this return’s number. Then say what you found; if it was bought, upload its PDF on the return.',
      'boomerang-returns',
    ),
    happened: __('It was bought', 'boomerang-returns'),
    notHappened: __('It was not bought', 'boomerang-returns'),
  }),
  store_credit: () => ({
    check: __(
      'The coupon was ordered, but no answer came back. Look for it among the coupons in WooCommerce. Then say what you found.',
      'boomerang-returns',
    ),
    happened: made(),
    notHappened: notMade(),
  }),
  credit_balance: () => ({
    check: __(
      'The rest on the coupon was to be changed, but no answer came back. Look at the coupon’s amount in WooCommerce. Then say what you found.',
      'boomerang-returns',
    ),
    happened: __('It is changed', 'boomerang-returns'),
    notHappened: __('It is not changed', 'boomerang-returns'),
  }),
  exchange_order: () => ({
    check: __(
      'The new order was sent, but no answer came back. Look for it among the orders in WooCommerce. Then say what you found.',
      'boomerang-returns',
    ),
    happened: made(),
    notHappened: notMade(),
  }),
  exchange_status: () => ({
    check: __(
      'The state of the new order was to be changed, but no answer came back. Look at the order in WooCommerce. Then say what you found.',
      'boomerang-returns',
    ),
    happened: __('It is changed', 'boomerang-returns'),
    notHappened: __('It is not changed', 'boomerang-returns'),
  }),
  order_note: () => ({
    check: __('Nobody knows whether the note was written. Look at the notes of the order.', 'boomerang-returns'),
    happened: __('It was written', 'boomerang-returns'),
    notHappened: __('It was not written', 'boomerang-returns'),
  }),
  void_label: () => ({
    check: __('Nobody knows whether the label was given back. Look at it in Shippo.', 'boomerang-returns'),
    happened: __('It was given back', 'boomerang-returns'),
    notHappened: __('It was not given back', 'boomerang-returns'),
  }),
  webhook: () => ({
    check: __('Nobody knows whether this message arrived.', 'boomerang-returns'),
    happened: __('It arrived', 'boomerang-returns'),
    notHappened: __('It did not arrive', 'boomerang-returns'),
  }),
  restock: () => ({
    check: __(
      'The stock was to be raised, but no answer came back. Open the product in WooCommerce and compare its stock with your shelf. Then say what you found.',
      'boomerang-returns',
    ),
    happened: __('The stock was raised', 'boomerang-returns'),
    notHappened: __('It was not raised', 'boomerang-returns'),
  }),
  email: () => ({
    check: __('Nobody knows whether this e-mail was sent.', 'boomerang-returns'),
    happened: __('It was sent', 'boomerang-returns'),
    notHappened: __('It was not sent', 'boomerang-returns'),
  }),
};

export function doubtWords(kind: EffectView['kind']): Doubt {
  return (
    knownWord(doubts, kind)?.() ?? {
      check: __(
        'Nobody knows whether this was done. Look at it in WooCommerce, then say what you found.',
        'boomerang-returns',
      ),
      happened: __('It was done', 'boomerang-returns'),
      notHappened: __('It was not done', 'boomerang-returns'),
    }
  );
}
