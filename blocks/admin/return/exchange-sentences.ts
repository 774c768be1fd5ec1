import { __, sprintf } from '@wordpress/i18n';
import type { ReturnEventType } from '../../../bridge/domain/return.ts';
import { amountOf, textOf } from './event-data.ts';
import type { Sentence } from './sentences.ts';

type ExchangeEvent = Extract<ReturnEventType, `exchange_${string}`>;

export const exchangeSentences: Record<ExchangeEvent, Sentence> = {
  exchange_ordered: ({ data }) =>
    textOf(data, 'orderNumber')
      ? /* translators: %s: order number. */
        sprintf(
          __('Order #%s was made for the exchange; it holds the stock.', 'boomerang-returns'),
          textOf(data, 'orderNumber'),
        )
      : __('An order was made for the exchange; it holds the stock.', 'boomerang-returns'),
  exchange_failed: ({ data }) => {
    if (data['code'] === 'out_of_stock')
      return __('The new item was out of stock: the shopper was asked to choose again.', 'boomerang-returns');
    return textOf(data, 'message')
      ? /* translators: %s: error message of WooCommerce. */
        sprintf(__('The new order failed. WooCommerce said: “%s”', 'boomerang-returns'), textOf(data, 'message'))
      : __('The new order failed.', 'boomerang-returns');
  },
  exchange_in_doubt: () => __('No answer came to the new order: it may have been made.', 'boomerang-returns'),
  exchange_released: ({ data }) =>
    textOf(data, 'orderNumber')
      ? /* translators: %s: order number. */
        sprintf(__('Order #%s may be shipped.', 'boomerang-returns'), textOf(data, 'orderNumber'))
      : __('The new order may be shipped.', 'boomerang-returns'),
  exchange_awaits_payment: ({ data }) =>
    /* translators: 1: order number, 2: amount. */
    sprintf(
      __('Order #%1$s waits until the shopper has paid %2$s.', 'boomerang-returns'),
      textOf(data, 'orderNumber'),
      amountOf(data),
    ),
  exchange_paid: ({ data }) =>
    /* translators: 1: order number, 2: amount. */
    sprintf(
      __('The shopper paid %2$s on top: order #%1$s may be shipped.', 'boomerang-returns'),
      textOf(data, 'orderNumber'),
      amountOf(data),
    ),
  exchange_gone: ({ data }) =>
    sprintf(
      /* translators: %s: order number. */
      __(
        'Order #%s for the new item was cancelled or deleted in WooCommerce. Change the return: choose another item, or pay back instead.',
        'boomerang-returns',
      ),
      textOf(data, 'orderNumber'),
    ),
  exchange_cancelled: () => __('The new order was cancelled; its stock is free again.', 'boomerang-returns'),
  exchange_release_failed: ({ data }) =>
    [__('The new order could not be changed in WooCommerce.', 'boomerang-returns'), textOf(data, 'message')]
      .filter(Boolean)
      .join(' '),
};
