import { __ } from '@wordpress/i18n';
import type { RefusalCode } from '../../bridge/domain/verdict.ts';
import { filled, type Named } from './verdict-params.ts';
import { excepted, notAvailable, windowOver } from './verdict-why-owner.ts';

/** Why an order, an item or a resolution is refused, as the store owner reads it. */
export const refusedSentences: Readonly<Record<RefusalCode, (told: Named) => string>> = {
  order_cancelled: () => __('The order is cancelled.', 'boomerang-returns'),
  fully_refunded: () => __('The order is fully refunded.', 'boomerang-returns'),
  not_paid: () => __('The order is not paid.', 'boomerang-returns'),
  payment_in_question: ({ text }) =>
    filled(
      /* translators: %s: order status of WooCommerce, e.g. on-hold. */
      __('The order was paid and is “%s” now: its payment may have been taken back.', 'boomerang-returns'),
      [text('status')],
      __('The order was paid, but its payment may have been taken back.', 'boomerang-returns'),
    ),
  order_state: ({ text }) =>
    filled(
      /* translators: %s: order status of WooCommerce, e.g. processing. */
      __('The order is “%s”; your policy takes no returns in this status.', 'boomerang-returns'),
      [text('status')],
      __('Your policy takes no returns of orders in this status.', 'boomerang-returns'),
    ),
  minimum_value: ({ money }) =>
    filled(
      /* translators: 1: what the order came to, 2: least amount. */
      __('The order came to %1$s; your policy takes returns from %2$s.', 'boomerang-returns'),
      [money('total'), money('minimum')],
      __('The order is below the least amount of your policy.', 'boomerang-returns'),
    ),
  window_over: windowOver,
  virtual: () => __('It is virtual: there is nothing to send back.', 'boomerang-returns'),
  gift_card: () => __('It is a gift card, which your policy does not take back.', 'boomerang-returns'),
  product_never: () => __('Your policy never takes this product back.', 'boomerang-returns'),
  category_never: () => __('It is in a category that your policy never takes back.', 'boomerang-returns'),
  tag_never: () => __('It has a tag that your policy never takes back.', 'boomerang-returns'),
  part_of_set: ({ text }) =>
    filled(
      /* translators: %s: name of a set of products. */
      __('It is part of “%s”, which only comes back as a whole.', 'boomerang-returns'),
      [text('name')],
      __('It is part of a set, which only comes back as a whole.', 'boomerang-returns'),
    ),
  on_sale: () => __('It was bought on sale, which your policy does not take back.', 'boomerang-returns'),
  all_returned: ({ number }) =>
    filled(
      /* translators: %d: number of units. */
      __('All units are in a return already (%d).', 'boomerang-returns'),
      [number('quantity')],
      __('All units are in a return already.', 'boomerang-returns'),
    ),
  all_refunded: ({ number }) =>
    filled(
      /* translators: %d: number of units. */
      __('All units are refunded already (%d).', 'boomerang-returns'),
      [number('quantity')],
      __('All units are refunded already.', 'boomerang-returns'),
    ),
  resolution_not_offered: () => __('Your policy does not offer this.', 'boomerang-returns'),
  reason_disallows: ({ reason }) =>
    filled(
      /* translators: %s: reason for a return. */
      __('The reason “%s” does not allow this.', 'boomerang-returns'),
      [reason('reasonId')],
      __('The reason does not allow this.', 'boomerang-returns'),
    ),
  keep_over_value: ({ money }) =>
    filled(
      /* translators: 1: worth of the items, 2: highest amount. */
      __('Kept items of this order would come to %1$s; up to %2$s may be kept.', 'boomerang-returns'),
      [money('worth'), money('limit')],
      __('Kept items of this order would come to more than your policy allows.', 'boomerang-returns'),
    ),
  keep_reason: ({ reason }) =>
    filled(
      /* translators: %s: reason for a return. */
      __('Items are not kept for the reason “%s”.', 'boomerang-returns'),
      [reason('reasonId')],
      __('Items are not kept for this reason.', 'boomerang-returns'),
    ),
  credit_other_currency: ({ text }) =>
    filled(
      /* translators: 1: currency of the order, 2: currency of the store. */
      __(
        'The order was paid in %1$s; store credit can only be given in the store’s currency, %2$s.',
        'boomerang-returns',
      ),
      [text('currency'), text('storeCurrency')],
      __(
        'The order was paid in another currency than the store’s, so no store credit can be given.',
        'boomerang-returns',
      ),
    ),
  exchange_out_of_stock: ({ text, number }) =>
    filled(
      /* translators: 1: product, 2: units in stock, 3: units asked for. */
      __('“%1$s” is not in stock as asked for: %2$d of %3$d.', 'boomerang-returns'),
      [text('name'), number('inStock'), number('quantity')],
      __('What was chosen in exchange is not in stock.', 'boomerang-returns'),
    ),
  exchange_not_available: notAvailable,
  withdrawal_not_offered: () =>
    __('The legal right of withdrawal is switched off in your policy.', 'boomerang-returns'),
  withdrawal_country: ({ country }) =>
    filled(
      /* translators: %s: country. */
      __('The order was shipped to %s, for which your policy has no right of withdrawal.', 'boomerang-returns'),
      [country('country')],
      __('Your policy has no right of withdrawal for the country of this order.', 'boomerang-returns'),
    ),
  withdrawal_over: ({ date, number }) =>
    filled(
      /* translators: 1: number of days, 2: date of delivery, 3: date. */
      __('The %1$d days to withdraw, counted from %2$s, ended on %3$s.', 'boomerang-returns'),
      [number('days'), date('start'), date('until')],
      __('The time to withdraw is over.', 'boomerang-returns'),
    ),
  withdrawal_excepted: excepted,
};
