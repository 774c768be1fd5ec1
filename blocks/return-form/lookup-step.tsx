import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ActionButton } from './action-button.tsx';
import { Field } from './field.tsx';
import { isWorthRetrying, Notice } from './notice.tsx';
import { StepHeading } from './step-heading.tsx';
import type { Flow } from './use-flow.ts';

export function LookupStep({ flow, focus }: { readonly flow: Flow; readonly focus: boolean }) {
  const [checked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { orderNumber, email } = flow.draft;
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
      <StepHeading focus={focus}>{__('Find your order', 'boomerang-returns')}</StepHeading>
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
        text={
          isWorthRetrying(flow.failure)
            ? __('Try again', 'boomerang-returns')
            : __('Find my order', 'boomerang-returns')
        }
      />
    </form>
  );
}
