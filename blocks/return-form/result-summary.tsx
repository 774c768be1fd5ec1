import { __, sprintf } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import { givenOf } from '../api/given-of.ts';
import { BreakdownTable } from './breakdown-table.tsx';
import { useForm } from './form-context.ts';
import { moneyMoves, notPaid, pair, paymentCheck, payoutTitle } from './sentences.ts';
import { lessThanCommitted, payoutState } from './payout-sentences.ts';

/** What goes back and what comes for it, with the lines of the estimate. */
export function ResultSummary({ status, ended }: { readonly status: ReturnStatus; readonly ended: boolean }) {
  const { format, staff, subHeading: SubHeading } = useForm();
  const { lines, payouts, labelAtMost, unpaid } = status;
  return (
    <div className="boomerang-panel">
      <SubHeading className="boomerang-sub-heading">{__('Your return', 'boomerang-returns')}</SubHeading>
      <ul className="boomerang-returned">
        {lines.map((line, index) => (
          <li key={index}>
            {line.quantity} × {line.name}
            <span className="boomerang-hint">
              {line.reason}
              {line.exchangeFor && <span>{pair(__('Instead', 'boomerang-returns'), line.exchangeFor)}</span>}
            </span>
          </li>
        ))}
      </ul>
      {payouts
        .filter((payout) => !ended || payout.state !== 'settled' || mayHaveGiven(payout))
        .map((payout) => (
          <section key={payout.resolution} className="boomerang-payout">
            <p className="boomerang-label">
              {payoutTitle(payout.resolution, staff)}{' '}
              <span className="boomerang-hint">({payoutState(payout, unpaid)})</span>
            </p>
            <BreakdownTable breakdown={payout.breakdown} totalLabel={resultTotal(payout, unpaid)} />
            <Less payout={payout} />
            {payout.state === 'pending' && !ended && !status.paymentCheck && (
              <p className="boomerang-hint">{moneyMoves(payout.moneyMoves, staff)}</p>
            )}
          </section>
        ))}
      {!ended && unpaid && <p className="boomerang-hint">{notPaid(staff)}</p>}
      {!ended && status.paymentCheck && <p className="boomerang-hint">{paymentCheck(staff)}</p>}
      {!ended && labelAtMost && (
        <p className="boomerang-hint">
          {sprintf(
            /* translators: %s: an amount of money. */
            __('The return label is taken off once its price is known: %s at most.', 'boomerang-returns'),
            format.money(labelAtMost.amount, labelAtMost),
          )}
        </p>
      )}
    </div>
  );
}

function Less({ payout }: { readonly payout: ReturnStatus['payouts'][number] }) {
  const { format } = useForm();
  const less = lessThanCommitted(payout, format);
  return less === '' ? null : <p className="boomerang-hint">{less}</p>;
}

/** Of a return that has ended. */
function mayHaveGiven(payout: ReturnStatus['payouts'][number]): boolean {
  const { paid } = givenOf(payout, true);
  return paid !== 0 && paid !== undefined;
}

export function resultTotal(payout: ReturnStatus['payouts'][number], unpaid: boolean): string {
  const { resolution } = payout;
  switch (resolution) {
    case 'refund':
    case 'keep':
      return givenOf(payout, false).paid !== 0 && !unpaid
        ? __('Refunded', 'boomerang-returns')
        : __('Refund', 'boomerang-returns');
    case 'store_credit':
      return __('Store credit', 'boomerang-returns');
    case 'exchange':
      return __('Paid by what you send back', 'boomerang-returns');
    default:
      return resolution satisfies never;
  }
}
