import { __, sprintf } from '@wordpress/i18n';
import type { LabelView, ReturnStatus } from '../../bridge/contract/shop.ts';
import { carrierName } from '../api/carrier-name.ts';
import { PackingSlip } from './packing-slip.tsx';
import { PaperButton } from './paper-button.tsx';
import { Tracking } from './tracking.tsx';

interface LabelPanelProps {
  readonly status: ReturnStatus;
  readonly late: boolean;
  onStatus(status: ReturnStatus): void;
}

export function LabelPanel({ status, late, onStatus }: LabelPanelProps) {
  const { label } = status;
  const toBeSent = status.state === 'approved' || status.state === 'requested';
  if (label.state === 'ready') {
    return toBeSent ? <ReadyLabel status={status} label={label} onStatus={onStatus} /> : <Tracking {...label} />;
  }
  if (!toBeSent) return label.state === 'packing_slip' ? <Tracking {...label} trackingUrl={null} /> : null;
  switch (label.state) {
    case 'preparing':
      return (
        <div className="boomerang-panel boomerang-label-panel" data-state={late ? 'late' : 'preparing'}>
          {late
            ? sprintf(
                /* translators: %s: e-mail address. */
                __(
                  'Your label takes a little longer. It follows by e-mail to %s, you can close this page.',
                  'boomerang-returns',
                ),
                status.email,
              )
            : __('We are making your label…', 'boomerang-returns')}
        </div>
      );
    case 'packing_slip':
      return <PackingSlip status={status} label={label} onStatus={onStatus} />;
    case 'awaiting_approval':
    case 'none':
      return null;
    default:
      return label satisfies never;
  }
}

type Ready = Extract<LabelView, { state: 'ready' }>;

interface ReadyLabelProps extends Pick<LabelPanelProps, 'status' | 'onStatus'> {
  readonly label: Ready;
}

function ReadyLabel({ status, label, onStatus }: ReadyLabelProps) {
  return (
    <div className="boomerang-panel boomerang-label-panel" data-state="ready">
      {label.test && (
        <p className="boomerang-test">
          <strong>{__('TEST', 'boomerang-returns')}</strong>{' '}
          {__('This is a test label: no carrier accepts it.', 'boomerang-returns')}
        </p>
      )}
      <p>
        {sprintf(
          isTakenOff(status)
            ? /* translators: %s: name of a carrier. */
              __('Stick the label on your parcel and hand it to %s. Its price is taken off.', 'boomerang-returns')
            : /* translators: %s: name of a carrier. */
              __('Stick the label on your parcel and hand it to %s. Shipping is free.', 'boomerang-returns'),
          carrierName(label.carrier),
        )}
      </p>
      <PaperButton status={status} paper="labels" onStatus={onStatus}>
        {__('Print label', 'boomerang-returns')}
      </PaperButton>
      {label.qrCodeUrl && (
        <figure className="boomerang-qr">
          <img
            src={label.qrCodeUrl}
            alt={__('QR code for the counter', 'boomerang-returns')}
            width={160}
            height={160}
          />
          <figcaption className="boomerang-hint">
            {__('No printer? Show this code at the counter.', 'boomerang-returns')}
          </figcaption>
        </figure>
      )}
      <Tracking {...label} />
      <p className="boomerang-hint">
        {sprintf(
          /* translators: %s: e-mail address. */
          __('We also send the label to %s.', 'boomerang-returns'),
          status.email,
        )}
      </p>
    </div>
  );
}

function isTakenOff({ labelAtMost, payouts }: ReturnStatus): boolean {
  return labelAtMost !== null || payouts.some(({ breakdown }) => breakdown.lines.some(({ kind }) => kind === 'label'));
}
