import { __, sprintf } from '@wordpress/i18n';
import { useId } from 'react';
import type { Rules } from '../draft.ts';
import { changedWords } from '../words/policy-words.ts';
import type { Speech } from '../words/speech.ts';
import { Changes } from './changes.tsx';

export interface Text {
  version: number;
  rules: Rules;
  speech: Speech;
}

/** What two versions say differently, the older one first, whichever is looked at. */
export function Compared({ one, other }: { one: Text; other: Text | null }) {
  if (!other) return null;
  const [older, newer] = one.version < other.version ? [one, other] : [other, one];
  const mark = ({ version }: Text) =>
    /* translators: %d: version number; a sentence of that version follows. */
    sprintf(__('Version %d:', 'boomerang-returns'), version);
  return (
    <>
      {/* translators: %d: version number. */}
      <h3>{sprintf(__('Compared with version %d', 'boomerang-returns'), other.version)}</h3>
      <Changes changes={changedWords(older, newer)} marks={[mark(older), mark(newer)]} />
    </>
  );
}

interface CompareWithProps {
  version: number;
  others: readonly number[];
  chosen: number;
  onChoose: (version: number) => void;
}

/** Any other version. */
export function CompareWith({ version, others, chosen, onChoose }: CompareWithProps) {
  const id = useId();
  return (
    <p className="boomerang-version__compare">
      {/* translators: %d: version number. */}
      <label htmlFor={id}>{sprintf(__('Compare version %d with', 'boomerang-returns'), version)}</label>{' '}
      <select id={id} value={chosen} onChange={(event) => onChoose(Number(event.target.value))}>
        {others.map((other) => (
          <option key={other} value={other}>
            {/* translators: %d: version number of the policy. */}
            {sprintf(__('Version %d', 'boomerang-returns'), other)}
          </option>
        ))}
      </select>
    </p>
  );
}
