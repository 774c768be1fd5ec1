import { __ } from '@wordpress/i18n';
import { slowSentence } from './slow-hint.tsx';
import type { Flow } from './use-flow.ts';

interface ActionButtonProps {
  readonly pending: Flow['pending'];
  readonly text: string;
}

/** Stays focusable while it works: a disabled button would throw keyboard and screen reader back to the page. */
export function ActionButton({ pending, text }: ActionButtonProps) {
  return (
    <>
      <button
        type="submit"
        className="boomerang-button wp-element-button"
        aria-disabled={pending ? true : undefined}
        data-pending={pending || undefined}
      >
        {pending ? __('One moment…', 'boomerang-returns') : text}
      </button>
      {pending === 'slow' && <p className="boomerang-hint">{slowSentence()}</p>}
    </>
  );
}
