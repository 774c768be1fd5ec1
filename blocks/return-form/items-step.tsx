import { useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { LookupResponse } from '../../bridge/contract/shop.ts';
import { errorMessage } from '../api/error-message.ts';
import { Comment } from './comment.tsx';
import { choiceOf, chosenLines, withChoice } from './draft.ts';
import { useForm } from './form-context.ts';
import { LineFacts } from './line-facts.tsx';
import { Line } from './line.tsx';
import { Notice } from './notice.tsx';
import { ResolutionChoice } from './resolution-choice.tsx';
import { lineRefusal, orderRefusal } from './sentences.ts';
import { StepHeading } from './step-heading.tsx';
import { Summary } from './summary.tsx';
import type { Flow } from './use-flow.ts';
import { useFocusOnFailure } from './use-focus-on-failure.ts';

interface ItemsStepProps {
  readonly flow: Flow;
  readonly found: LookupResponse;
  readonly focus: boolean;
}

export function ItemsStep({ flow, found, focus }: ItemsStepProps) {
  const { format, subHeading: SubHeading } = useForm();
  const [checked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { draft, failure } = flow;
  const { order } = found;
  const open = found.refusal ? [] : order.lines.filter((line) => line.returnable > 0);
  const closed = order.lines.filter((line) => !open.includes(line));
  const chosen = chosenLines(draft);
  const noReason = (lineId: number) => choiceOf(draft, lineId).reasonId === '';
  const refusedLine = open.find((line) => line.lineId === failure?.params.lineId);
  useFocusOnFailure(form, failure, refusedLine !== undefined);

  function submit(): void {
    setChecked(true);
    if (chosen.length > 0 && chosen.every(({ line }) => !noReason(line.lineId))) {
      void flow.submit();
      return;
    }
    const selects = [...(form.current?.querySelectorAll('select') ?? [])];
    const wrong = selects.find(({ value }) => value === '') ?? form.current?.querySelector('input');
    wrong?.focus();
  }

  return (
    <form
      className="boomerang-items"
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="boomerang-main">
        <div className="boomerang-order">
          <StepHeading focus={focus}>{__('What would you like to return?', 'boomerang-returns')}</StepHeading>
          <p className="boomerang-hint">
            {sprintf(
              /* translators: 1: order number, 2: date of the order. */
              __('Order %1$s of %2$s', 'boomerang-returns'),
              order.number,
              format.date(order.placedAt),
            )}{' '}
            <button type="button" className="boomerang-link" onClick={flow.backToLookup}>
              {__('Other order', 'boomerang-returns')}
            </button>
          </p>
        </div>
        {failure && open.length === 0 && <Notice problem={failure} />}
        {found.refusal && <p className="boomerang-panel">{orderRefusal(found.refusal, format)}</p>}
        {open.length > 0 && (
          <ul className="boomerang-lines">
            {open.map((line) => (
              <Line
                key={line.lineId}
                line={line}
                order={order}
                reasons={found.reasons}
                choice={choiceOf(draft, line.lineId)}
                refused={failure && refusedLine === line ? errorMessage(failure) : undefined}
                reasonMissing={checked && noReason(line.lineId)}
                onChange={(change) => flow.change((current) => withChoice(current, line.lineId, change))}
              />
            ))}
          </ul>
        )}
        {chosen.length > 0 && (
          <>
            <ResolutionChoice
              offered={found.resolutions}
              value={draft.resolution}
              onChange={(resolution) => flow.change((current) => ({ ...current, resolution }))}
            />
            <Comment
              button={__('Add a message to the store', 'boomerang-returns')}
              label={__('Message to the store', 'boomerang-returns')}
              maxLength={2000}
              value={draft.comment}
              onText={(comment) => flow.change((current) => ({ ...current, comment }))}
            />
          </>
        )}
        {closed.length > 0 && !found.refusal && (
          <>
            <SubHeading className="boomerang-sub-heading">
              {__('These can’t be returned', 'boomerang-returns')}
            </SubHeading>
            <ul className="boomerang-lines">
              {closed.map((line) => (
                <li key={line.lineId} className="boomerang-line boomerang-line-head" data-closed>
                  <LineFacts line={line} order={order}>
                    {line.refusal && lineRefusal(line.refusal, format)}
                  </LineFacts>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {open.length > 0 && (
        <Summary
          flow={flow}
          found={found}
          chosen={chosen}
          problem={refusedLine ? null : failure}
          nothingChosen={checked && chosen.length === 0}
        />
      )}
    </form>
  );
}
