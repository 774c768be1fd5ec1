import { Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef } from 'react';
import { Card } from '../../shared/card.tsx';
import type { Rules } from '../draft.ts';
import { Sentences } from '../section-card.tsx';
import { ReplayChanged, ReplayNumbers } from './replay-tables.tsx';
import { basisWords, replayWords } from './replay-words.ts';
import type { Replay, ReplayState } from './use-replay.ts';

/** What the draft would have decided on last year's orders, beside the policy in force. */
export function ReplayPanel({ replay, rules }: { replay: Replay; rules: Rules }) {
  const { state } = replay;
  const heading = useRef<HTMLHeadingElement>(null);
  const { is } = state;
  useEffect(() => {
    if (is !== 'none') heading.current?.focus();
  }, [is]);
  if (state.is === 'none') return null;
  return (
    <Card title={__('What this would have decided', 'boomerang-returns')} headingRef={heading}>
      <div role="status">{state.is === 'reading' ? <Reading state={state} /> : <p>{basisWords(state.result)}</p>}</div>
      {state.is === 'done' && (
        <>
          {replay.isStale(rules) && (
            <Notice status="warning" isDismissible={false}>
              {__('You have changed the policy since. See again what it would have decided.', 'boomerang-returns')}
            </Notice>
          )}
          <Sentences sentences={replayWords(state.result)} />
          <ReplayNumbers result={state.result} />
          <ReplayChanged result={state.result} rules={rules} />
          <p className="boomerang-field__help">
            {__(
              'Counted on what was returned and what could have been. Shoppers may do otherwise under another policy.',
              'boomerang-returns',
            )}
          </p>
        </>
      )}
    </Card>
  );
}

function Reading({ state: { read, total } }: { state: Extract<ReplayState, { is: 'reading' }> }) {
  return (
    <>
      <p>
        {total === null
          ? __('Reading your orders of the last 12 months. You can go on working.', 'boomerang-returns')
          : sprintf(
              /* translators: 1: number of orders read, 2: number of all. */
              __(
                'Reading your orders of the last 12 months: %1$d of %2$d. You can go on working.',
                'boomerang-returns',
              ),
              read,
              total,
            )}
      </p>
      <progress
        className="boomerang-progress"
        aria-label={__('Orders read', 'boomerang-returns')}
        {...(total === null ? {} : { value: read, max: Math.max(total, 1) })}
      />
    </>
  );
}
