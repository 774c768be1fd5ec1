import { __ } from '@wordpress/i18n';
import type { ReportResponse } from '../../../bridge/contract/staff.ts';
import { Card } from '../shared/card.tsx';
import { formatAmount } from '../shared/format.ts';

/** What the store still owes to those who hold its coupons. */
export function Liability({ liability }: Pick<ReportResponse, 'liability'>) {
  return (
    <Card title={__('Open store credit today', 'boomerang-returns')}>
      {liability.length === 0 ? (
        <p>{__('No coupon is open.', 'boomerang-returns')}</p>
      ) : (
        <>
          <p>{__('Coupons from returns that are not used up yet are worth:', 'boomerang-returns')}</p>
          <ul className="boomerang-plain">
            {liability.map((one) => (
              <li key={one.currency}>
                <strong>{formatAmount(one.amount, one)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
