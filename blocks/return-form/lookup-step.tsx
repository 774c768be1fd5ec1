import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ActionButton } from './action-button.tsx';
import { Field } from './field.tsx';
import { Notice } from './notice.tsx';
import { isAway, isWorthRetrying } from './retry.ts';
import { StepHeading } from './step-heading.tsx';
import type { Flow } from './use-flow.ts';

/** What proves the order: its number and the e-mail address. */
export function LookupStep({ flow, focus }: { readonly flow: Flow; readonly focus: boolean }) {
  const [checked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { orderNumber, email, kind } = flow.draft;
  const withdrawal = kind === 'withdrawal';
  const noNumber = orderNumber.trim() === '';
  const noEmail = !/^\S+@\S+$/.test(email.trim());

  function submit(): void {
    setChecked(true);
    if (noNumber || noEmail) {
      form.current?.querySelector<HTMLInputElement>(`[name=${noNumber ? 'order-number' : 'email'}]`)?.focus();
      return;
    }
    void flow.lookup();
  }

  const next = withdrawal ? __('Continue', 'boomerang-returns') : __('Find my order', 'boomerang-returns');
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
        <StepHeading focus={focus}>
          {withdrawal
            ? __('Withdraw from a contract', 'boomerang-returns')
            : __('Find your order', 'boomerang-returns')}
        </StepHeading>
        {withdrawal && (
          <p className="boomerang-hint">
            {__('You need no reason. You can check everything before you confirm.', 'boomerang-returns')}
          </p>
        )}
      </div>
      <Field
        label={__('Order number', 'boomerang-returns')}
        name="order-number"
        value={orderNumber}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        enterKeyHint="next"
        maxLength={40}
        required
        error={checked && noNumber ? __('Please enter your order number.', 'boomerang-returns') : undefined}
        onText={(text) => flow.change((draft) => ({ ...draft, orderNumber: text }))}
      />
      <Field
        label={__('E-mail address', 'boomerang-returns')}
        hint={__('The one you ordered with.', 'boomerang-returns')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        enterKeyHint="go"
        maxLength={254}
        required
        value={email}
        error={checked && noEmail ? __('Please enter your e-mail address.', 'boomerang-returns') : undefined}
        onText={(text) => flow.change((draft) => ({ ...draft, email: text }))}
      />
      {flow.failure && <Notice problem={flow.failure} />}
      <ActionButton
        pending={flow.pending}
        text={isWorthRetrying(flow.failure) ? __('Try again', 'boomerang-returns') : next}
      />
      {isAway(flow.failure) && (
        <button type="button" className="boomerang-button boomerang-quiet" onClick={() => flow.goTo('words')}>
          {__('Leave your request here', 'boomerang-returns')}
        </button>
      )}
    </form>
  );
}
