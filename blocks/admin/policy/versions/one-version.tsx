import { Button, Notice, Spinner } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useId, useRef, useState } from 'react';
import type { PolicyResponse } from '../../../../bridge/contract/policy.ts';
import { getPolicyVersion } from '../../../api/staff-client.ts';
import { SECTION_IDS, sectionName } from '../../../api/section-name.ts';
import { staffErrorMessage } from '../../../api/staff-error-message.ts';
import { Badge } from '../../shared/badge.tsx';
import { useNames } from '../names.ts';
import type { Rules } from '../draft.ts';
import { Sentences } from '../section-card.tsx';
import { changedWords, sectionWords } from '../words/policy-words.ts';
import { speechOf } from '../words/speech.ts';
import { Changes } from './changes.tsx';

interface Props {
  version: number;
  /** The version before it; null: it is the first. */
  before: number | null;
  about: string;
  inForce: boolean;
  /** The page was opened for this one. */
  named: boolean;
  store: PolicyResponse['store'];
}

export function OneVersion({ version, before, about, inForce, named, store }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(named);
  useEffect(() => {
    if (!named) return;
    button.current?.focus();
    button.current?.scrollIntoView?.({ block: 'center' });
  }, [named]);
  return (
    <>
      <div className="boomerang-versions__head">
        <span>
          {about} {inForce && <Badge tone="good">{__('In force', 'boomerang-returns')}</Badge>}
        </span>
        <Button
          ref={button}
          variant="secondary"
          size="small"
          aria-expanded={open}
          aria-controls={id}
          aria-label={sprintf(
            open
              ? /* translators: %d: version number. */ __('Close version %d', 'boomerang-returns')
              : /* translators: %d: version number. */ __('View version %d', 'boomerang-returns'),
            version,
          )}
          onClick={() => setOpen(!open)}
        >
          {open ? __('Close', 'boomerang-returns') : __('View', 'boomerang-returns')}
        </Button>
      </div>
      <div id={id} hidden={!open}>
        {open && <VersionText version={version} before={before} store={store} />}
      </div>
    </>
  );
}

function VersionText({ version, before, store }: Pick<Props, 'version' | 'before' | 'store'>) {
  const { known, want } = useNames();
  const [texts, setTexts] = useState<{ rules: Rules; earlier: Rules | null } | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const stop = new AbortController();
    const ask = (number: number) => getPolicyVersion(number, stop.signal);
    Promise.all([ask(version), before === null ? null : ask(before)]).then(
      ([mine, earlier]) => setTexts({ rules: mine.rules, earlier: earlier?.rules ?? null }),
      (reason: unknown) => stop.signal.aborted || setError(reason),
    );
    return () => stop.abort();
  }, [version, before]);
  useEffect(() => {
    if (texts) want(texts.rules);
    if (texts?.earlier) want(texts.earlier);
  }, [texts]);

  if (error !== null) {
    return (
      <Notice status="error" isDismissible={false}>
        {staffErrorMessage(error)}
      </Notice>
    );
  }
  if (!texts) {
    return (
      <p role="status">
        <Spinner /> {__('Loading…', 'boomerang-returns')}
      </p>
    );
  }
  const { rules, earlier } = texts;
  const speech = speechOf(rules, store, known);
  return (
    <div className="boomerang-version">
      {earlier && (
        <>
          {/* translators: %d: version number. */}
          <h3>{sprintf(__('Changed against version %d', 'boomerang-returns'), before ?? 0)}</h3>
          <Changes
            changes={changedWords({ rules: earlier, speech: speechOf(earlier, store, known) }, { rules, speech })}
          />
        </>
      )}
      <h3>{__('What it says', 'boomerang-returns')}</h3>
      {SECTION_IDS.map((id) => (
        <div key={id}>
          <h4>{sectionName(id)}</h4>
          <Sentences sentences={sectionWords(id, rules, speech)} />
        </div>
      ))}
    </div>
  );
}
