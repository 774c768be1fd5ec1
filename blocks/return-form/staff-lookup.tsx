import { createContext, useContext, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { FoundOrders } from '../../bridge/contract/staff.ts';
import type { ShopProblem } from '../api/shop-request.ts';
import { ActionButton } from './action-button.tsx';
import { Field } from './field.tsx';
import type { StaffClient } from './flow-types.ts';
import { useForm } from './form-context.ts';
import { Notice } from './notice.tsx';
import { isWorthRetrying } from './retry.ts';
import { StaffOrders } from './staff-orders.tsx';
import { StepHeading } from './step-heading.tsx';
import type { Flow } from './use-flow.ts';

interface Search {
  readonly ask: StaffClient['search'];
  chosen(order: FoundOrders['orders'][number]): void;
}

const NOT_FOUND = { code: 'order_not_found' };

const Context = createContext<Search | null>(null);
export const SearchProvider = Context.Provider;

interface Found extends FoundOrders {
  readonly text: string;
}

/** What a customer on the phone has at hand: the order's number, their e-mail address, or only their name. */
export function StaffLookup({ flow, focus }: { readonly flow: Flow; readonly focus: boolean }) {
  const { announce } = useForm();
  const search = useContext(Context);
  const form = useRef<HTMLFormElement>(null);
  const [checked, setChecked] = useState(false);
  const [searching, setSearching] = useState<false | 'asking' | 'waiting'>(false);
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<ShopProblem | null>(null);
  const text = flow.draft.orderNumber.trim();

  async function find(): Promise<void> {
    setChecked(true);
    if (text === '') return form.current?.querySelector('input')?.focus();
    if (searching) return;
    setFound(null);
    setFailure(null);
    setSearching('asking');
    const problem = mayBeNumber(text) ? await flow.lookup() : NOT_FOUND;
    if (problem?.code === NOT_FOUND.code && /\p{L}/u.test(text)) await byPerson();
    setSearching(false);
  }

  async function byPerson(): Promise<void> {
    // Nobody has it as a number: what the search says stands for that.
    flow.goTo('order');
    const answer = await search?.ask(text, () => setSearching('waiting'));
    if (!answer) return;
    if (!answer.ok) return setFailure(answer.problem);
    setFound({ ...answer.value, text });
    if (answer.value.orders.length === 0) announce(nothing(text));
  }

  function choose(order: FoundOrders['orders'][number]): void {
    search?.chosen(order);
    flow.change((draft) => ({ ...draft, orderNumber: order.number }));
    void flow.lookup();
  }

  const nobody = found?.orders.length === 0;
  const problem = searching ? null : (failure ?? flow.failure);
  return (
    <form
      className="boomerang-lookup"
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void find();
      }}
    >
      <StepHeading focus={focus}>{__('Find the order', 'boomerang-returns')}</StepHeading>
      <Field
        label={__('Order number, e-mail or name', 'boomerang-returns')}
        name="order-number"
        value={flow.draft.orderNumber}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={254}
        required
        error={checked && text === '' ? __('Please enter what you know of the order.', 'boomerang-returns') : undefined}
        onText={(orderNumber) => flow.change((draft) => ({ ...draft, orderNumber }))}
      />
      {problem && <Notice problem={problem} />}
      {nobody && <p className="boomerang-panel">{nothing(found.text)}</p>}
      <ActionButton
        pending={searching || flow.pending}
        text={isWorthRetrying(problem) ? __('Try again', 'boomerang-returns') : __('Find order', 'boomerang-returns')}
      />
      {found && !nobody && <StaffOrders found={found} busy={flow.pending !== false} onChoose={choose} />}
    </form>
  );
}

/** As long as a number may be. */
function mayBeNumber(text: string): boolean {
  return /\d/.test(text) && !text.includes('@') && text.length <= 40;
}

function nothing(text: string): string {
  return sprintf(
    /* translators: %s: what was typed, a name or an e-mail address. */
    __('No order found for “%s”. Try the order’s number, or the e-mail address in the order.', 'boomerang-returns'),
    text,
  );
}
