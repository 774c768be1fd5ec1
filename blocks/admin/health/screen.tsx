import { Button, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { HealthResponse } from '../../../bridge/contract/health.ts';
import { Card } from '../shared/card.tsx';
import { formatDateTime } from '../shared/format.ts';
import { areasOf, type Area } from './areas.ts';
import { FindingItem, FindingList } from './finding-list.tsx';
import { ReconcileResult } from './reconcile/reconcile-result.tsx';
import { RestoredList } from './restored-list.tsx';
import { SweepRuns } from './sweeps/sweep-runs.tsx';
import { unreachableWords } from './unreachable-words.ts';
import { useHealth } from './use-health.ts';

/** How Boomerang is: what is wrong and what to do, then every part, then what runs by the clock. */
export function HealthScreen() {
  const { health, error, reload } = useHealth();
  return (
    <>
      <div className="boomerang-title-row">
        <h1>{__('Health', 'boomerang-returns')}</h1>
        <Button variant="secondary" size="compact" onClick={reload}>
          {__('Look again', 'boomerang-returns')}
        </Button>
      </div>
      <div role="status">
        {error !== null ? (
          <Card title={__('What is wrong', 'boomerang-returns')} className="boomerang-trouble is-bad">
            <ul className="boomerang-findings">
              <FindingItem severity="bad" words={unreachableWords(error)} />
            </ul>
          </Card>
        ) : health ? (
          <Findings health={health} />
        ) : (
          <p className="boomerang-loading">
            <Spinner /> {__('Asking the bridge…', 'boomerang-returns')}
          </p>
        )}
      </div>
      {health && error === null && (
        <>
          {health.restored && <RestoredList restored={health.restored} />}
          <Parts health={health} />
          <ReconcileResult />
          <SweepRuns />
        </>
      )}
    </>
  );
}

function Findings({ health: { findings } }: { health: HealthResponse }) {
  const wrong = findings.filter(({ severity }) => severity !== 'info');
  const toKnow = findings.filter(({ severity }) => severity === 'info');
  return (
    <>
      {wrong.length > 0 ? (
        <Card
          title={__('What is wrong', 'boomerang-returns')}
          className={`boomerang-trouble ${wrong[0]?.severity === 'bad' ? 'is-bad' : ''}`}
        >
          <FindingList findings={wrong} />
        </Card>
      ) : (
        <p className="boomerang-all-well">
          <span aria-hidden="true">✓</span> {__('All is well.', 'boomerang-returns')}
        </p>
      )}
      {toKnow.length > 0 && (
        <Card title={__('To know', 'boomerang-returns')}>
          <FindingList findings={toKnow} />
        </Card>
      )}
    </>
  );
}

function Parts({ health }: { health: HealthResponse }) {
  return (
    <Card title={__('The parts', 'boomerang-returns')}>
      <ul className="boomerang-parts">
        {areasOf(health).map((area) => (
          <Part key={area.name} area={area} />
        ))}
      </ul>
      <p className="boomerang-muted">
        {__('As of', 'boomerang-returns')} <time dateTime={health.at}>{formatDateTime(health.at)}</time>
      </p>
    </Card>
  );
}

function Part({ area: { name, severity, text } }: { area: Area }) {
  const isFine = severity === null || severity === 'info';
  const word = isFine ? __('Fine:', 'boomerang-returns') : __('Not fine:', 'boomerang-returns');
  const tone = isFine ? 'is-good' : `is-${severity}`;
  return (
    <li className={tone}>
      <span aria-hidden="true">{isFine ? '✓' : '!'}</span>
      <span>
        <span className="screen-reader-text">{word} </span>
        {name}
      </span>
      <span className="boomerang-muted">{text}</span>
    </li>
  );
}
