import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { LookupResponse } from '../../bridge/contract/shop.ts';
import { resolutionTitle } from './sentences.ts';

type Resolution = LookupResponse['resolutions'][number];

interface ResolutionChoiceProps {
  readonly offered: readonly Resolution[];
  readonly value: Resolution;
  onChange(value: Resolution): void;
}

/** Nothing to choose, nothing to ask. */
export function ResolutionChoice({ offered, value, onChange }: ResolutionChoiceProps) {
  const name = useId();
  if (offered.length < 2) return null;
  return (
    <fieldset className="boomerang-choice">
      <legend>{__('What would you like instead?', 'boomerang-returns')}</legend>
      {offered.map((resolution) => (
        <label key={resolution}>
          <input type="radio" name={name} checked={value === resolution} onChange={() => onChange(resolution)} />
          {resolutionTitle(resolution)}
        </label>
      ))}
    </fieldset>
  );
}
