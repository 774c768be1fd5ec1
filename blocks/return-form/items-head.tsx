import { __, sprintf } from '@wordpress/i18n';
import type { LookupResponse } from '../../bridge/contract/shop.ts';
import { useForm } from './form-context.ts';
import { doorRefusal } from './possible.ts';
import { notPaid, paymentCheck } from './sentences.ts';
import { StepHeading } from './step-heading.tsx';
import type { Flow } from './use-flow.ts';

interface ItemsHeadProps {
  readonly flow: Flow;
  readonly found: LookupResponse;
  readonly focus: boolean;
  readonly onLeave: (() => void) | undefined;
}

/** Which order it is, and why nothing of it can be chosen through this door. */
export function ItemsHead({ flow, found, focus, onLeave }: ItemsHeadProps) {
  const { format, staff, verdict } = useForm();
  const { changing, kind } = flow.draft;
  const { order, withdrawal } = found;
  const refusal = doorRefusal(found, kind);
  const mayWithdraw = kind === 'return' && !staff && order.lines.some((line) => line.withdrawable > 0);
  const none = order.lines.every((line) => line.returnable === 0) || refusal !== null;
  return (
    <>
      <div className="boomerang-order">
        <StepHeading focus={focus}>{title(flow, staff)}</StepHeading>
        <p className="boomerang-hint">
          {whichOrder(order, format.date(order.placedAt), staff)}{' '}
          {changing === null ? (
            <button type="button" className="boomerang-link" onClick={() => flow.goTo('order')}>
              {__('Other order', 'boomerang-returns')}
            </button>
          ) : (
            onLeave && (
              <button type="button" className="boomerang-link" onClick={onLeave}>
                {__('Leave it as it is', 'boomerang-returns')}
              </button>
            )
          )}
        </p>
        {kind === 'withdrawal' && withdrawal?.until && !refusal && (
          <p className="boomerang-hint">
            {sprintf(
              /* translators: %s: a date. */
              staff
                ? __('The customer has the right to withdraw until %s, without a reason.', 'boomerang-returns')
                : __('You have the right to withdraw until %s, without a reason.', 'boomerang-returns'),
              format.longDate(withdrawal.until),
            )}
          </p>
        )}
      </div>
      {kind === 'withdrawal' && withdrawal?.unpaid && !refusal && <p className="boomerang-panel">{notPaid(staff)}</p>}
      {kind === 'withdrawal' && withdrawal?.paymentCheck && !refusal && (
        <p className="boomerang-panel">{paymentCheck(staff)}</p>
      )}
      {refusal && <p className="boomerang-panel">{verdict(refusal, order)}</p>}
      {none && mayWithdraw && (
        <p className="boomerang-panel">
          {__('You can still withdraw from the contract, by law.', 'boomerang-returns')}{' '}
          <button type="button" className="boomerang-link" onClick={() => flow.openDoor('withdrawal')}>
            {__('Withdraw from contract here', 'boomerang-returns')}
          </button>
        </p>
      )}
    </>
  );
}

/** Staff read whose order it is: a number can be mistyped. */
function whichOrder({ number, customerName, email }: LookupResponse['order'], date: string, staff: boolean): string {
  if (!staff) {
    /* translators: 1: order number, 2: date of the order. */
    return sprintf(__('Order %1$s of %2$s', 'boomerang-returns'), number, date);
  }
  /* translators: 1: order number, 2: name of the customer, 3: e-mail address, 4: date of the order. */
  return sprintf(__('Order %1$s by %2$s (%3$s), %4$s', 'boomerang-returns'), number, customerName, email, date);
}

function title({ draft: { changing, kind } }: Flow, staff: boolean): string {
  if (changing !== null) {
    return staff ? __('Change the return', 'boomerang-returns') : __('Change your return', 'boomerang-returns');
  }
  if (staff) return __('What comes back?', 'boomerang-returns');
  return kind === 'withdrawal'
    ? __('What do you withdraw from?', 'boomerang-returns')
    : __('What would you like to return?', 'boomerang-returns');
}
