import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Ref } from 'react';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { useRights } from '../shared/rights.ts';
import { Card } from '../shared/card.tsx';
import { useSiteLinks } from '../shared/site-links.ts';
import { sentLines, type Findings } from './inspection.ts';
import { InspectionForm } from './inspection-form.tsx';
import type { Step } from './next-step.ts';
import type { PayoutDeeds } from './payout-card.tsx';

export interface Deeds extends PayoutDeeds {
  approve: () => void;
  reject: () => void;
  receive: () => void;
  moneyArrived: () => void;
  inspect: (findings: Findings) => void;
}

interface Props {
  detail: ReturnDetail;
  step: Step;
  busy: boolean;
  deeds: Deeds;
  headingRef: Ref<HTMLHeadingElement>;
}

/** What to do next: one primary action, the way out beside it. */
export function NextStepCard({ detail, step, busy, deeds, headingRef }: Props) {
  const links = useSiteLinks();
  const { payout } = step;
  // What is to be done about the money or the order must not keep the parcel from being received.
  const beside = payout !== undefined || step.kind === 'cancel_order';
  const payLess = useRights().payLess();
  const inspection = {
    lines: sentLines(detail.lines),
    detail: payLess ? detail : null,
    busy,
    onSubmit: deeds.inspect,
  };
  const primary = { variant: 'primary', isBusy: busy, disabled: busy, accessibleWhenDisabled: true } as const;
  return (
    <Card title={step.title} headingRef={headingRef} className={`boomerang-next is-${step.kind}`}>
      <p>{step.text}</p>
      {step.kind === 'inspect' && <InspectionForm {...inspection} />}
      {(hasButton(step) || detail.can.includes('reject')) && (
        <div className="boomerang-buttons">
          {step.kind === 'decide' && (
            <Button {...primary} onClick={deeds.approve}>
              {__('Approve', 'boomerang-returns')}
            </Button>
          )}
          {step.kind === 'await_parcel' && (
            <Button {...primary} onClick={deeds.receive}>
              {__('Mark as received', 'boomerang-returns')}
            </Button>
          )}
          {step.kind === 'cancel_order' && (
            <Button variant="primary" href={links.order(detail.orderId)}>
              {__('Open the order', 'boomerang-returns')}
            </Button>
          )}
          {step.kind === 'cancel_order' && detail.can.includes('money_arrived') && (
            <Button variant="secondary" disabled={busy} accessibleWhenDisabled onClick={deeds.moneyArrived}>
              {__('Money has arrived…', 'boomerang-returns')}
            </Button>
          )}
          {step.kind === 'pay_by_hand' && payout && (
            <Button {...primary} onClick={() => deeds.paidByHand(payout)}>
              {payout.resolution === 'refund' || payout.resolution === 'keep'
                ? __('I have paid it', 'boomerang-returns')
                : __('I have done it', 'boomerang-returns')}
            </Button>
          )}
          {step.kind === 'release' && payout && (
            <Button {...primary} onClick={() => deeds.release(payout)}>
              {__('Let it go ahead', 'boomerang-returns')}
            </Button>
          )}
          {detail.can.includes('reject') && (
            <Button variant="secondary" isDestructive disabled={busy} accessibleWhenDisabled onClick={deeds.reject}>
              {__('Reject…', 'boomerang-returns')}
            </Button>
          )}
        </div>
      )}
      {beside && detail.can.includes('receive') && <AlsoReceive busy={busy} receive={deeds.receive} />}
      {beside && detail.can.includes('inspect') && (
        <>
          <h3>{__('Inspect the items', 'boomerang-returns')}</h3>
          <InspectionForm {...inspection} />
        </>
      )}
    </Card>
  );
}

function hasButton({ kind }: Step): boolean {
  return ['decide', 'await_parcel', 'pay_by_hand', 'release', 'cancel_order'].includes(kind);
}

function AlsoReceive({ busy, receive }: { busy: boolean; receive: () => void }) {
  return (
    <p>
      <Button variant="link" disabled={busy} onClick={receive}>
        {__('Mark the parcel as received', 'boomerang-returns')}
      </Button>
    </p>
  );
}
