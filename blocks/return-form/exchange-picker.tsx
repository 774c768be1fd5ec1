import { useEffect, useId, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ExchangeResponse, LookupResponse, OrderLineView } from '../../bridge/contract/shop.ts';
import type { ShopProblem } from '../api/shop-request.ts';
import type { LineChoice } from './draft.ts';
import { ExchangeItems } from './exchange-items.tsx';
import { Field, FieldError } from './field.tsx';
import { Notice } from './notice.tsx';
import type { Flow } from './use-flow.ts';

/** ms */
const TYPING = 350;

interface ExchangePickerProps {
  readonly flow: Flow;
  readonly found: LookupResponse;
  readonly line: OrderLineView;
  readonly choice: LineChoice;
  readonly missing: boolean;
  onChoose(exchange: NonNullable<LineChoice['exchange']> | null): void;
}

/** What may come instead. Once something is chosen only its name stands there. */
export function ExchangePicker({ flow, found, line, choice, missing, onChoose }: ExchangePickerProps) {
  const change = useRef<HTMLButtonElement>(null);
  const [picked, setPicked] = useState(false);
  useEffect(() => {
    if (picked) change.current?.focus();
  }, [picked]);

  if (choice.exchange === null) {
    return (
      <ItemList
        flow={flow}
        found={found}
        line={line}
        quantity={choice.quantity}
        reasonId={choice.reasonId}
        missing={missing}
        onChoose={(exchange) => {
          setPicked(true);
          onChoose(exchange);
        }}
      />
    );
  }
  return (
    <div className="boomerang-field">
      <span className="boomerang-label">{__('You get instead', 'boomerang-returns')}</span>
      <p className="boomerang-instead">
        <strong>{choice.exchange.name}</strong>{' '}
        <button
          type="button"
          className="boomerang-link"
          ref={change}
          onClick={() => {
            setPicked(false);
            onChoose(null);
          }}
        >
          {__('Choose another item', 'boomerang-returns')}
        </button>
      </p>
    </div>
  );
}

type ListProps = Omit<ExchangePickerProps, 'choice' | 'onChoose'> & {
  readonly quantity: number;
  readonly reasonId: string;
  onChoose(exchange: NonNullable<LineChoice['exchange']>): void;
};

function ItemList({ flow, found, line, quantity, reasonId, missing, onChoose }: ListProps) {
  const id = useId();
  const [search, setSearch] = useState('');
  const [round, setRound] = useState(0);
  const [items, setItems] = useState<ExchangeResponse['items'] | null>(null);
  const [failure, setFailure] = useState<ShopProblem | null>(null);
  const { lineId } = line;
  const { kind } = flow.draft;

  useEffect(() => {
    let left = false;
    setFailure(null);
    const timer = setTimeout(
      async () => {
        const answer = await flow.ask((orders, token) =>
          orders.exchangeItems({ token, lineId, quantity, kind, reasonId, search: search.trim() }),
        );
        if (left) return;
        if (answer.ok) setItems(answer.value.items);
        else setFailure(answer.problem);
      },
      search === '' ? 0 : TYPING,
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
    // `flow` is new with every render; what it asks with is always the latest.
  }, [lineId, quantity, kind, reasonId, search, round]);

  return (
    <div className="boomerang-field boomerang-exchange">
      {found.exchangeScope === 'any' && (
        <Field
          label={__('Search the store', 'boomerang-returns')}
          type="search"
          maxLength={100}
          value={search}
          // Enter looks for it at once; it must not ask for the return.
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
          onText={setSearch}
        />
      )}
      {failure ? (
        <Notice problem={failure}>
          <button
            type="button"
            className="boomerang-button boomerang-quiet"
            onClick={() => setRound((current) => current + 1)}
          >
            {__('Try again', 'boomerang-returns')}
          </button>
        </Notice>
      ) : items === null ? (
        <p className="boomerang-hint" role="status">
          {__('Looking for what there is…', 'boomerang-returns')}
        </p>
      ) : items.length === 0 ? (
        <p className="boomerang-hint" role="status" tabIndex={-1} data-invalid={missing || undefined}>
          {search.trim() === ''
            ? __('There is nothing to exchange it for right now. Please choose something else.', 'boomerang-returns')
            : sprintf(
                /* translators: %s: what was searched for. */
                __('Nothing found for “%s”.', 'boomerang-returns'),
                search.trim(),
              )}
        </p>
      ) : (
        <ExchangeItems
          items={items}
          order={found.order}
          item={line.name}
          missing={missing}
          errorId={`${id}-error`}
          onChoose={onChoose}
        />
      )}
      <FieldError
        id={`${id}-error`}
        text={missing ? __('Please choose what you would like instead.', 'boomerang-returns') : undefined}
      />
    </div>
  );
}
