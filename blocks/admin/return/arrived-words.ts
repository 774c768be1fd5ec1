import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import type { Words } from './confirm-words.ts';

/** Before somebody says that an order was paid outside WooCommerce. */
export function arrivedWords({ orderNumber }: Pick<ReturnDetail, 'orderNumber'>): Words {
  return {
    title: __('Has the money arrived?', 'boomerang-returns'),
    text: sprintf(
      /* translators: %s: order number. */
      __(
        'Then order %s counts as paid, for all its returns, and what is due for them is paid back. Say so only when you have seen the money.',
        'boomerang-returns',
      ),
      orderNumber,
    ),
    confirm: __('Yes, it has arrived', 'boomerang-returns'),
  };
}
