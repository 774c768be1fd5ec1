import { Spinner } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ReportResponse } from '../../../bridge/contract/staff.ts';

/** While WooCommerce's orders are on their way: its sums are not complete yet. Always there, so that it is read out when it fills. */
export function Reading({ reading }: Pick<ReportResponse, 'reading'>) {
  return (
    <p role="status" className={reading ? 'boomerang-loading' : 'screen-reader-text'}>
      {reading && <Spinner />}
      {reading && readingSentence(reading)}
    </p>
  );
}

function readingSentence({ read, total }: NonNullable<ReportResponse['reading']>): string {
  return total === null
    ? /* translators: %d: number of orders. */
      sprintf(__('Orders are being read: %d so far.', 'boomerang-returns'), read)
    : sprintf(
        /* translators: 1: number of orders read, 2: number of all orders. */
        __('Orders are being read: %1$d of %2$d.', 'boomerang-returns'),
        read,
        total,
      );
}
