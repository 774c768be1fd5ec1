import { __, _n, sprintf } from '@wordpress/i18n';
import type { RefusalCode } from '../../bridge/domain/verdict.ts';
import { filled, type Told } from './shop-verdict-told.ts';

/** Why an order, an item or what a shopper would like for it is refused, as the shopper reads it. */
export const refusedForShopper: Readonly<Record<RefusalCode, (told: Told) => string>> = {
  order_cancelled: () => __('This order was cancelled, so there is nothing to return.', 'boomerang-returns'),
  fully_refunded: () => __('This order has already been refunded in full.', 'boomerang-returns'),
  not_paid: () => __('This order is not paid yet, so there is nothing to return.', 'boomerang-returns'),
  payment_in_question: () =>
    __(
      'We’re checking something about the payment of this order. Please write to us if you’d like to return something.',
      'boomerang-returns',
    ),
  order_state: () => __('This order is not completed yet. Once it is, you can return it here.', 'boomerang-returns'),
  minimum_value: ({ money }) =>
    filled(
      /* translators: %s: an amount of money. */
      __('Only orders of %s or more can be returned.', 'boomerang-returns'),
      money('minimum'),
      __('This order is too small to be returned.', 'boomerang-returns'),
    ),
  window_over: ({ date }) =>
    filled(
      /* translators: %s: a date. */
      __('Could be returned until %s.', 'boomerang-returns'),
      date('until'),
      __('The time for a return is over.', 'boomerang-returns'),
    ),
  virtual: () => __('A digital product: it can’t be sent back.', 'boomerang-returns'),
  gift_card: () => __('A gift card: the store does not take it back.', 'boomerang-returns'),
  product_never: () => __('The store does not take this product back.', 'boomerang-returns'),
  category_never: () => __('The store does not take products of this kind back.', 'boomerang-returns'),
  tag_never: () => __('The store does not take products of this kind back.', 'boomerang-returns'),
  part_of_set: ({ text }) =>
    filled(
      /* translators: %s: name of a set of products. */
      __('Goes back with the set: choose “%s” instead.', 'boomerang-returns'),
      text('name'),
      __('Goes back with its set: choose that instead.', 'boomerang-returns'),
    ),
  on_sale: () => __('Bought on sale: the store does not take it back.', 'boomerang-returns'),
  all_returned: ({ number }) => {
    const quantity = number('quantity') ?? 1;
    /* translators: %d: number of units. */
    const sentence = _n('Already in a return.', 'All %d are already in a return.', quantity, 'boomerang-returns');
    return filled(sentence, quantity, sentence);
  },
  all_refunded: () => __('Already refunded.', 'boomerang-returns'),
  resolution_not_offered: () => __('The store does not offer this.', 'boomerang-returns'),
  reason_disallows: ({ text }) =>
    text('reasonId') === null
      ? __('The store does not offer this for this item.', 'boomerang-returns')
      : __('Not for this reason.', 'boomerang-returns'),
  keep_over_value: ({ money }) =>
    filled(
      /* translators: %s: an amount of money. */
      __('Items you keep can be worth up to %s per order. Please choose another option.', 'boomerang-returns'),
      money('limit'),
      __('Items you keep would be worth too much. Please choose another option.', 'boomerang-returns'),
    ),
  keep_reason: () => __('Not for this reason.', 'boomerang-returns'),
  credit_other_currency: ({ text }) =>
    filled(
      /* translators: %s: currency, e.g. EUR. */
      __('The store gives credit in %s only, and you paid in another currency.', 'boomerang-returns'),
      text('storeCurrency'),
      __('Not for orders that were paid in another currency.', 'boomerang-returns'),
    ),
  exchange_out_of_stock: ({ number, text }) => {
    const left = number('inStock') ?? 0;
    const name = text('name') ?? '';
    return left > 0
      ? /* translators: 1: number of units, 2: name of a product. */
        sprintf(__('In stock: %1$d of %2$s. Please choose fewer, or another item.', 'boomerang-returns'), left, name)
      : filled(
          /* translators: %s: name of a product. */
          __('%s is sold out. Please choose another item.', 'boomerang-returns'),
          text('name'),
          __('There is nothing in stock to exchange it for.', 'boomerang-returns'),
        );
  },
  exchange_not_available: ({ text }) => {
    switch (text('why')) {
      case 'currency':
        return __('Not for orders that were paid in another currency.', 'boomerang-returns');
      case 'measured':
        return __('Not for what was bought by weight or length. Please choose another way.', 'boomerang-returns');
      case 'cheaper':
        return __(
          'This item costs less than yours. Please choose one that costs at least as much.',
          'boomerang-returns',
        );
      default:
        return __('This item can’t be had in exchange. Please choose another one.', 'boomerang-returns');
    }
  },
  withdrawal_not_offered: () =>
    __('You can’t withdraw from this contract here. Please write to the store.', 'boomerang-returns'),
  withdrawal_country: ({ country }) =>
    filled(
      /* translators: %s: country. */
      __('For orders to %s there is no legal right of withdrawal in this store.', 'boomerang-returns'),
      country('country'),
      __('For the country of this order there is no legal right of withdrawal in this store.', 'boomerang-returns'),
    ),
  withdrawal_over: ({ date }) =>
    filled(
      /* translators: %s: a date. */
      __('You could withdraw until %s.', 'boomerang-returns'),
      date('until'),
      __('The time to withdraw is over.', 'boomerang-returns'),
    ),
  withdrawal_excepted: ({ text }) =>
    text('by') === 'role'
      ? __('The right of withdrawal is for consumers, and you bought as a business.', 'boomerang-returns')
      : __('The law makes an exception for this item: you can’t withdraw from it.', 'boomerang-returns'),
};
