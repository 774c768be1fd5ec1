import { Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useMemo, useState } from 'react';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { PolicyForm, type Restored } from './form.tsx';
import { NamesContext, useNameBook } from './names.ts';
import { ShippoToken } from './shippo-token.tsx';
import { usePolicy } from './use-policy.ts';
import { RestoreContext } from './versions/restore.ts';
import { VersionsCard } from './versions/versions-card.tsx';

export function PolicyScreen() {
  const model = usePolicy();
  const names = useNameBook();
  const { policy, error } = model;
  const [dirty, setDirty] = useState(false);
  const [restored, setRestored] = useState<Restored | null>(null);
  const restore = useMemo(
    () => ({ dirty, into: (version: number, rules: Restored['rules']) => setRestored({ version, rules }) }),
    [dirty],
  );
  return (
    <NamesContext.Provider value={names}>
      <div className="boomerang-narrow">
        <h1>{__('Return policy', 'boomerang-returns')}</h1>
        <p className="boomerang-lead">
          {__(
            'What shoppers may send back, until when, and when they get their money. A change counts for returns asked for from now on; those already made keep the policy they were made under.',
            'boomerang-returns',
          )}
        </p>
        {error !== null && <ProblemNotice error={error} onRetry={() => void model.reload()} />}
        {policy && <PolicyForm policy={policy} model={model} restored={restored} onDirty={setDirty} />}
        {policy && <ShippoToken shippo={policy.shippo} onSaved={model.replace} />}
        {policy && (
          <RestoreContext.Provider value={restore}>
            <VersionsCard current={policy.version} store={policy.store} />
          </RestoreContext.Provider>
        )}
        {!policy && error === null && (
          <p role="status" className="boomerang-loading">
            <Spinner /> {__('Loading the policy…', 'boomerang-returns')}
          </p>
        )}
      </div>
    </NamesContext.Provider>
  );
}
