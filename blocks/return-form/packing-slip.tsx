import { __ } from '@wordpress/i18n';
import type { LabelView, ReturnStatus } from '../../bridge/contract/shop.ts';
import { PaperButton } from './paper-button.tsx';
import { TrackingForm } from './tracking-form.tsx';

interface PackingSlipProps {
  readonly status: ReturnStatus;
  readonly label: Extract<LabelView, { state: 'packing_slip' }>;
  onStatus(status: ReturnStatus): void;
}

/** No label could be bought: the shopper sends the parcel with a carrier of their choice. */
export function PackingSlip({ status, label, onStatus }: PackingSlipProps) {
  return (
    <div className="boomerang-panel boomerang-label-panel" data-state="packing_slip">
      <p>
        {__(
          'Put the packing slip into your parcel and send it, with a carrier of your choice, to:',
          'boomerang-returns',
        )}
      </p>
      <address>
        {label.addressLines.map((line, index) => (
          <span key={index}>{line}</span>
        ))}
      </address>
      <PaperButton status={status} paper="packing-slips" onStatus={onStatus}>
        {__('Print packing slip', 'boomerang-returns')}
      </PaperButton>
      <TrackingForm
        title={__('Sent it? Tell us the tracking number.', 'boomerang-returns')}
        carrier={label.carrier}
        trackingNumber={label.trackingNumber}
        onStatus={onStatus}
      />
    </div>
  );
}
