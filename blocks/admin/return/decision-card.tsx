import { __, sprintf } from '@wordpress/i18n';
import type { VerdictView } from '../../../bridge/contract/common.ts';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { ownerVerdict, ruleName } from '../../api/verdict-owner.ts';
import { Card } from '../shared/card.tsx';
import { useRights } from '../shared/rights.ts';
import { pages } from '../shared/site-links.ts';
import { currencyOf } from './payouts.ts';

/** Why it was accepted or waits, by which setting, and what staff overrode. */
export function DecisionCard({ detail }: { detail: ReturnDetail }) {
  const { decision, override } = detail;
  const currency = currencyOf(detail);
  return (
    <Card title={__('How it was decided', 'boomerang-returns')}>
      <p>{ownerVerdict(decision, currency)}</p>
      <Origin verdict={decision} />
      {override && (
        <>
          <h3>{__('Allowed as an exception', 'boomerang-returns')}</h3>
          <p>
            {/* translators: %s: reason that staff wrote. */}
            {sprintf(__('Your team’s reason: “%s”', 'boomerang-returns'), override.reason)}
          </p>
          <ul className="boomerang-plain">
            {override.refusals.map((refusal, index) => (
              <li key={index}>
                {ownerVerdict(refusal, currency)} <Origin verdict={refusal} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

/** The setting that decided, in the version that counted: a link to read it as it was. */
function Origin({ verdict }: { verdict: VerdictView }) {
  const reads = useRights().call('policyVersion');
  /* translators: %d: number of a version of the policy. */
  const version = sprintf(__('Policy version %d', 'boomerang-returns'), verdict.policyVersion);
  return (
    <p className="boomerang-muted">
      {/* What a person decided, no setting did. */}
      {verdict.code !== 'approved_by_staff' && `${ruleName(verdict.rule)} · `}
      {reads ? <a href={pages.policyVersion(verdict.policyVersion)}>{version}</a> : version}
    </p>
  );
}
