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
import { sectionWords } from '../words/policy-words.ts';
import { speechOf } from '../words/speech.ts';
import { Compared, CompareWith } from './compared.tsx';
import { useRestore } from './restore.ts';

interface Props {
  version: number;
  /** The version before it; null: it is the first. */
  before: number | null;
  /** All others, newest first. */
  others: readonly number[];
  about: string;
  inForce: boolean;
  /** The page was opened for this one. */
  named: boolean;
  store: PolicyResponse['store'];
}

type TextProps = Pick<Props, 'version' | 'before' | 'others' | 'inForce' | 'store'>;

export function OneVersion({ version, before, others, about, inForce, named, store }: Props) {
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
        {open && <VersionText version={version} before={before} others={others} inForce={inForce} store={store} />}
      </div>
    </>
  );
}

type Rulebook = Readonly<Record<number, Rules>>;

/** Rules of versions, each asked for once. */
function useRules(wanted: readonly number[]) {
  const { want } = useNames();
  const [rules, setRules] = useState<Rulebook>({});
  const [error, setError] = useState<unknown>(null);
  const key = wanted.join();
  useEffect(() => {
    const stop = new AbortController();
    for (const version of wanted.filter((one) => rules[one] === undefined)) {
      getPolicyVersion(version, stop.signal).then(
        (found) => {
          setRules((before) => ({ ...before, [version]: found.rules }));
          want(found.rules);
        },
        (reason: unknown) => stop.signal.aborted || setError(reason),
      );
    }
    return () => stop.abort();
  }, [key]);
  return { rules, error };
}

function VersionText({ version, before, others, inForce, store }: TextProps) {
  const { known } = useNames();
  const [other, setOther] = useState(before ?? others[0] ?? null);
  const { rules: book, error } = useRules(other === null ? [version] : [version, other]);
  const textOf = (number: number | null) => {
    const rules = number === null ? undefined : book[number];
    return number === null || !rules ? null : { version: number, rules, speech: speechOf(rules, store, known) };
  };
  const text = textOf(version);
  const compared = textOf(other);

  if (error !== null) {
    return (
      <Notice status="error" isDismissible={false}>
        {staffErrorMessage(error)}
      </Notice>
    );
  }
  if (!text) return <Loading />;
  return (
    <div className="boomerang-version">
      {!inForce && <RestoreButton version={version} rules={text.rules} />}
      {other !== null && <CompareWith version={version} others={others} chosen={other} onChoose={setOther} />}
      {other !== null && !compared && <Loading />}
      <Compared one={text} other={compared} />
      <h3>{__('What it says', 'boomerang-returns')}</h3>
      {SECTION_IDS.map((id) => (
        <div key={id}>
          <h4>{sectionName(id)}</h4>
          <Sentences sentences={sectionWords(id, text.rules, text.speech)} />
        </div>
      ))}
    </div>
  );
}

function RestoreButton({ version, rules }: { version: number; rules: Rules }) {
  const { dirty, into } = useRestore();
  if (dirty) {
    return (
      <p className="boomerang-muted">
        {__(
          'You have unsaved changes. Save them, or reload the page to drop them; then you can restore this version.',
          'boomerang-returns',
        )}
      </p>
    );
  }
  return (
    <Button variant="secondary" onClick={() => into(version, rules)}>
      {/* translators: %d: version number. */}
      {sprintf(__('Restore version %d', 'boomerang-returns'), version)}
    </Button>
  );
}

function Loading() {
  return (
    <p role="status">
      <Spinner /> {__('Loading…', 'boomerang-returns')}
    </p>
  );
}
