import { __, sprintf } from '@wordpress/i18n';
import type { EffectView } from '../../../bridge/contract/staff.ts';
import { emailName } from './email-words.ts';

const names: Record<EffectView['kind'], (about: string) => string> = {
  refund: () => __('Refund', 'boomerang-returns'),
  buy_label: () => __('Label', 'boomerang-returns'),
  restock: (about) =>
    about
      ? /* translators: %s: product. */
        sprintf(__('Stock of %s', 'boomerang-returns'), about)
      : __('Stock', 'boomerang-returns'),
  email: (about) =>
    about
      ? /* translators: %s: which e-mail, e.g. "confirmation to the shopper". */
        sprintf(__('E-mail (%s)', 'boomerang-returns'), emailName(about))
      : __('E-mail', 'boomerang-returns'),
};

export function effectName(kind: string, about: string | null): string {
  return kind in names ? names[kind as EffectView['kind']](about ?? '') : __('Task', 'boomerang-returns');
}

interface Doubt {
  /** What to look at before one says which it was. */
  check: string;
  happened: string;
  notHappened: string;
}

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
      'The label was ordered, but no answer came back. Open Shippo and look for a label with this return’s number. Then say what you found.',
      'boomerang-returns',
    ),
    happened: __('It was bought', 'boomerang-returns'),
    notHappened: __('It was not bought', 'boomerang-returns'),
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
  return doubts[kind]();
}
