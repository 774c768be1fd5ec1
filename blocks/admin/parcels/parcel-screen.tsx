import { Button, Notice, Spinner } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect } from 'react';
import type { ParcelDetail } from '../../../bridge/contract/parcel.ts';
import { isProblem } from '../../api/staff-error-message.ts';
import { BackLink } from '../return/header.tsx';
import { InspectionForm } from '../return/inspection-form.tsx';
import { TimelineCard } from '../return/timeline-card.tsx';
import { TroubleCard } from '../return/trouble-card.tsx';
import { Badge } from '../shared/badge.tsx';
import { Card } from '../shared/card.tsx';
import { formatDate } from '../shared/format.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { stateWord } from '../shared/words.ts';
import { ParcelItems } from './parcel-items.tsx';
import { ParcelShipping } from './parcel-shipping.tsx';
import { parcelStep } from './parcel-step.ts';
import { useParcel, type ParcelModel } from './use-parcel.ts';

/** One return for whoever receives its parcel. */
export function ParcelScreen({ id }: { id: string }) {
  const model = useParcel(id);
  const { detail, error, busy, notice } = model;

  useEffect(() => {
    if (detail) document.title = `${detail.number} ‹ ${__('Returns', 'boomerang-returns')}`;
  }, [detail?.number]);

  if (!detail) {
    return (
      <>
        <BackLink />
        <h1>{__('Return', 'boomerang-returns')}</h1>
        {error === null ? <Loading /> : <NotLoaded error={error} onRetry={() => void model.reload()} />}
      </>
    );
  }
  const ways = {
    tryAgain: ({ id: effectId }: { id: string }) => model.send({ type: 'try_again', effectId }),
    resolve: ({ id: effectId }: { id: string }, happened: boolean) =>
      model.send({ type: 'resolve_doubt', effectId, happened }),
    paidByHand: () => undefined,
  };
  return (
    <>
      <BackLink />
      <Header detail={detail} />
      {error !== null && <ProblemNotice error={error} onRetry={() => void model.reload()} />}
      {notice && (
        <Notice status={notice.status} onRemove={model.dismiss}>
          {notice.text}
        </Notice>
      )}
      <div className="boomerang-columns">
        <div>
          <TroubleCard detail={{ ...detail, payouts: [], can: [] }} busy={busy} ways={ways} />
          <StepCard detail={detail} model={model} />
          <ParcelItems lines={detail.lines} />
        </div>
        <div>
          <ParcelShipping detail={detail} />
          <TimelineCard timeline={detail.timeline} />
        </div>
      </div>
    </>
  );
}

function Header({ detail }: { detail: ParcelDetail }) {
  const state = stateWord(detail.state);
  return (
    <div className="boomerang-header">
      <h1>
        {/* translators: %s: return number, e.g. RMA-1001. */}
        {sprintf(__('Return %s', 'boomerang-returns'), detail.number)}
      </h1>
      <Badge tone={state.tone}>{state.label}</Badge>
      <p>
        {sprintf(
          /* translators: 1: order number, 2: date. */
          __('Order #%1$s, requested on %2$s', 'boomerang-returns'),
          detail.orderNumber,
          formatDate(detail.createdAt),
        )}
      </p>
    </div>
  );
}

function StepCard({ detail, model }: { detail: ParcelDetail; model: ParcelModel }) {
  const { busy, send, headingRef } = model;
  const step = parcelStep(detail);
  return (
    <Card title={step.title} headingRef={headingRef} className={`boomerang-next is-${step.kind}`}>
      <p>{step.text}</p>
      {step.kind === 'inspect' && (
        <InspectionForm
          lines={detail.lines}
          detail={null}
          busy={busy}
          onSubmit={(findings) =>
            send({
              type: 'inspect',
              lines: Object.entries(findings).map(([orderLineId, { sellable, damaged, missing }]) => ({
                orderLineId: Number(orderLineId),
                ...{ sellable, damaged, missing },
              })),
            })
          }
        />
      )}
      {step.kind === 'await_parcel' && (
        <div className="boomerang-buttons">
          <Button
            variant="primary"
            isBusy={busy}
            disabled={busy}
            accessibleWhenDisabled
            onClick={() => send({ type: 'receive' })}
          >
            {__('Mark as received', 'boomerang-returns')}
          </Button>
        </div>
      )}
    </Card>
  );
}

function NotLoaded({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return isProblem(error, 'not_found') ? (
    <Notice status="warning" isDismissible={false}>
      {__('This return does not exist. Perhaps the link was cut off.', 'boomerang-returns')}
    </Notice>
  ) : (
    <ProblemNotice error={error} onRetry={onRetry} />
  );
}

function Loading() {
  return (
    <p role="status" className="boomerang-loading">
      <Spinner /> {__('Loading the return…', 'boomerang-returns')}
    </p>
  );
}
