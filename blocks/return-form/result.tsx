import { __ } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import { CreditPanel } from './credit-panel.tsx';
import { ExchangePanel } from './exchange-panel.tsx';
import { useForm } from './form-context.ts';
import { LabelPanel } from './label-panel.tsx';
import { Notice } from './notice.tsx';
import { Parcels } from './parcels.tsx';
import { Progress } from './progress.tsx';
import { Receipt } from './receipt.tsx';
import { ResultActions } from './result-actions.tsx';
import { ResultSummary } from './result-summary.tsx';
import { headline, nextStep } from './status-sentences.ts';
import { StepHeading } from './step-heading.tsx';
import type { Flow } from './use-flow.ts';

interface ResultProps {
  readonly flow: Flow;
  readonly link: string;
  readonly status: ReturnStatus;
  readonly late: boolean;
  readonly focus: boolean;
  onStatus(status: ReturnStatus): void;
  onStartOver(): void;
}

export function Result({ flow, link, status, late, focus, onStatus, onStartOver }: ResultProps) {
  const { format, verdict } = useForm();
  const ended = ['rejected', 'cancelled', 'expired'].includes(status.state);
  const currency = status.payouts[0]?.breakdown ?? { currency: '', decimals: 2 };
  const change = () => void flow.edit(link, status.kind);
  return (
    <div className="boomerang-result">
      <div className="boomerang-main">
        <StepHeading focus={focus}>{headline(status)}</StepHeading>
        <p className="boomerang-number">
          <span className="boomerang-hint">{__('Return number', 'boomerang-returns')}</span>
          <strong>{status.number}</strong>
        </p>
        {status.withdrawal && <Receipt status={status} withdrawal={status.withdrawal} />}
        <p>{nextStep(status, format, verdict(status.decision, currency))}</p>
        {!ended && <Progress {...status} />}
        {status.exchange && (
          <ExchangePanel
            exchange={status.exchange}
            currency={currency}
            onChooseAgain={status.can.includes('change') ? change : undefined}
          />
        )}
        {status.credit && <CreditPanel credit={status.credit} email={status.email} currency={currency} />}
        <LabelPanel status={status} late={late} onStatus={onStatus} />
        <Parcels status={status} onStatus={onStatus} />
      </div>
      <div className="boomerang-side">
        <ResultSummary status={status} ended={ended} />
        {flow.failure && <Notice problem={flow.failure} />}
        <ResultActions
          status={status}
          pending={flow.pending}
          onChange={change}
          onStatus={onStatus}
          onStartOver={onStartOver}
        />
      </div>
    </div>
  );
}
