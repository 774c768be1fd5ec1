import { __, sprintf } from '@wordpress/i18n';
import type { EffectView } from '../../../bridge/contract/staff.ts';
import { knownWord } from '../../api/known-word.ts';
import { emailName } from './email-words.ts';

const names: Record<EffectView['kind'], (about: string) => string> = {
  refund: () => __('Refund', 'boomerang-returns'),
  buy_label: () => __('Label', 'boomerang-returns'),
  store_credit: () => __('Store credit', 'boomerang-returns'),
  credit_balance: () => __('Rest of the store credit', 'boomerang-returns'),
  exchange_order: () => __('New order', 'boomerang-returns'),
  exchange_status: () => __('State of the new order', 'boomerang-returns'),
  order_note: () => __('Note on the order', 'boomerang-returns'),
  void_label: () => __('Refund of the unused label', 'boomerang-returns'),
  webhook: () => __('Message to your other program', 'boomerang-returns'),
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
  return knownWord(names, kind)?.(about ?? '') ?? __('Task', 'boomerang-returns');
}

const failures: Record<EffectView['kind'], () => string> = {
  refund: () =>
    __(
      'WooCommerce refused the refund; no money was sent. Look at what it said, put that right (in the payment provider, say), then try again.',
      'boomerang-returns',
    ),
  buy_label: () => __('No label could be bought. Try again, or upload a label below.', 'boomerang-returns'),
  store_credit: () =>
    __(
      'WooCommerce did not make the coupon. Look at what it said, put that right, then try again.',
      'boomerang-returns',
    ),
  credit_balance: () =>
    __(
      'WooCommerce still shows the old rest on the coupon. Try again, so that the shopper can use what is left.',
      'boomerang-returns',
    ),
  exchange_order: () =>
    __(
      'WooCommerce did not make the new order. Look at what it said, put that right, then try again.',
      'boomerang-returns',
    ),
  exchange_status: () =>
    __(
      'The new order is not as it should be in WooCommerce. Try again, or change its state there.',
      'boomerang-returns',
    ),
  order_note: () => __('The order has no note about this return. Try again.', 'boomerang-returns'),
  void_label: () =>
    __(
      'The price of the label did not come back. Look at the label in Shippo; if the parcel is on its way, keep the label and wait for the parcel.',
      'boomerang-returns',
    ),
  webhook: () =>
    __(
      'The program at your webhook address did not take this message. Check it and the address (Returns → Connection), then try again.',
      'boomerang-returns',
    ),
  restock: () => __('The stock was not changed. Try again, or change it in WooCommerce.', 'boomerang-returns'),
  email: () =>
    __('This e-mail was not sent. Check that your site can send e-mail, then try again.', 'boomerang-returns'),
};

export function failureSentence(kind: EffectView['kind']): string {
  return knownWord(failures, kind)?.() ?? __('This task failed. Try again.', 'boomerang-returns');
}

const webhookAnswers: Readonly<Record<string, () => string>> = {
  answered_3xx: () => __('The address answered with a redirect (3xx).', 'boomerang-returns'),
  answered_4xx: () => __('The address answered with an error (4xx).', 'boomerang-returns'),
  answered_5xx: () => __('The address answered with an error (5xx).', 'boomerang-returns'),
  not_reached: () => __('The address could not be reached.', 'boomerang-returns'),
};

/** What the other side said; of a webhook's receiver only a class of answers is known. */
export function answerSentence(kind: EffectView['kind'], trouble: NonNullable<EffectView['trouble']>): string {
  const known = kind === 'webhook' ? knownWord(webhookAnswers, trouble.code) : undefined;
  return known?.() ?? (trouble.message || trouble.code);
}
