import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Ref } from 'react';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { Card } from '../shared/card.tsx';
import { formatAmount } from '../shared/format.ts';
import { useSiteLinks } from '../shared/site-links.ts';
import { riskSentence } from './at-risk-words.ts';
import { amountOf, currencyOf } from './payouts.ts';

interface Props {
  detail: ReturnDetail;
  busy: boolean;
  checked: () => void;
  headingRef?: Ref<HTMLHeadingElement>;
}

/** Until one who may decide on money has looked. */
export function riskNeedsPerson({ atRisk, attention, can }: ReturnDetail): boolean {
  return atRisk !== null && (attention === 'payment_at_risk' || can.includes('payment_checked'));
}

/** The order's payment is in question after something was given for it: what a person can still do. Absent otherwise. */
export function AtRiskCard({ detail, busy, checked, headingRef }: Props) {
  const links = useSiteLinks();
  const { atRisk, credit, orderId } = detail;
  if (atRisk === null) return null;
  const isOpen = credit?.state === 'open' && credit.left > 0;
  return (
    <Card
      title={__('The payment may be lost', 'boomerang-returns')}
      {...(headingRef ? { headingRef } : {})}
      className={riskNeedsPerson(detail) ? 'boomerang-trouble is-bad' : 'boomerang-trouble'}
    >
      <p>{riskSentence(atRisk.status, detail)}</p>
      <p>
        {__(
          'Look at the payment at your payment provider. If it’s disputed, answer with what this page shows: the timeline, the tracking number and every amount.',
          'boomerang-returns',
        )}{' '}
        <a href={links.order(orderId)}>{__('Open the order', 'boomerang-returns')}</a>
      </p>
      {isOpen && (
        <p>
          {sprintf(
            /* translators: %s: amount of money. */
            __(
              '%s of the store credit isn’t used yet. If you lose the payment, move the coupon to the trash: then nobody can spend it.',
              'boomerang-returns',
            ),
            formatAmount(credit.left, currencyOf(detail)),
          )}{' '}
          <a href={links.coupon(credit.couponId)}>{__('Open the coupon', 'boomerang-returns')}</a>
        </p>
      )}
      <NotYetGone detail={detail} />
      {detail.can.includes('payment_checked') && (
        <div className="boomerang-buttons">
          <Button variant="secondary" disabled={busy} accessibleWhenDisabled onClick={checked}>
            {__('I’ve looked at the payment', 'boomerang-returns')}
          </Button>
        </div>
      )}
    </Card>
  );
}

/** What has not left the store. */
function NotYetGone({ detail: { payouts, exchange } }: { detail: ReturnDetail }) {
  const byHand = payouts.find(({ awaitsHand }) => awaitsHand);
  const exchanged = payouts.some(({ resolution, state }) => resolution === 'exchange' && state === 'settled');
  return (
    <>
      {byHand && (
        <p>
          {sprintf(
            /* translators: %s: amount of money. */
            __('Don’t pay the %s by hand before you’re sure that you have the money.', 'boomerang-returns'),
            amountOf(byHand),
          )}
        </p>
      )}
      {exchanged && exchange?.orderNumber && (
        <p>
          {sprintf(
            /* translators: %s: order number. */
            __('If order %s isn’t shipped yet, keep it until you’re sure.', 'boomerang-returns'),
            exchange.orderNumber,
          )}
        </p>
      )}
    </>
  );
}
