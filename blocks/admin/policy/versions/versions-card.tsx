import { Button, Notice, Spinner } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import type { PolicyResponse, PolicyVersions } from '../../../../bridge/contract/policy.ts';
import { getPolicyVersions } from '../../../api/staff-client.ts';
import { staffErrorMessage } from '../../../api/staff-error-message.ts';
import { Card } from '../../shared/card.tsx';
import { formatDateTime } from '../../shared/format.ts';
import { OneVersion } from './one-version.tsx';

/** So many are listed at first. */
const FIRST = 10;

/** Who changed the policy when, and what it said then. */
export function VersionsCard({ current, store }: { current: number; store: PolicyResponse['store'] }) {
  const [named] = useState(namedVersion);
  const [shown, setShown] = useState(named !== null);
  return (
    <Card
      title={__('Earlier versions', 'boomerang-returns')}
      aside={
        <Button variant="secondary" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? __('Hide versions', 'boomerang-returns') : __('Show versions', 'boomerang-returns')}
        </Button>
      }
    >
      <p className="boomerang-muted">
        {__('Each save is a version. A return keeps the one it was made under.', 'boomerang-returns')}
      </p>
      {shown && <VersionList current={current} store={store} named={named} />}
    </Card>
  );
}

/** The version that the page's address asks for; null: none. */
function namedVersion(): number | null {
  const asked = new URLSearchParams(window.location.search).get('version') ?? '';
  const version = asked === '' ? Number.NaN : Number(asked);
  return Number.isInteger(version) && version >= 0 ? version : null;
}

type Version = PolicyVersions['versions'][number];

/** Before anybody has saved a policy; nobody saved it, so the bridge does not list it. */
const AS_IT_CAME: Version = { version: 0, savedBy: '', savedAt: '' };

function aboutVersion({ version, savedBy, savedAt }: Version): string {
  if (version === 0) return __('Version 0, as Boomerang came', 'boomerang-returns');
  return sprintf(
    /* translators: 1: version number, 2: who saved it, 3: date and time. */
    __('Version %1$d, %2$s, %3$s', 'boomerang-returns'),
    version,
    savedBy || __('Boomerang', 'boomerang-returns'),
    formatDateTime(savedAt),
  );
}

interface ListProps {
  current: number;
  store: PolicyResponse['store'];
  named: number | null;
}

function VersionList({ current, store, named }: ListProps) {
  const [versions, setVersions] = useState<PolicyVersions['versions'] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [all, setAll] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    getPolicyVersions(stop.signal).then(
      (answer) => {
        const all = named === 0 ? [...answer.versions, AS_IT_CAME] : [...answer.versions];
        setVersions(all.sort((one, other) => other.version - one.version));
        setError(null);
      },
      (reason: unknown) => stop.signal.aborted || setError(reason),
    );
    return () => stop.abort();
  }, [current, tries]);

  if (error !== null) {
    return (
      <Notice
        status="error"
        isDismissible={false}
        actions={[{ label: __('Try again', 'boomerang-returns'), onClick: () => setTries(tries + 1) }]}
      >
        {staffErrorMessage(error)}
      </Notice>
    );
  }
  if (!versions) {
    return (
      <p role="status">
        <Spinner /> {__('Loading…', 'boomerang-returns')}
      </p>
    );
  }
  const listed = all ? versions : versions.filter(({ version }, at) => at < FIRST || version === named);
  return (
    <>
      <ul className="boomerang-versions">
        {listed.map(({ version, savedBy, savedAt }) => (
          <li key={version}>
            <OneVersion
              version={version}
              before={versions[versions.findIndex((one) => one.version === version) + 1]?.version ?? null}
              others={versions.map((one) => one.version).filter((one) => one !== version)}
              named={version === named}
              store={store}
              about={aboutVersion({ version, savedBy, savedAt })}
              inForce={version === current}
            />
          </li>
        ))}
      </ul>
      {!all && versions.length > FIRST && (
        <Button variant="secondary" onClick={() => setAll(true)}>
          {/* translators: %d: number of versions. */}
          {sprintf(__('Show all %d', 'boomerang-returns'), versions.length)}
        </Button>
      )}
    </>
  );
}
