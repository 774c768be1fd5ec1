import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';

/** `status`: of the order, as WooCommerce has it. A refund that is to be paid by hand is not paid yet. */
export function riskSentence(status: string, { payouts }: Pick<ReturnDetail, 'payouts'>): string {
  const hasPaid = payouts.some(({ state, paid }) => state === 'settled' && paid !== 0);
  return sprintf(
    hasPaid
      ? /* translators: %s: order status of WooCommerce, e.g. on-hold. */
        __(
          'The order is “%s” now, and this return has already paid for it. The customer’s payment may have been taken back.',
          'boomerang-returns',
        )
      : /* translators: %s: order status of WooCommerce, e.g. on-hold. */
        __('The order is “%s” now. The customer’s payment may have been taken back.', 'boomerang-returns'),
    status,
  );
}

/** What a yes to "paid by hand" does. */
export function notedSentence(amount: string, customer: string): string {
  return sprintf(
    /* translators: 1: amount, 2: customer. */
    __('Boomerang will note that %1$s reached %2$s, and tell the shopper. It sends no money.', 'boomerang-returns'),
    amount,
    customer,
  );
}
