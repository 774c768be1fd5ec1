import { Notice, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useEffect } from 'react';
import { isProblem } from '../../api/staff-error-message.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { stateWord } from '../shared/words.ts';
import { Confirmation } from './confirmation.tsx';
import { CreditCard } from './credit-card.tsx';
import { DecisionCard } from './decision-card.tsx';
import { ExchangeCard } from './exchange-card.tsx';
import { FindingsCard } from './findings-card.tsx';
import { AtRiskCard, riskNeedsPerson } from './at-risk-card.tsx';
import { BackLink, Header } from './header.tsx';
import { LedgerCard } from './ledger-card.tsx';
import { LinesCard } from './lines-card.tsx';
import { nextStep } from './next-step.ts';
import { NextStepCard } from './next-step-card.tsx';
import { PayoutCard } from './payout-card.tsx';
import { ShippingCard } from './shipping-card.tsx';
import { ShopperCard } from './shopper-card.tsx';
import { TimelineCard } from './timeline-card.tsx';
import { TroubleCard } from './trouble-card.tsx';
import { isStuck, troublesOf } from './troubles.ts';
import { useDeeds } from './use-deeds.ts';
import { useReturn } from './use-return.ts';
import { WithdrawalCard } from './withdrawal-card.tsx';

export function ReturnScreen({ id }: { id: string }) {
  const model = useReturn(id);
  const { detail, error, busy } = model;
  const deeds = useDeeds(model);

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
  const step = nextStep(detail);
  // “Nothing to do” beside something that needs a person would be wrong.
  const isStill = step.kind === 'wait' || step.kind === 'done';
  const isTroubled = troublesOf(detail).some(isStuck);
  const onlyTrouble = isStill && (isTroubled || riskNeedsPerson(detail));
  const heading = { headingRef: deeds.headingRef };
  return (
    <>
      <BackLink />
      <Header detail={detail} busy={busy} cancel={deeds.cancelReturn} />
      <p role="status" className="screen-reader-text">
        {stateWord(detail.state).label}. {step.title}
      </p>
      {error !== null && <ProblemNotice error={error} onRetry={() => void model.reload()} />}
      {deeds.notice && (
        <Notice status={deeds.notice.status} onRemove={deeds.dismiss}>
          {deeds.notice.text}
        </Notice>
      )}
      <div className="boomerang-columns">
        <div>
          <TroubleCard detail={detail} busy={busy} ways={deeds} {...(onlyTrouble && isTroubled ? heading : {})} />
          <AtRiskCard
            detail={detail}
            busy={busy}
            checked={deeds.paymentChecked}
            {...(onlyTrouble && !isTroubled ? heading : {})}
          />
          {!onlyTrouble && <NextStepCard detail={detail} step={step} busy={busy} deeds={deeds} {...heading} />}
          <WithdrawalCard detail={detail} busy={busy} sent={deeds.sent} />
          <FindingsCard detail={detail} />
          <LinesCard detail={detail} />
          <DecisionCard detail={detail} />
          <TimelineCard timeline={detail.timeline} />
        </div>
        <div>
          <ShippingCard
            detail={detail}
            busy={busy}
            upload={deeds.upload}
            addParcel={deeds.addParcel}
            tryAgain={deeds.tryAgain}
          />
          {detail.payouts.map((payout) => (
            <PayoutCard
              key={payout.resolution}
              payout={payout}
              detail={detail}
              busy={busy}
              deeds={deeds}
              first={payout === step.payout}
            />
          ))}
          <CreditCard detail={detail} />
          <ExchangeCard detail={detail} />
          <LedgerCard detail={detail} />
          <ShopperCard detail={detail} busy={busy} sendNewLinks={deeds.sendNewLinks} />
        </div>
      </div>
      {deeds.asked && <Confirmation detail={detail} busy={busy} asked={deeds.asked} deeds={deeds} />}
    </>
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
