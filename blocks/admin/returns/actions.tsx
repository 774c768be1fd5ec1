import type { Action } from '@wordpress/dataviews/wp';
import { __ } from '@wordpress/i18n';
import type { ListItem } from '../../../bridge/contract/staff.ts';
import { navigate } from '../shared/location.ts';
import { pages, type Links } from '../shared/site-links.ts';

/** Deciding, receiving and paying happen on the return itself, where one sees what one decides on. */
export function actionsOf(links: Links): Action<ListItem>[] {
  return [
    {
      id: 'open',
      label: __('Open return', 'boomerang-returns'),
      callback: ([item]) => item && navigate(pages.oneReturn(item.id)),
    },
    {
      id: 'order',
      label: __('Open order in WooCommerce', 'boomerang-returns'),
      callback: ([item]) => item && window.location.assign(links.order(item.orderId)),
    },
  ];
}
