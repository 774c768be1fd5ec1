import { __ } from '@wordpress/i18n';
import type { LookupResponse } from '../../bridge/contract/shop.ts';
import type { ShopProblem } from '../api/shop-request.ts';
import { ActionButton } from './action-button.tsx';
import { BarTotal } from './bar-total.tsx';
import { EstimatePanel } from './estimate-panel.tsx';
import { useForm } from './form-context.ts';
import { Notice } from './notice.tsx';
import { isWorthRetrying } from './retry.ts';
import type { EstimateState } from './use-estimate.ts';
import type { Flow } from './use-flow.ts';

interface SummaryProps {
  readonly flow: Flow;
  readonly found: LookupResponse;
  readonly estimated: EstimateState;
  readonly units: number;
  readonly problem: ShopProblem | null;
  readonly nothingChosen: boolean;
}

/** Beside the items on a wide page; on a phone the last part of it, the bar, stays in reach of the thumb. */
export function Summary({ flow, found, estimated, units, problem, nothingChosen }: SummaryProps) {
  const { staff } = useForm();
  return (
    <div className="boomerang-side">
      <EstimatePanel found={found} kind={flow.draft.kind} estimated={estimated} />
      {problem && <Notice problem={problem} />}
      <div className="boomerang-bar" data-total={estimated.estimate !== null || undefined}>
        <p className="boomerang-bar-total" aria-live="polite">
          {nothingChosen ? (
            <span className="boomerang-error">{__('Please choose at least one item.', 'boomerang-returns')}</span>
          ) : (
            <BarTotal estimate={estimated.estimate} units={units} />
          )}
        </p>
        <ActionButton
          pending={flow.pending}
          text={isWorthRetrying(problem) ? __('Try again', 'boomerang-returns') : nextAction(flow, staff)}
        />
      </div>
    </div>
  );
}

function nextAction({ draft: { changing, kind } }: Flow, staff: boolean): string {
  if (changing !== null) return __('Save changes', 'boomerang-returns');
  if (kind === 'withdrawal') {
    return staff ? __('Record the withdrawal', 'boomerang-returns') : __('Continue', 'boomerang-returns');
  }
  return staff ? __('Open the return', 'boomerang-returns') : __('Request return', 'boomerang-returns');
}
