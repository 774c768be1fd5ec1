import { Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { SweepView } from '../../../../bridge/contract/sweeps.ts';
import { getSweeps } from '../../../api/staff-client.ts';
import { Badge } from '../../shared/badge.tsx';
import { Card } from '../../shared/card.tsx';
import { formatAge, formatDateTime } from '../../shared/format.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { lengthWords, resultWords, sweepName, troubleWords } from './sweep-words.ts';
import { useLooked } from './use-looked.ts';

/** ms; the shortest sweeps come every ten minutes. */
const AGAIN_MS = 60_000;

/** What Boomerang looks after by itself: when it last did, how long it took and what came of it. */
export function SweepRuns() {
  const { answer, error, reload } = useLooked(getSweeps, () => AGAIN_MS);
  return (
    <Card title={__('What Boomerang does by itself', 'boomerang-returns')}>
      {error !== null && <ProblemNotice error={error} onRetry={reload} />}
      {!answer && error === null && (
        <p role="status" className="boomerang-loading">
          <Spinner /> {__('Loading…', 'boomerang-returns')}
        </p>
      )}
      {answer && (
        <div
          className="boomerang-scroll"
          role="group"
          aria-label={__('What Boomerang does by itself', 'boomerang-returns')}
          tabIndex={0}
        >
          <table className="boomerang-report boomerang-sweeps">
            <thead>
              <tr>
                <th scope="col">{__('What', 'boomerang-returns')}</th>
                <th scope="col">{__('Last time', 'boomerang-returns')}</th>
                <th scope="col">{__('Took', 'boomerang-returns')}</th>
                <th scope="col">{__('Result', 'boomerang-returns')}</th>
              </tr>
            </thead>
            <tbody>
              {answer.sweeps.map((sweep) => (
                <Row key={sweep.name} sweep={sweep} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function Row({ sweep }: { sweep: SweepView }) {
  const { name, state, startedAt, workedMs, trouble } = sweep;
  return (
    <tr>
      <th scope="row">{sweepName(name)}</th>
      <td>
        {startedAt === null ? (
          __('Not yet', 'boomerang-returns')
        ) : (
          <time dateTime={startedAt} title={formatDateTime(startedAt)}>
            {formatAge(startedAt)}
          </time>
        )}
      </td>
      <td>{state === 'done' ? lengthWords(workedMs) : '–'}</td>
      <td>
        {state === 'done' && resultWords(sweep)}
        {state === 'running' && <Badge tone="info">{__('Under way', 'boomerang-returns')}</Badge>}
        {state === 'not_finished' && troubleWords(trouble)}
      </td>
    </tr>
  );
}
