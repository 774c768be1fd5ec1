import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { knownWord } from '../../api/known-word.ts';
import { Badge } from '../shared/badge.tsx';
import { Card } from '../shared/card.tsx';
import { formatAmount, formatDate } from '../shared/format.ts';
import { useSiteLinks } from '../shared/site-links.ts';
import type { Tone } from '../shared/words.ts';
import { currencyOf } from './payouts.ts';

type Credit = NonNullable<ReturnDetail['credit']>;

const states: Record<Credit['state'], () => { label: string; tone: Tone }> = {
  open: () => ({ label: __('Valid', 'boomerang-returns'), tone: 'info' }),
  used: () => ({ label: __('Used', 'boomerang-returns'), tone: 'good' }),
  expired: () => ({ label: __('Expired', 'boomerang-returns'), tone: 'neutral' }),
  revoked: () => ({ label: __('Taken back', 'boomerang-returns'), tone: 'neutral' }),
};

/** The coupon that this return gave: what is left on it the store still owes. */
export function CreditCard({ detail }: { detail: ReturnDetail }) {
  const links = useSiteLinks();
  const { credit } = detail;
  if (!credit) return null;
  const currency = currencyOf(detail);
  const state = knownWord(states, credit.state)?.() ?? { label: credit.state, tone: 'neutral' as const };
  return (
    <Card title={__('Coupon', 'boomerang-returns')} aside={<Badge tone={state.tone}>{state.label}</Badge>}>
      <dl className="boomerang-details">
        <dt>{__('Code', 'boomerang-returns')}</dt>
        <dd>
          <a href={links.coupon(credit.couponId)}>
            <code className="boomerang-code">{credit.code}</code>
          </a>
        </dd>
        <dt>{__('Given', 'boomerang-returns')}</dt>
        <dd>{formatAmount(credit.amount, currency)}</dd>
        <dt>{__('Used', 'boomerang-returns')}</dt>
        <dd>{formatAmount(credit.used, currency)}</dd>
        <dt>{__('Still on it', 'boomerang-returns')}</dt>
        <dd>{formatAmount(credit.left, currency)}</dd>
        <dt>{__('Valid until', 'boomerang-returns')}</dt>
        <dd>
          {credit.expiresAt ? formatDate(credit.expiresAt) : __('It does not expire', 'boomerang-returns')}
          {(credit.sooner ?? []).map(({ amount, expiresAt }) => (
            <div key={expiresAt}>{soonerSentence(formatAmount(amount, currency), formatDate(expiresAt))}</div>
          ))}
        </dd>
      </dl>
      {credit.used > credit.amount && <p>{beyondSentence(formatAmount(credit.used - credit.amount, currency))}</p>}
    </Card>
  );
}

function soonerSentence(amount: string, date: string): string {
  return sprintf(
    /* translators: 1: amount of money, 2: date. */
    __('%1$s of it, given again from an earlier credit, until %2$s', 'boomerang-returns'),
    amount,
    date,
  );
}

function beyondSentence(amount: string): string {
  return sprintf(
    /* translators: %s: amount of money. */
    __(
      'Orders used %s more than it held: one that had failed was paid after another had used the coupon. Ask the shopper for the difference, cancel one of the orders, or leave it.',
      'boomerang-returns',
    ),
    amount,
  );
}
