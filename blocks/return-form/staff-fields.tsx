import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ComponentProps } from 'react';
import type { Kind } from './draft.ts';
import { FieldError } from './field.tsx';
import { useForm } from './form-context.ts';
import type { StaffParts } from './form-context.ts';
import type { Flow } from './use-flow.ts';

/** What the customer asked for by phone or letter: the right of withdrawal needs no form. */
export function KindChoice({ flow }: { readonly flow: Flow }) {
  const id = useId();
  const kinds: readonly (readonly [Kind, string])[] = [
    ['return', __('A return under your policy', 'boomerang-returns')],
    ['withdrawal', __('A withdrawal from the contract, by law', 'boomerang-returns')],
  ];
  return (
    <fieldset className="boomerang-choice">
      <legend>{__('What does the customer ask for?', 'boomerang-returns')}</legend>
      {kinds.map(([kind, title]) => (
        <label key={kind}>
          <input type="radio" name={id} checked={flow.draft.kind === kind} onChange={() => flow.openDoor(kind)} />
          {title}
        </label>
      ))}
    </fieldset>
  );
}

type OverrideFieldProps = ComponentProps<StaffParts['OverrideField']>;

export function OverrideField({ flow, refusals, unshown, order, missing }: OverrideFieldProps) {
  const { verdict } = useForm();
  const id = useId();
  const said = [
    ...new Set(refusals.map((one) => verdict(one, order))),
    ...(unshown ? [__('The reason asks for a photo or a comment.', 'boomerang-returns')] : []),
  ];
  return (
    <div className="boomerang-field boomerang-panel boomerang-override">
      <label htmlFor={id}>{__('Why do you allow it?', 'boomerang-returns')}</label>
      <div className="boomerang-hint" id={`${id}-hint`}>
        <p>
          {__('Your policy does not allow it as it is. The return keeps what you write here.', 'boomerang-returns')}
        </p>
        {said.length > 0 && (
          <ul>
            {said.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      <textarea
        id={id}
        rows={2}
        maxLength={1000}
        required
        value={flow.draft.override}
        aria-invalid={missing || undefined}
        aria-describedby={missing ? `${id}-hint ${id}-error` : `${id}-hint`}
        onChange={(event) => {
          const override = event.target.value;
          flow.change((current) => ({ ...current, override }));
        }}
      />
      <FieldError id={`${id}-error`} text={missing ? __('Please write a reason.', 'boomerang-returns') : undefined} />
    </div>
  );
}
