import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { LookupResponse } from '../../bridge/contract/shop.ts';
import type { Resolution } from './draft.ts';
import { useForm } from './form-context.ts';
import { isOpen } from './possible.ts';
import type { Possibility } from './possible.ts';
import { pair, resolutionHint, resolutionTitle } from './sentences.ts';

interface ResolutionChoiceProps {
  readonly found: LookupResponse;
  /** Name of the item: a page may have several of these. */
  readonly item: string;
  readonly possible: readonly Possibility[];
  readonly value: Resolution | null;
  onChange(value: Resolution): void;
}

/** Nothing to choose, nothing to ask; what can't be had says why. */
export function ResolutionChoice({ found, item, possible, value, onChange }: ResolutionChoiceProps) {
  const { format, verdict, staff } = useForm();
  const id = useId();
  const { order, terms } = found;
  const had = possible.filter(({ refusal }) => isOpen(found, refusal));
  const refused = possible.filter(({ refusal }) => !isOpen(found, refusal));
  return (
    <>
      {had.length > 1 && (
        <fieldset className="boomerang-choice">
          <legend>
            {staff
              ? __('What would the customer like?', 'boomerang-returns')
              : __('What would you like?', 'boomerang-returns')}
            <span className="boomerang-hidden"> {item}</span>
          </legend>
          {had.map(({ resolution, refusal }) => {
            const hint = refusal ? verdict(refusal, order) : resolutionHint(resolution, terms, format, order, staff);
            return (
              <label key={resolution}>
                <input
                  type="radio"
                  name={id}
                  checked={value === resolution}
                  aria-describedby={hint ? `${id}-${resolution}` : undefined}
                  onChange={() => onChange(resolution)}
                />
                <span>
                  {resolutionTitle(resolution, terms, format, staff)}
                  {hint && (
                    <span className="boomerang-hint" id={`${id}-${resolution}`}>
                      {hint}
                    </span>
                  )}
                </span>
              </label>
            );
          })}
        </fieldset>
      )}
      {refused.length > 0 && (
        <ul className="boomerang-hint boomerang-refused">
          {refused.map(({ resolution, refusal }) => (
            <li key={resolution}>
              {pair(resolutionTitle(resolution, terms, format, staff), refusal ? verdict(refusal, order) : '')}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
