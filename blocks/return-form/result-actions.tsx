import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ShopProblem } from '../api/shop-request.ts';
import { useForm, useReturn } from './form-context.ts';
import { Notice } from './notice.tsx';
import { SlowHint } from './slow-hint.tsx';
import type { Flow } from './use-flow.ts';

interface ResultActionsProps {
  readonly status: ReturnStatus;
  readonly pending: Flow['pending'];
  onChange(): void;
  onStatus(status: ReturnStatus): void;
  onStartOver(): void;
}

/** What a shopper may still do with a return; cancelling is asked twice. */
export function ResultActions({ status, pending, onChange, onStatus, onStartOver }: ResultActionsProps) {
  const { announce } = useForm();
  const rma = useReturn();
  const [state, setState] = useState<'idle' | 'asking' | 'sending'>('idle');
  const [failure, setFailure] = useState<ShopProblem | null>(null);
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (state === 'asking') question.current?.focus();
  }, [state]);

  async function cancel(): Promise<void> {
    if (state === 'sending') return;
    setState('sending');
    setFailure(null);
    const answer = await rma.cancel();
    setState('idle');
    if (!answer.ok) return setFailure(answer.problem);
    announce(__('Your return was cancelled.', 'boomerang-returns'));
    onStatus(answer.value);
  }

  return (
    <div className="boomerang-actions">
      {failure && <Notice problem={failure} />}
      {state === 'idle' ? (
        <>
          {status.can.includes('change') && (
            <button
              type="button"
              className="boomerang-button boomerang-quiet"
              aria-disabled={pending ? true : undefined}
              onClick={onChange}
            >
              {pending ? __('One moment…', 'boomerang-returns') : __('Change items', 'boomerang-returns')}
            </button>
          )}
          {pending && <SlowHint />}
          {status.can.includes('cancel') && (
            <button type="button" className="boomerang-link" onClick={() => setState('asking')}>
              {__('Cancel this return', 'boomerang-returns')}
            </button>
          )}
          <button type="button" className="boomerang-link" onClick={onStartOver}>
            {__('Return something else', 'boomerang-returns')}
          </button>
        </>
      ) : (
        <div className="boomerang-panel boomerang-cancel">
          <p tabIndex={-1} ref={question}>
            {status.kind === 'withdrawal'
              ? __('Cancel your withdrawal? You then keep the goods and get no money back.', 'boomerang-returns')
              : __('Cancel this return? The label must not be used after that.', 'boomerang-returns')}
          </p>
          <button
            type="button"
            className="boomerang-button wp-element-button"
            aria-disabled={state === 'sending' || undefined}
            onClick={() => void cancel()}
          >
            {state === 'sending' ? __('One moment…', 'boomerang-returns') : __('Yes, cancel it', 'boomerang-returns')}
          </button>
          <button type="button" className="boomerang-button boomerang-quiet" onClick={() => setState('idle')}>
            {__('No, keep it', 'boomerang-returns')}
          </button>
          {state === 'sending' && <SlowHint />}
        </div>
      )}
    </div>
  );
}
