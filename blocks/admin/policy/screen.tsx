import { Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { PolicyForm } from './form.tsx';
import { NamesContext, useNameBook } from './names.ts';
import { ShippoToken } from './shippo-token.tsx';
import { usePolicy } from './use-policy.ts';
import { VersionsCard } from './versions/versions-card.tsx';

export function PolicyScreen() {
  const model = usePolicy();
  const names = useNameBook();
  const { policy, error } = model;
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
        {policy && <PolicyForm policy={policy} model={model} />}
        {policy && <ShippoToken shippo={policy.shippo} onSaved={model.replace} />}
        {policy && <VersionsCard current={policy.version} store={policy.store} />}
        {!policy && error === null && (
          <p role="status" className="boomerang-loading">
            <Spinner /> {__('Loading the policy…', 'boomerang-returns')}
          </p>
        )}
      </div>
    </NamesContext.Provider>
  );
}
