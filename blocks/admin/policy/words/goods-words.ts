import { __, sprintf } from '@wordpress/i18n';
import { labelIn, orderStateOptions } from '../known-lists.ts';
import type { Rules } from '../draft.ts';
import { quoted, type Speech } from './speech.ts';

export function neverWords({ never }: Rules, speech: Speech): string[] {
  return [
    never.giftCards
      ? __('Virtual products, downloads and gift cards can’t be returned.', 'boomerang-returns')
      : __('Virtual products and downloads can’t be returned; gift cards can.', 'boomerang-returns'),
    ...(never.onSale ? [__('What was bought on sale can’t be returned.', 'boomerang-returns')] : []),
    ...(never.categories.length > 0
      ? [
          sprintf(
            /* translators: %s: names of categories. */
            __('Nothing of the category %s can be returned.', 'boomerang-returns'),
            speech.goods('category', never.categories),
          ),
        ]
      : []),
    ...(never.tags.length > 0
      ? [
          sprintf(
            /* translators: %s: names of tags. */
            __('Nothing with the tag %s can be returned.', 'boomerang-returns'),
            speech.goods('tag', never.tags),
          ),
        ]
      : []),
    ...(never.products.length > 0
      ? [
          sprintf(
            /* translators: %s: names of products. */
            __('These products can’t be returned: %s.', 'boomerang-returns'),
            speech.goods('product', never.products),
          ),
        ]
      : []),
  ];
}

export function ordersWords({ orderStates, minimumValue, offlineGateways }: Rules, speech: Speech): string[] {
  const states = orderStates.map((state) => quoted(labelIn(orderStateOptions(), state)));
  return [
    states.length > 0
      ? sprintf(
          /* translators: %s: statuses of orders. */
          __('Goods can be returned when the order is %s.', 'boomerang-returns'),
          speech.any(states),
        )
      : __('No order can be returned: no order status is chosen.', 'boomerang-returns'),
    minimumValue > 0
      ? sprintf(
          /* translators: %s: amount of money. */
          __('Orders below %s can’t be returned.', 'boomerang-returns'),
          speech.money(minimumValue),
        )
      : __('Orders of any value can be returned.', 'boomerang-returns'),
    ...(offlineGateways.length > 0
      ? [
          sprintf(
            /* translators: %s: payment methods. */
            __('Orders by %s count as paid once they’re completed, or once you say so.', 'boomerang-returns'),
            speech.any(offlineGateways.map(quoted)),
          ),
        ]
      : []),
  ];
}
