import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import { Tracking } from './tracking.tsx';
import { TrackingForm } from './tracking-form.tsx';

interface ParcelsProps {
  readonly status: ReturnStatus;
  onStatus(status: ReturnStatus): void;
}

/** Parcels beside the one with the label, and one more where it does not all fit into one. */
export function Parcels({ status, onStatus }: ParcelsProps) {
  const [adding, setAdding] = useState(false);
  const may = status.can.includes('add_parcel');
  if (status.extraParcels.length === 0 && !may) return null;
  return (
    <div className="boomerang-parcels">
      {status.extraParcels.map((parcel) => (
        <Tracking key={parcel.trackingNumber} {...parcel} trackingUrl={null} />
      ))}
      {may &&
        (adding ? (
          <TrackingForm
            title={__('Another parcel', 'boomerang-returns')}
            another
            onStatus={(changed) => {
              setAdding(false);
              onStatus(changed);
            }}
          />
        ) : (
          <button type="button" className="boomerang-link" onClick={() => setAdding(true)}>
            {__('Add another parcel', 'boomerang-returns')}
          </button>
        ))}
    </div>
  );
}
