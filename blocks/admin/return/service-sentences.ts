import { __, sprintf } from '@wordpress/i18n';
import type { TimelineEntry } from '../../../bridge/contract/staff.ts';
import type { ReturnEventType } from '../../../bridge/domain/return.ts';
import { effectName } from './effect-words.ts';
import { emailName } from './email-words.ts';
import { amountOf, countOf, textOf } from './event-data.ts';
import type { Sentence } from './sentences.ts';

type ServiceEvent = Extract<
  ReturnEventType,
  | `restock${string}`
  | `stock_${string}`
  | 'doubt_resolved'
  | 'tried_again'
  | `email_${string}`
  | `order_${string}`
  | `payment_${string}`
  | 'links_renewed'
  | 'money_arrived'
  | 'given_at_risk'
>;

export const serviceSentences: Record<ServiceEvent, Sentence> = {
  restocked: (entry) => {
    const { data } = entry;
    const before = countOf(data, 'before');
    const after = countOf(data, 'after');
    const what = goods(entry);
    return before === null || after === null
      ? /* translators: %s: quantity and product, e.g. "2 × Cap". */
        sprintf(__('%s went back to stock.', 'boomerang-returns'), what)
      : /* translators: 1: quantity and product, 2: stock before, 3: stock after. */
        sprintf(__('%1$s went back to stock: %2$d before, %3$d now.', 'boomerang-returns'), what, before, after);
  },
  stock_not_managed: (entry) =>
    /* translators: %s: quantity and product, e.g. "2 × Cap". */
    sprintf(__('WooCommerce does not manage the stock of %s: nothing was changed.', 'boomerang-returns'), goods(entry)),
  stock_already_back: (entry) =>
    sprintf(
      /* translators: %s: quantity and product, e.g. "2 × Cap". */
      __(
        '%s went back to stock when the order was refunded or cancelled in WooCommerce. We didn’t add it again.',
        'boomerang-returns',
      ),
      goods(entry),
    ),
  restock_failed: (entry) => {
    /* translators: %s: quantity and product, e.g. "2 × Cap". */
    const text = sprintf(__('%s could not be put back to stock.', 'boomerang-returns'), goods(entry));
    return [text, textOf(entry.data, 'message')].filter(Boolean).join(' ');
  },
  restock_in_doubt: (entry) =>
    /* translators: %s: quantity and product, e.g. "2 × Cap". */
    sprintf(
      __('No answer came when %s went back to stock: look at the stock in WooCommerce.', 'boomerang-returns'),
      goods(entry),
    ),
  doubt_resolved: ({ data }) => {
    const what = effectName(textOf(data, 'effect'), null);
    return data['happened'] === true
      ? /* translators: %s: what was in doubt, e.g. "Refund". */
        sprintf(__('%s: staff said that it did happen.', 'boomerang-returns'), what)
      : /* translators: %s: what was in doubt, e.g. "Refund". */
        sprintf(__('%s: staff said that it did not happen. A new try was started.', 'boomerang-returns'), what);
  },
  tried_again: ({ data }) =>
    /* translators: %s: what was tried again, e.g. "Refund". */
    sprintf(__('%s: staff started a new try.', 'boomerang-returns'), effectName(textOf(data, 'effect'), null)),
  email_sent: ({ data }) =>
    /* translators: %s: which e-mail, e.g. "confirmation to the shopper". */
    sprintf(__('E-mail sent: %s.', 'boomerang-returns'), emailName(textOf(data, 'email'))),
  email_failed: ({ data }) =>
    /* translators: %s: which e-mail, e.g. "confirmation to the shopper". */
    sprintf(__('This e-mail could not be sent: %s.', 'boomerang-returns'), emailName(textOf(data, 'email'))),
  email_gathered: ({ data }) =>
    sprintf(
      /* translators: %s: which e-mail, e.g. "“decision needed” to the store". */
      __('E-mail put into the hourly digest, since several went out already: %s.', 'boomerang-returns'),
      emailName(textOf(data, 'email')),
    ),
  links_renewed: () => __('The shopper’s links were replaced. The old ones no longer work.', 'boomerang-returns'),
  order_gone: ({ data }) =>
    data['why'] === 'not_paid'
      ? __('The order was cancelled in WooCommerce. Nobody had paid it, so nothing is due.', 'boomerang-returns')
      : __(
          'The order was cancelled or deleted in WooCommerce. What was not paid yet waits for you.',
          'boomerang-returns',
        ),
  payment_in_question: ({ data }) =>
    sprintf(
      /* translators: %s: order status of WooCommerce, e.g. on-hold. */
      __('The order was paid and is “%s” now. Nothing is paid back before you have looked.', 'boomerang-returns'),
      textOf(data, 'status'),
    ),
  given_at_risk: ({ data }) =>
    sprintf(
      /* translators: %s: order status of WooCommerce, e.g. on-hold. */
      __('The order is “%s” now. What this return gave for it was not taken back.', 'boomerang-returns'),
      textOf(data, 'status'),
    ),
  payment_checked: () => __('Staff looked at the payment.', 'boomerang-returns'),
  payment_back: () => __('The order counts as paid again.', 'boomerang-returns'),
  money_arrived: ({ data }) =>
    sprintf(
      /* translators: %s: order status of WooCommerce, e.g. on-hold. */
      __('Said that the money of the order has arrived (it was “%s” then).', 'boomerang-returns'),
      textOf(data, 'status'),
    ),
  order_paid: ({ data }) =>
    sprintf(
      /* translators: %s: amount of money. */
      __('The customer has paid the order, so %s is due for this return.', 'boomerang-returns'),
      amountOf(data),
    ),
  order_noted: () => __('A note with the same amounts was written on the order.', 'boomerang-returns'),
  order_note_failed: ({ data }) =>
    [__('The note on the order could not be written.', 'boomerang-returns'), textOf(data, 'message')]
      .filter(Boolean)
      .join(' '),
};

function goods({ data }: TimelineEntry): string {
  const product = textOf(data, 'product') || __('Item', 'boomerang-returns');
  const quantity = countOf(data, 'quantity');
  return quantity === null ? product : `${quantity} × ${product}`;
}
