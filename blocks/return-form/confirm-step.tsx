import { __ } from '@wordpress/i18n';
import type { LookupResponse } from '../../bridge/contract/shop.ts';
import { ActionButton } from './action-button.tsx';
import { chosenLines } from './draft.ts';
import { EstimatePanel } from './estimate-panel.tsx';
import { useForm } from './form-context.ts';
import { Notice } from './notice.tsx';
import { resolutionOf } from './possible.ts';
import { pair, payoutTitle } from './sentences.ts';
import { StepHeading } from './step-heading.tsx';
import { useEstimate } from './use-estimate.ts';
import type { Flow } from './use-flow.ts';

interface ConfirmStepProps {
  readonly flow: Flow;
  readonly found: LookupResponse;
  readonly focus: boolean;
}

/** The second step of a withdrawal: the whole statement, and one button with the words of the law (Directive 2011/83/EU, art. 11a(3)). */
export function ConfirmStep({ flow, found, focus }: ConfirmStepProps) {
  const { subHeading: SubHeading, staff } = useForm();
  const { draft, failure } = flow;
  const estimated = useEstimate(flow);
  const chosen = chosenLines(draft);
  const facts: readonly (readonly [string, string])[] = [
    [__('Name', 'boomerang-returns'), draft.name.trim()],
    [__('Order number', 'boomerang-returns'), found.order.number],
    [__('E-mail address', 'boomerang-returns'), found.order.email],
  ];
  return (
    <form
      className="boomerang-items"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // What was chosen may be gone when the order was read again.
        if (chosen.length === 0) flow.goTo('items');
        else void flow.submit();
      }}
    >
      <div className="boomerang-main">
        <StepHeading focus={focus}>{__('Check your withdrawal', 'boomerang-returns')}</StepHeading>
        <p>{__('I withdraw from the contract on these goods:', 'boomerang-returns')}</p>
        <ul className="boomerang-returned boomerang-panel">
          {chosen.map(({ line, choice }) => {
            const resolution = resolutionOf(found, line, draft.kind, choice) ?? 'refund';
            const instead = resolution === 'exchange' ? choice.exchange?.name : null;
            return (
              <li key={line.lineId}>
                {choice.quantity} × {line.name}
                <span className="boomerang-hint">
                  {instead ? pair(payoutTitle(resolution, staff), instead) : payoutTitle(resolution, staff)}
                </span>
              </li>
            );
          })}
        </ul>
        <SubHeading className="boomerang-sub-heading">{__('Your statement', 'boomerang-returns')}</SubHeading>
        <dl className="boomerang-facts-list">
          {facts.map(([title, value]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <button type="button" className="boomerang-link" onClick={() => flow.goTo('items')}>
          {__('Change something', 'boomerang-returns')}
        </button>
      </div>
      <div className="boomerang-side">
        <EstimatePanel found={found} kind={draft.kind} estimated={estimated} />
        {failure && <Notice problem={failure} />}
        <div className="boomerang-bar">
          <ActionButton pending={flow.pending} text={__('Confirm withdrawal', 'boomerang-returns')} />
        </div>
      </div>
    </form>
  );
}
