import { Button, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { Badge } from '../shared/badge.tsx';
import { Card } from '../shared/card.tsx';
import { formatAge, formatDate, formatDateTime } from '../shared/format.ts';

interface Props {
  detail: ReturnDetail;
  busy: boolean;
  sent: () => void;
}

/** The consumer's legal right: what they declared, and until when all must be paid back. */
export function WithdrawalCard({ detail, busy, sent }: Props) {
  const { withdrawal } = detail;
  if (!withdrawal) return null;
  const paid = detail.payouts.every(({ state }) => state === 'settled');
  return (
    <Card
      title={__('Withdrawal from the contract', 'boomerang-returns')}
      aside={withdrawal.urgent && <Badge tone="bad">{__('Urgent', 'boomerang-returns')}</Badge>}
    >
      <p>
        {sprintf(
          /* translators: 1: customer, 2: date and time. */
          __('%1$s withdrew from the contract on %2$s.', 'boomerang-returns'),
          withdrawal.name,
          formatDateTime(withdrawal.confirmedAt),
        )}
      </p>
      {withdrawal.urgent ? (
        <Notice status="error" isDismissible={false}>
          {urgentSentence(withdrawal.refundBy)}
        </Notice>
      ) : (
        !paid && (
          <p>
            <strong>
              {/* translators: %s: date. */}
              {sprintf(__('All has to be paid back by %s.', 'boomerang-returns'), formatDate(withdrawal.refundBy))}
            </strong>
          </p>
        )
      )}
      <p>
        {withdrawal.returnCost === 'customer'
          ? __('The customer pays for sending it back: no label is given.', 'boomerang-returns')
          : __('You pay for sending it back.', 'boomerang-returns')}
      </p>
      <p>
        {withdrawal.sentAt
          ? sprintf(
              /* translators: %s: date. */
              __('Sent on %s: the money can’t be held back for the parcel any more.', 'boomerang-returns'),
              formatDate(withdrawal.sentAt),
            )
          : __(
              'You may wait for the parcel, or for a receipt of the carrier, before you pay; whichever comes first.',
              'boomerang-returns',
            )}
      </p>
      {detail.can.includes('sent') && detail.claims.length > 0 && !withdrawal.sentAt && (
        <p>
          {__('The customer typed a tracking number. If it’s proof enough for you, say so here.', 'boomerang-returns')}
        </p>
      )}
      {detail.can.includes('sent') && (
        <Button variant="secondary" disabled={busy} accessibleWhenDisabled onClick={sent}>
          {__('Proof of sending shown', 'boomerang-returns')}
        </Button>
      )}
    </Card>
  );
}

function urgentSentence(refundBy: string): string {
  return Date.parse(refundBy) < Date.now()
    ? sprintf(
        /* translators: 1: date, 2: how long ago. */
        __('All had to be paid back by %1$s (%2$s). Pay now.', 'boomerang-returns'),
        formatDate(refundBy),
        formatAge(refundBy),
      )
    : sprintf(
        /* translators: 1: date, 2: when, e.g. "in 2 days". */
        __('All has to be paid back by %1$s (%2$s).', 'boomerang-returns'),
        formatDate(refundBy),
        formatAge(refundBy),
      );
}
