import { __, sprintf } from '@wordpress/i18n';
import { carrierName } from '../api/carrier-name.ts';

interface TrackingProps {
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
}

export function Tracking({ carrier, trackingNumber, trackingUrl }: TrackingProps) {
  if (!trackingNumber) return null;
  return (
    <p className="boomerang-tracking">
      <span className="boomerang-hint">
        {carrier
          ? /* translators: %s: name of a carrier. */
            sprintf(__('Tracking number (%s)', 'boomerang-returns'), carrierName(carrier))
          : __('Tracking number', 'boomerang-returns')}
      </span>
      {trackingUrl ? (
        <a href={trackingUrl} target="_blank" rel="noopener noreferrer">
          {trackingNumber}
        </a>
      ) : (
        <span>{trackingNumber}</span>
      )}
    </p>
  );
}
