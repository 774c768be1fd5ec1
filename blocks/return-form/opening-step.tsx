import { __ } from '@wordpress/i18n';
import { STAFF_RETURN } from './form-context.ts';
import type { StaffMode } from './flow-types.ts';
import { Notice } from './notice.tsx';
import { SlowHint } from './slow-hint.tsx';
import type { Flow } from './use-flow.ts';

interface OpeningStepProps {
  readonly flow: Flow;
  readonly change: NonNullable<StaffMode['change']>;
}

/** While the return that staff change is on its way. */
export function OpeningStep({ flow, change }: OpeningStepProps) {
  if (!flow.failure) {
    return (
      <>
        <p className="boomerang-hint boomerang-opening">{__('One moment…', 'boomerang-returns')}</p>
        <SlowHint />
      </>
    );
  }
  return (
    <Notice problem={flow.failure}>
      <button
        type="button"
        className="boomerang-button wp-element-button"
        onClick={() => void flow.edit(STAFF_RETURN, change.kind)}
      >
        {__('Try again', 'boomerang-returns')}
      </button>
    </Notice>
  );
}
