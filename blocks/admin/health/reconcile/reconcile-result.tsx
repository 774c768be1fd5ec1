import { Button, Notice, Spinner } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import type { Compared, ReconcileResponse } from '../../../../bridge/contract/sweeps.ts';
import { getReconcile, reconcileNow } from '../../../api/staff-client.ts';
import { staffErrorMessage } from '../../../api/staff-error-message.ts';
import { Card } from '../../shared/card.tsx';
import { formatDateTime } from '../../shared/format.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { troubleWords } from '../sweeps/sweep-words.ts';
import { useLooked } from '../sweeps/use-looked.ts';
import { RedList } from './red-list.tsx';

/** ms between two looks while a comparison is under way, and else. */
const SOON_MS = 2_000;
const LATER_MS = 60_000;

/** Whether Boomerang's books agree with WooCommerce's and Shippo's, and what does not. */
export function ReconcileResult() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const { answer, error, reload, show } = useLooked(getReconcile, (seen) =>
    isAwaited(asked, seen) || seen.open?.state === 'running' ? SOON_MS : LATER_MS,
  );
  const busy = answer !== null && (isAwaited(asked, answer) || answer.open?.state === 'running');

  async function check() {
    if (busy) return;
    setRefused(null);
    try {
      const before = await reconcileNow();
      setAsked({ last: before.last?.at ?? null });
      show({ ...before });
    } catch (reason) {
      setRefused(reason);
    }
  }

  return (
    <Card
      title={__('Do the books agree?', 'boomerang-returns')}
      aside={
        <Button variant="secondary" onClick={() => void check()} aria-disabled={busy} isBusy={busy}>
          {__('Check now', 'boomerang-returns')}
        </Button>
      }
    >
      <p>
        {__(
          'Each night Boomerang compares its refunds, store credit, exchanges and labels with WooCommerce and Shippo, to the cent.',
          'boomerang-returns',
        )}
      </p>
      {error !== null && <ProblemNotice error={error} onRetry={reload} />}
      {refused !== null && (
        <Notice status="error" onRemove={() => setRefused(null)}>
          {staffErrorMessage(refused)}
        </Notice>
      )}
      {!answer && error === null && (
        <p role="status" className="boomerang-loading">
          <Spinner /> {__('Loading…', 'boomerang-returns')}
        </p>
      )}
      {answer && <Outcome answer={answer} busy={busy} />}
    </Card>
  );
}

interface Asked {
  /** When the last whole comparison began as the button was pressed. */
  readonly last: string | null;
}

/** True from the press until a newer comparison is whole, or one has stopped halfway. */
function isAwaited(asked: Asked | null, { last, open }: ReconcileResponse): boolean {
  return asked !== null && (last?.at ?? null) === asked.last && open?.state !== 'not_finished';
}

function Outcome({ answer: { last, open }, busy }: { answer: ReconcileResponse; busy: boolean }) {
  // What an unfinished one has found is true already; only that there is no more is not.
  const shown = open && open.found > 0 ? open : last;
  return (
    <>
      <div role="status">
        {busy && (
          <p className="boomerang-loading">
            <Spinner /> {__('Comparing…', 'boomerang-returns')}
          </p>
        )}
        {!busy && open?.state === 'not_finished' && (
          <p className="boomerang-reconcile is-open">{troubleWords(open.trouble)}</p>
        )}
        {!busy && open === null && last === null && (
          <p>{__('There was no comparison yet. The first one is made tonight.', 'boomerang-returns')}</p>
        )}
        {!busy && last !== null && <p className={`boomerang-reconcile ${verdictClass(last)}`}>{verdict(last)}</p>}
      </div>
      {shown && shown.differences.length > 0 && <RedList compared={shown} />}
    </>
  );
}

function verdictClass({ found }: Compared): string {
  return found === 0 ? 'is-green' : 'is-red';
}

function verdict({ at, found, orders, labels }: Compared): string {
  const what = [
    /* translators: %d: number of orders. */
    sprintf(_n('%d order', '%d orders', orders, 'boomerang-returns'), orders),
    labels === null
      ? __('no labels (there is no Shippo token)', 'boomerang-returns')
      : /* translators: %d: number of labels. */
        sprintf(_n('%d label', '%d labels', labels, 'boomerang-returns'), labels),
  ].join(', ');
  if (found === 0) {
    /* translators: 1: date and time, 2: what was compared, such as “12 orders, 9 labels”. */
    return sprintf(__('On %1$s everything agreed to the cent: %2$s.', 'boomerang-returns'), formatDateTime(at), what);
  }
  return sprintf(
    /* translators: 1: date and time, 2: number of differences, 3: what was compared, such as “12 orders, 9 labels”. */
    _n(
      'On %1$s there was %2$d difference. Compared: %3$s.',
      'On %1$s there were %2$d differences. Compared: %3$s.',
      found,
      'boomerang-returns',
    ),
    formatDateTime(at),
    found,
    what,
  );
}
