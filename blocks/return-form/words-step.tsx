import { useId, useLayoutEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ActionButton } from './action-button.tsx';
import { Comment } from './comment.tsx';
import type { Draft } from './draft.ts';
import { Field } from './field.tsx';
import { Notice } from './notice.tsx';
import { StepHeading } from './step-heading.tsx';
import type { Flow } from './use-flow.ts';

interface WordsStepProps {
  readonly flow: Flow;
  /** The store opens the statutory door. */
  readonly offersWithdrawal: boolean;
  readonly focus: boolean;
}

/** While the bridge is down the order can't be looked up: what the shopper wants is taken down in words, and goes on by itself later. */
export function WordsStep({ flow, offersWithdrawal, focus }: WordsStepProps) {
  const [checks, setChecks] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const { orderNumber, email, words, name, kind } = flow.draft;
  const withdrawal = kind === 'withdrawal';
  const gaps = {
    number: orderNumber.trim() === '',
    email: !/^\S+@\S+\.\S+$/.test(email.trim()),
    words: words.trim() === '',
    name: withdrawal && name.trim() === '',
  };
  useLayoutEffect(() => {
    if (checks > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [checks]);

  function submit(): void {
    setChecks((times) => times + 1);
    if (!Object.values(gaps).some(Boolean)) void flow.sendWords();
  }

  const wrong = (gap: boolean, sentence: string) => (checks > 0 && gap ? sentence : undefined);
  const set = (change: Partial<Draft>) => flow.change((draft) => ({ ...draft, ...change }));
  return (
    <form
      className="boomerang-lookup"
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div>
        <StepHeading focus={focus}>{__('Leave your request here', 'boomerang-returns')}</StepHeading>
        <p className="boomerang-hint">
          {__(
            'The return service can’t be reached right now. We keep what you write and pass it on by itself; the day on which you ask counts.',
            'boomerang-returns',
          )}
        </p>
      </div>
      <Field
        label={__('Order number', 'boomerang-returns')}
        name="order-number"
        value={orderNumber}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        required
        error={wrong(gaps.number, __('Please enter your order number.', 'boomerang-returns'))}
        onText={(text) => set({ orderNumber: text })}
      />
      <Field
        label={__('E-mail address', 'boomerang-returns')}
        hint={__('The one you ordered with.', 'boomerang-returns')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={254}
        required
        value={email}
        error={wrong(gaps.email, __('Please enter your e-mail address.', 'boomerang-returns'))}
        onText={(text) => set({ email: text })}
      />
      {offersWithdrawal && <KindChoice flow={flow} />}
      {withdrawal && (
        <Field
          label={__('Your name', 'boomerang-returns')}
          autoComplete="name"
          maxLength={200}
          required
          value={name}
          error={wrong(gaps.name, __('Please enter your name.', 'boomerang-returns'))}
          onText={(text) => set({ name: text })}
        />
      )}
      <Comment
        button=""
        label={
          withdrawal
            ? __('What is it about?', 'boomerang-returns')
            : __('What would you like to return, and why?', 'boomerang-returns')
        }
        maxLength={2000}
        open
        value={words}
        error={wrong(gaps.words, __('Please write a few words.', 'boomerang-returns'))}
        onText={(text) => set({ words: text })}
      />
      {flow.failure && <Notice problem={flow.failure} />}
      <ActionButton
        pending={flow.pending}
        text={withdrawal ? __('Confirm withdrawal', 'boomerang-returns') : __('Send request', 'boomerang-returns')}
      />
      <button type="button" className="boomerang-link" onClick={() => flow.goTo('order')}>
        {__('Try to find the order again', 'boomerang-returns')}
      </button>
    </form>
  );
}

/** The statutory door in one question: a withdrawal is stated here, not asked for. */
function KindChoice({ flow }: Pick<WordsStepProps, 'flow'>) {
  const id = useId();
  const { kind, partly } = flow.draft;
  const ways: readonly (Pick<Draft, 'kind' | 'partly'> & { readonly title: string })[] = [
    { kind: 'return', partly: false, title: __('I would like to return something', 'boomerang-returns') },
    { kind: 'withdrawal', partly: false, title: __('I withdraw from the contract', 'boomerang-returns') },
    {
      kind: 'withdrawal',
      partly: true,
      title: __('I withdraw from a part of the contract, named below', 'boomerang-returns'),
    },
  ];
  return (
    <fieldset className="boomerang-choice">
      <legend>{__('What would you like to do?', 'boomerang-returns')}</legend>
      {ways.map((way) => (
        <label key={way.title}>
          <input
            type="radio"
            name={id}
            checked={kind === way.kind && partly === way.partly}
            onChange={() => flow.change((draft) => ({ ...draft, kind: way.kind, partly: way.partly }))}
          />
          {way.title}
        </label>
      ))}
    </fieldset>
  );
}
