import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, useState } from 'react';
import { testConnection } from '../../api/staff-client.ts';
import { isProblem } from '../../api/staff-error-message.ts';
import { Card } from '../shared/card.tsx';
import { askAsGuest } from './guest.ts';
import { legsOf, legsOfFailure, type Leg } from './legs.ts';

const BUSY_TRIES = 5;
const BUSY_WAIT_MS = 1_500;

export function ConnectionTest({ connected, restRoot }: { connected: boolean; restRoot: string }) {
  const [legs, setLegs] = useState<Leg[] | null>(null);
  const [version, setVersion] = useState('');
  const [busy, setBusy] = useState(false);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  async function test() {
    const mine = new AbortController();
    abort.current = mine;
    setBusy(true);
    setLegs(null);
    // Before the others: they may hold all that the site can answer with.
    const guest = await askAsGuest(restRoot, mine.signal).catch(() => null);
    try {
      const report = await whenFree(mine.signal);
      if (mine.signal.aborted) return;
      setVersion(report.bridgeVersion);
      setLegs([...legsOf(report), ...(guest ? [guest] : [])]);
    } catch (error) {
      if (!mine.signal.aborted) setLegs([...legsOfFailure(error), ...(guest ? [guest] : [])]);
    } finally {
      if (!mine.signal.aborted) setBusy(false);
    }
  }

  return (
    <Card title={__('Test', 'boomerang-returns')}>
      <p>{__('Sends a message each way and reads an order; nothing is changed.', 'boomerang-returns')}</p>
      <Button
        variant="secondary"
        isBusy={busy}
        disabled={busy || !connected}
        accessibleWhenDisabled
        onClick={() => void test()}
      >
        {__('Test connection', 'boomerang-returns')}
      </Button>
      <div role="status">
        {busy && <p>{__('Testing…', 'boomerang-returns')}</p>}
        {legs && <p className="boomerang-legs__sum">{summary(legs, version)}</p>}
        {legs && (
          <ol className="boomerang-legs">
            {legs.map((leg) => (
              <LegRow key={leg.title} leg={leg} />
            ))}
          </ol>
        )}
      </div>
    </Card>
  );
}

function LegRow({ leg }: { leg: Leg }) {
  const marks = {
    true: ['✓', __('Works:', 'boomerang-returns'), 'is-good'],
    false: ['✗', __('Broken:', 'boomerang-returns'), 'is-bad'],
    null: ['–', __('Not tested:', 'boomerang-returns'), ''],
  } as const;
  const [mark, word, tone] = marks[`${leg.ok}`];
  return (
    <li className={tone}>
      <span aria-hidden="true">{mark}</span>
      <div>
        <span className="screen-reader-text">{word} </span>
        <strong>{leg.title}</strong>
        {leg.text && <p>{leg.text}</p>}
        {leg.detail && <code>{leg.detail}</code>}
      </div>
    </li>
  );
}

/** The bridge has few slots for calls that come back to the site; without a free one it asks us to come again. */
async function whenFree(signal: AbortSignal) {
  for (let left = BUSY_TRIES; ; left--) {
    try {
      return await testConnection(signal);
    } catch (error) {
      if (left === 0 || signal.aborted || !isProblem(error, 'busy')) throw error;
      await new Promise((resolve) => setTimeout(resolve, BUSY_WAIT_MS));
    }
  }
}

function summary(legs: readonly Leg[], version: string): string {
  const broken = legs.find((leg) => leg.ok === false);
  /* translators: %s: what does not work, e.g. "Your site reaches the bridge". */
  if (broken) return sprintf(__('Broken at: %s', 'boomerang-returns'), broken.title);
  /* translators: %s: version number of the bridge. */
  return sprintf(__('All is well. The bridge has version %s.', 'boomerang-returns'), version);
}
