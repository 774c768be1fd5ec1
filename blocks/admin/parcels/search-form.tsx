import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useState, type FormEvent } from 'react';
import { Field } from '../shared/field.tsx';
import { STATES, stateWord, type State } from '../shared/words.ts';
import type { ParcelQuery } from './parcel-query.ts';

interface Props {
  query: ParcelQuery;
  ask: (change: Partial<ParcelQuery>) => void;
}

/** By number and state. What was typed stays, whatever was found. */
export function SearchForm({ query, ask }: Props) {
  const [typed, setTyped] = useState(query.search);

  function submit(event: FormEvent) {
    event.preventDefault();
    ask({ search: typed.trim() });
  }

  return (
    <form role="search" onSubmit={submit} className="boomerang-parcel-search">
      <Field
        label={__('Number on the parcel', 'boomerang-returns')}
        help={__('Return, order or tracking number', 'boomerang-returns')}
      >
        {(control) => (
          <span className="boomerang-field__control">
            <input
              {...control}
              type="search"
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button variant="secondary" type="submit">
              {__('Search', 'boomerang-returns')}
            </Button>
          </span>
        )}
      </Field>
      <Field label={__('State', 'boomerang-returns')}>
        {(control) => (
          <select
            {...control}
            value={query.state ?? ''}
            onChange={(event) => ask({ state: (event.target.value || null) as State | null })}
          >
            <option value="">{__('All states', 'boomerang-returns')}</option>
            {STATES.map((state) => (
              <option key={state} value={state}>
                {stateWord(state).label}
              </option>
            ))}
          </select>
        )}
      </Field>
    </form>
  );
}
