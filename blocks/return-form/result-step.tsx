import { __ } from '@wordpress/i18n';
import { useEffect } from '@wordpress/element';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import type { RefundRow } from './estimate.ts';
import { useForm } from './form-context.ts';
import { LabelPanel } from './label-panel.tsx';
import { isWorthRetrying, Notice } from './notice.tsx';
import { Progress } from './progress.tsx';
import { RefundTable } from './refund-table.tsx';
import { headline, nextStep } from './status-sentences.ts';
import { StepHeading } from './step-heading.tsx';
import { useStatus } from './use-status.ts';

interface ResultStepProps {
  readonly token: string;
  /** The answer to the submit; null: opened by a link or after a reload. */
  readonly made: ReturnStatus | null;
  readonly focus: boolean;
  onStartOver(): void;
}

export function ResultStep({ token, made, focus, onStartOver }: ResultStepProps) {
  const { announce, client } = useForm();
  const { status, failure, late, reload, take } = useStatus(client, token, made);
  const labelState = status?.label.state;

  useEffect(() => {
    if (labelState === 'ready') announce(__('Your label is ready.', 'boomerang-returns'));
    if (labelState === 'preparing' && late) announce(__('Your label follows by e-mail.', 'boomerang-returns'));
  }, [announce, labelState, late]);

  if (!status) {
    return (
      <div className="boomerang-result">
        {failure ? (
          <Notice problem={failure}>
            {isWorthRetrying(failure) ? (
              <button type="button" className="boomerang-button wp-element-button" onClick={reload}>
                {__('Try again', 'boomerang-returns')}
              </button>
            ) : (
              <button type="button" className="boomerang-button wp-element-button" onClick={onStartOver}>
                {__('Find your order', 'boomerang-returns')}
              </button>
            )}
          </Notice>
        ) : (
          <p className="boomerang-hint boomerang-opening">{__('One moment…', 'boomerang-returns')}</p>
        )}
      </div>
    );
  }
  return <Result status={status} late={late} focus={focus} onStatus={take} onStartOver={onStartOver} />;
}

interface ResultProps {
  readonly status: ReturnStatus;
  readonly late: boolean;
  readonly focus: boolean;
  onStatus(status: ReturnStatus): void;
  onStartOver(): void;
}

function Result({ status, late, focus, onStatus, onStartOver }: ResultProps) {
  const { format, subHeading: SubHeading } = useForm();
  const ended = ['rejected', 'cancelled', 'expired'].includes(status.state);
  return (
    <div className="boomerang-result">
      <div className="boomerang-main">
        <StepHeading focus={focus}>{headline(status)}</StepHeading>
        <p className="boomerang-number">
          <span className="boomerang-hint">{__('Return number', 'boomerang-returns')}</span>
          <strong>{status.number}</strong>
        </p>
        <p>{nextStep(status, format)}</p>
        {!ended && <Progress state={status.state} payout={status.payout} />}
        <LabelPanel status={status} late={late} onStatus={onStatus} />
      </div>
      <div className="boomerang-side">
        <div className="boomerang-panel">
          <SubHeading className="boomerang-sub-heading">{__('Your return', 'boomerang-returns')}</SubHeading>
          {ended ? (
            <ul className="boomerang-returned">
              {status.lines.map((line, index) => (
                <li key={index}>
                  {line.quantity} × {line.name}
                </li>
              ))}
            </ul>
          ) : (
            <RefundTable
              rows={refundRows(status)}
              currency={status.refund}
              totalLabel={
                status.payout === 'settled' ? __('Refunded', 'boomerang-returns') : __('Refund', 'boomerang-returns')
              }
              total={status.refund.total}
            />
          )}
        </div>
        <button type="button" className="boomerang-link" onClick={onStartOver}>
          {__('Return something else', 'boomerang-returns')}
        </button>
      </div>
    </div>
  );
}

function refundRows({ lines, refund }: ReturnStatus): readonly RefundRow[] {
  return refund.lines.map((row, index) => ({
    ...row,
    key: String(index),
    note: row.kind === 'goods' ? lines.find((line) => line.name === row.label)?.reason : undefined,
  }));
}
