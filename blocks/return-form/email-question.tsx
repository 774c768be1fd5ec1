import { useId, useLayoutEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Answer, ShopProblem } from '../api/shop-request.ts';
import { Field } from './field.tsx';
import { useForm } from './form-context.ts';
import { Notice } from './notice.tsx';
import { SlowHint } from './slow-hint.tsx';

export interface Question {
  confirm(email: string): Promise<Answer<unknown>>;
  /** False: the shopper leaves it. */
  onAnswered(given: boolean): void;
}

/** A link may be in other hands: what it shows is changed by whoever knows the order's e-mail. Asked once. */
export function EmailQuestion({ question }: { readonly question: Question }) {
  const { subHeading: Heading } = useForm();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [email, setEmail] = useState('');
  const [state, setState] = useState<'typing' | 'missing' | 'sending'>('typing');
  const [failure, setFailure] = useState<ShopProblem | null>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const unreadable = !/^\S+@\S+$/.test(email.trim());

  function leave(given: boolean): void {
    // Gives the focus back to where it was.
    dialog.current?.close();
    question.onAnswered(given);
  }

  async function send(): Promise<void> {
    if (state === 'sending') return;
    setFailure(null);
    if (unreadable) {
      setState('missing');
      dialog.current?.querySelector('input')?.focus();
      return;
    }
    setState('sending');
    const answer = await question.confirm(email.trim());
    if (answer.ok) return leave(true);
    setState('typing');
    setFailure(answer.problem);
  }

  return (
    <dialog
      className="boomerang-dialog"
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-why`}
      onCancel={(event) => {
        event.preventDefault();
        leave(false);
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Heading className="boomerang-sub-heading" id={`${id}-title`}>
          {__('Please confirm it’s you', 'boomerang-returns')}
        </Heading>
        <p id={`${id}-why`}>
          {__(
            'To change your return or print its papers, enter the e-mail address you ordered with. We only ask once.',
            'boomerang-returns',
          )}
        </p>
        <Field
          label={__('E-mail address', 'boomerang-returns')}
          name="confirm-email"
          type="email"
          inputMode="email"
          autoComplete="email"
          enterKeyHint="go"
          maxLength={254}
          required
          value={email}
          error={
            state === 'missing' && unreadable ? __('Please enter your e-mail address.', 'boomerang-returns') : undefined
          }
          onText={setEmail}
        />
        {failure && <Notice problem={failure} />}
        {state === 'sending' && <SlowHint />}
        <div className="boomerang-actions">
          <button
            type="submit"
            className="boomerang-button wp-element-button"
            aria-disabled={state === 'sending' || undefined}
          >
            {state === 'sending' ? __('One moment…', 'boomerang-returns') : __('Continue', 'boomerang-returns')}
          </button>
          <button type="button" className="boomerang-button boomerang-quiet" onClick={() => leave(false)}>
            {__('Not now', 'boomerang-returns')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
