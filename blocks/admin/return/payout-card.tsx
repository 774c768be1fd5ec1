import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { Badge } from '../shared/badge.tsx';
import { Card } from '../shared/card.tsx';
import { formatAmount } from '../shared/format.ts';
import { resolutionWord } from '../shared/words.ts';
import { BreakdownTable } from './breakdown-table.tsx';
import { payoutSentence, payoutWord } from './payout-words.ts';
import type { Payout } from './payouts.ts';

export interface PayoutDeeds {
  paidByHand: (payout: Payout) => void;
  release: (payout: Payout) => void;
}

interface Props {
  payout: Payout;
  detail: ReturnDetail;
  busy: boolean;
  deeds: PayoutDeeds;
  /** The card at the top has the button of this one. */
  first: boolean;
}

/** One way in which the shopper is paid: what it adds up from, where it is, what it waits for. */
export function PayoutCard({ payout, detail, busy, deeds, first }: Props) {
  const word = payoutWord(payout, detail);
  const button = { variant: 'secondary', disabled: busy, accessibleWhenDisabled: true } as const;
  const mayPay = !first && payout.awaitsHand && detail.can.includes('paid_by_hand');
  const mayRelease = !first && payout.held !== null && detail.can.includes('release_payout');
  return (
    <Card title={resolutionWord(payout.resolution)} aside={<Badge tone={word.tone}>{word.label}</Badge>}>
      <p>{payoutSentence(payout, detail)}</p>
      {payout.state === 'failed' && payout.trouble?.message && (
        <p className="boomerang-muted">
          {/* translators: %s: message of another program. */}
          {sprintf(__('WooCommerce said: “%s”', 'boomerang-returns'), payout.trouble.message)}
        </p>
      )}
      <BreakdownTable
        breakdown={payout.breakdown}
        caption={
          payout.paid
            ? __('Paid to the shopper', 'boomerang-returns')
            : __('Promised to the shopper', 'boomerang-returns')
        }
      />
      {detail.labelAtMost && payout.state === 'pending' && payout.resolution !== 'keep' && (
        <p className="boomerang-muted">
          {sprintf(
            /* translators: %s: amount. */
            __('The price of the label is still taken off, %s at most.', 'boomerang-returns'),
            formatAmount(detail.labelAtMost.amount, detail.labelAtMost),
          )}
        </p>
      )}
      {(mayPay || mayRelease) && (
        <div className="boomerang-buttons">
          {mayPay && (
            <Button {...button} onClick={() => deeds.paidByHand(payout)}>
              {payout.resolution === 'refund' || payout.resolution === 'keep'
                ? __('I have paid it', 'boomerang-returns')
                : __('I have done it', 'boomerang-returns')}
            </Button>
          )}
          {mayRelease && (
            <Button {...button} onClick={() => deeds.release(payout)}>
              {__('Let it go ahead', 'boomerang-returns')}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
