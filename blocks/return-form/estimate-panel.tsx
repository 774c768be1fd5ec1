import { __, sprintf } from '@wordpress/i18n';
import type { EstimateResponse, LookupResponse } from '../../bridge/contract/shop.ts';
import { BreakdownTable } from './breakdown-table.tsx';
import type { Kind } from './draft.ts';
import { useForm } from './form-context.ts';
import {
  moneyMoves,
  nothingBack,
  notPaid,
  paymentCheck,
  payoutTitle,
  sendBack,
  sendBackIfHere,
  shippingMayChange,
} from './sentences.ts';
import { staffReturnCost } from './staff-sentences.ts';
import type { EstimateState } from './use-estimate.ts';

interface EstimatePanelProps {
  readonly found: LookupResponse;
  readonly kind: Kind;
  readonly estimated: EstimateState;
}

/** What the choice gives, explained line by line, and what happens next. */
export function EstimatePanel({ found, kind, estimated: { estimate, state } }: EstimatePanelProps) {
  const { subHeading: SubHeading, staff } = useForm();
  if (state === 'none') return null;
  return (
    <div className="boomerang-panel boomerang-estimate" aria-busy={state === 'asking'} data-state={state}>
      <SubHeading className="boomerang-sub-heading">
        {staff ? __('What the customer gets', 'boomerang-returns') : __('What you get', 'boomerang-returns')}
      </SubHeading>
      {state === 'failed' && (
        <p className="boomerang-hint">
          {estimate
            ? __('We could not work this out again: it may still show your earlier choice.', 'boomerang-returns')
            : __('We can’t work out the amount right now. You can go on without it.', 'boomerang-returns')}
        </p>
      )}
      {estimate ? (
        <Estimate estimate={estimate} found={found} kind={kind} />
      ) : (
        state === 'asking' && <p className="boomerang-hint">{__('One moment…', 'boomerang-returns')}</p>
      )}
    </div>
  );
}

interface EstimateProps {
  readonly estimate: EstimateResponse;
  readonly found: LookupResponse;
  readonly kind: Kind;
}

function Estimate({ estimate, found, kind }: EstimateProps) {
  const { format, staff, verdict } = useForm();
  const { payouts, toPay, labelAtMost, parcel, decision, unpaid } = estimate;
  const days = sendBackDays(found, kind);
  return (
    <>
      {payouts.map((payout) => (
        <section key={payout.resolution} className="boomerang-payout">
          {(payouts.length > 1 || payout.resolution !== 'refund') && (
            <p className="boomerang-label">{payoutTitle(payout.resolution, staff)}</p>
          )}
          <BreakdownTable breakdown={payout.breakdown} totalLabel={estimateTotal(payout.resolution)} />
          {!unpaid && !estimate.paymentCheck && !estimate.nothing && (
            <p className="boomerang-hint">{moneyMoves(payout.moneyMoves, staff)}</p>
          )}
        </section>
      ))}
      {toPay && (
        <section className="boomerang-payout">
          <p className="boomerang-label">{__('To pay on top', 'boomerang-returns')}</p>
          <BreakdownTable
            breakdown={toPay}
            totalLabel={staff ? __('The customer pays', 'boomerang-returns') : __('You pay', 'boomerang-returns')}
          />
        </section>
      )}
      {unpaid && <p>{notPaid(staff)}</p>}
      {estimate.nothing && <p>{nothingBack(staff)}</p>}
      {estimate.paymentCheck && <p>{paymentCheck(staff)}</p>}
      <p className="boomerang-hint">
        {[
          labelAtMost &&
            sprintf(
              /* translators: %s: an amount of money. */
              __('The return label is taken off once its price is known: %s at most.', 'boomerang-returns'),
              format.money(labelAtMost.amount, labelAtMost),
            ),
          estimate.shippingMayChange && shippingMayChange(estimate.shippingMayChange, staff),
          verdict(decision, found.order),
          parcel
            ? unpaid
              ? sendBackIfHere(days, staff)
              : sendBack(days, staff)
            : __('There is nothing to send back.', 'boomerang-returns'),
          kind === 'withdrawal' && parcel && found.withdrawal && returnCost(found.withdrawal.returnCost, staff),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  );
}

export function returnCost(who: 'store' | 'customer', staff: boolean): string {
  if (staff) return staffReturnCost(who);
  return who === 'store'
    ? __('The store pays for sending it back.', 'boomerang-returns')
    : __('You pay for sending it back.', 'boomerang-returns');
}

function sendBackDays(found: LookupResponse, kind: Kind): number {
  return kind === 'withdrawal' && found.withdrawal ? found.withdrawal.sendBackDays : found.terms.sendBackDays;
}

function estimateTotal(resolution: EstimateResponse['payouts'][number]['resolution']): string {
  switch (resolution) {
    case 'refund':
    case 'keep':
      return __('Estimated refund', 'boomerang-returns');
    case 'store_credit':
      return __('Estimated store credit', 'boomerang-returns');
    case 'exchange':
      return __('Paid by what you send back', 'boomerang-returns');
    default:
      return resolution satisfies never;
  }
}
