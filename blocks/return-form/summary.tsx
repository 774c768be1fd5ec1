import { __, _n, sprintf } from '@wordpress/i18n';
import type { LookupResponse } from '../../bridge/contract/shop.ts';
import type { ShopProblem } from '../api/shop-request.ts';
import { ActionButton } from './action-button.tsx';
import type { ChosenLine } from './draft.ts';
import { estimate } from './estimate.ts';
import { useForm } from './form-context.ts';
import { isWorthRetrying, Notice } from './notice.tsx';
import { RefundTable } from './refund-table.tsx';
import { moneyMoves, whatHappens } from './sentences.ts';
import type { Flow } from './use-flow.ts';

interface SummaryProps {
  readonly flow: Flow;
  readonly found: LookupResponse;
  readonly chosen: readonly ChosenLine[];
  readonly problem: ShopProblem | null;
  readonly nothingChosen: boolean;
}

/** Beside the items on a wide page; on a phone the last part of it, the bar, stays in reach of the thumb. */
export function Summary({ flow, found, chosen, problem, nothingChosen }: SummaryProps) {
  const { format, subHeading: SubHeading } = useForm();
  const { rows, total, units } = estimate(chosen, found.order.left);
  return (
    <div className="boomerang-side">
      {chosen.length > 0 && (
        <div className="boomerang-panel">
          <SubHeading className="boomerang-sub-heading">{__('Your refund', 'boomerang-returns')}</SubHeading>
          <RefundTable
            rows={rows}
            currency={found.order}
            totalLabel={__('Estimated refund', 'boomerang-returns')}
            total={total}
          />
          <p className="boomerang-hint">
            {whatHappens(found.terms)} {moneyMoves(found.terms.moneyMoves)}
          </p>
        </div>
      )}
      {problem && <Notice problem={problem} />}
      <div className="boomerang-bar" data-total={chosen.length > 0 || undefined}>
        <p className="boomerang-bar-total" aria-live="polite">
          {nothingChosen ? (
            <span className="boomerang-error">{__('Please choose at least one item.', 'boomerang-returns')}</span>
          ) : (
            <BarTotal units={units} total={format.money(total, found.order)} />
          )}
        </p>
        <ActionButton
          pending={flow.pending}
          text={
            isWorthRetrying(problem) ? __('Try again', 'boomerang-returns') : __('Request return', 'boomerang-returns')
          }
        />
      </div>
    </div>
  );
}

function BarTotal({ units, total }: { readonly units: number; readonly total: string }) {
  if (units === 0) return <span>{__('Nothing chosen yet', 'boomerang-returns')}</span>;
  return (
    <>
      <span>
        {sprintf(
          /* translators: %d: number of units. */
          _n('Refund for %d item', 'Refund for %d items', units, 'boomerang-returns'),
          units,
        )}
      </span>
      <strong>{total}</strong>
    </>
  );
}
