import { useLayoutEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { LookupResponse } from '../../bridge/contract/shop.ts';
import { isMissing, lacksProof, missing } from './asked.ts';
import { ClosedLines } from './closed-lines.tsx';
import { Comment } from './comment.tsx';
import { choiceOf, chosenLines } from './draft.ts';
import { Field } from './field.tsx';
import { useForm } from './form-context.ts';
import { ItemsHead } from './items-head.tsx';
import { Line } from './line.tsx';
import { Notice, staffMessage } from './notice.tsx';
import { doorRefusal, overridden, unitsOf } from './possible.ts';
import { Summary } from './summary.tsx';
import { useEstimate } from './use-estimate.ts';
import type { Flow } from './use-flow.ts';
import { useFocusOnFailure } from './use-focus-on-failure.ts';

interface ItemsStepProps {
  readonly flow: Flow;
  readonly found: LookupResponse;
  readonly focus: boolean;
  readonly onLeave: (() => void) | undefined;
}

export function ItemsStep({ flow, found, focus, onLeave }: ItemsStepProps) {
  const { staff, verdict, parts } = useForm();
  const { draft, failure } = flow;
  const { kind } = draft;
  const { order } = found;
  const [checks, setChecks] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const estimated = useEstimate(flow);

  const open = order.lines.filter((line) => unitsOf(found, line, kind) > 0);
  const closed = order.lines.filter((line) => !open.includes(line));
  const chosen = chosenLines(draft);
  const problems = estimated.state === 'current' ? (estimated.estimate?.problems ?? []) : [];
  const overrides = chosen.flatMap(({ line, choice }) => overridden(found, line, kind, choice));
  const unshown = chosen.some((one) => lacksProof(missing(draft, one, false)));
  const wantsOverride = staff && (overrides.length > 0 || unshown || failure?.code === 'override_required');
  const gaps = {
    name: kind === 'withdrawal' && draft.name.trim() === '',
    override: wantsOverride && draft.override.trim() === '',
    items: chosen.length === 0,
    lines: chosen.some((one) => isMissing(missing(draft, one, staff))),
  };
  const refusedLine =
    failure?.code === 'override_required' ? undefined : open.find((line) => line.lineId === failure?.params.lineId);

  // What is wrong marks itself; the first of it takes the focus once it is drawn.
  useLayoutEffect(() => {
    const wrong = '.boomerang-main :is([aria-invalid=true], [data-invalid])';
    if (checks > 0) form.current?.querySelector<HTMLElement>(wrong)?.focus();
  }, [checks]);
  useFocusOnFailure(form, failure, refusedLine !== undefined);

  function submit(): void {
    setChecks((times) => times + 1);
    if (gaps.items) form.current?.querySelector<HTMLInputElement>('.boomerang-lines input')?.focus();
    if (Object.values(gaps).some(Boolean)) return;
    if (kind === 'withdrawal' && !staff && draft.changing === null) flow.goTo('confirm');
    else void flow.submit();
  }

  const checked = checks > 0;
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
        <ItemsHead flow={flow} found={found} focus={focus} onLeave={onLeave} />
        {failure && open.length === 0 && <Notice problem={failure} />}
        {parts && draft.changing === null && found.withdrawal && <parts.KindChoice flow={flow} />}
        {kind === 'withdrawal' && open.length > 0 && draft.changing === null && (
          <Field
            label={staff ? __('Name of the customer', 'boomerang-returns') : __('Your name', 'boomerang-returns')}
            autoComplete="name"
            maxLength={200}
            required
            value={draft.name}
            error={checked && gaps.name ? nameMissing(staff) : undefined}
            onText={(name) => flow.change((current) => ({ ...current, name }))}
          />
        )}
        {open.length > 0 && (
          <ul className="boomerang-lines">
            {open.map((line) => {
              const choice = choiceOf(draft, line.lineId);
              const problem = choice.chosen && problems.find(({ lineId }) => lineId === line.lineId);
              return (
                <Line
                  key={line.lineId}
                  flow={flow}
                  found={found}
                  line={line}
                  choice={choice}
                  problem={
                    failure && refusedLine === line
                      ? staffMessage(failure)
                      : problem
                        ? verdict(problem.verdict, order)
                        : undefined
                  }
                  missing={checked ? missing(draft, { line, choice }, staff) : null}
                />
              );
            })}
          </ul>
        )}
        {wantsOverride && parts && (
          <parts.OverrideField
            flow={flow}
            refusals={overrides}
            unshown={unshown}
            order={order}
            missing={checked && gaps.override}
          />
        )}
        {chosen.length > 0 && kind === 'return' && draft.changing === null && (
          <Comment
            button={
              staff ? __('Add a note', 'boomerang-returns') : __('Add a message to the store', 'boomerang-returns')
            }
            label={staff ? __('Note', 'boomerang-returns') : __('Message to the store', 'boomerang-returns')}
            maxLength={2000}
            value={draft.comment}
            onText={(comment) => flow.change((current) => ({ ...current, comment }))}
          />
        )}
        {(open.length > 0 || !doorRefusal(found, kind)) && <ClosedLines found={found} lines={closed} kind={kind} />}
      </div>
      {open.length > 0 && (
        <Summary
          flow={flow}
          found={found}
          estimated={estimated}
          units={chosen.reduce((all, { choice }) => all + choice.quantity, 0)}
          problem={refusedLine ? null : failure}
          nothingChosen={checked && gaps.items}
        />
      )}
    </form>
  );
}

function nameMissing(staff: boolean): string {
  return staff
    ? __('Please enter the customer’s name.', 'boomerang-returns')
    : __('Please enter your name.', 'boomerang-returns');
}
