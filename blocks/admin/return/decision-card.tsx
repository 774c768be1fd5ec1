import { __, sprintf } from '@wordpress/i18n';
import type { VerdictView } from '../../../bridge/contract/common.ts';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { ownerVerdict, ruleName } from '../../api/verdict-owner.ts';
import { Card } from '../shared/card.tsx';
import { formatDate } from '../shared/format.ts';
import { useRights } from '../shared/rights.ts';
import { pages } from '../shared/site-links.ts';
import { currencyOf } from './payouts.ts';
import { actorName } from './sentences.ts';

/** Why it was accepted or waits, by which setting, and what staff overrode. */
export function DecisionCard({ detail }: { detail: ReturnDetail }) {
  const { decision, override } = detail;
  const currency = currencyOf(detail);
  const decided = decidedBy(detail);
  return (
    <Card title={__('How it was decided', 'boomerang-returns')}>
      <p>{ownerVerdict(decision, currency)}</p>
      {decided && <p>{decided}</p>}
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

/** Which person has decided meanwhile, and how; empty: none had to. */
function decidedBy({ timeline, state }: ReturnDetail): string {
  const said = timeline.findLast(
    ({ type, actor }) => (type === 'approved' || type === 'rejected') && actor.type === 'staff',
  );
  if (!said || state === 'requested') return '';
  const words =
    said.type === 'approved'
      ? /* translators: 1: name of a person, 2: date. */ __('Approved by %1$s on %2$s.', 'boomerang-returns')
      : /* translators: 1: name of a person, 2: date. */ __('Rejected by %1$s on %2$s.', 'boomerang-returns');
  return sprintf(words, actorName(said.actor), formatDate(said.at));
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
