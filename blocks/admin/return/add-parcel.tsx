import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useState, type FormEvent } from 'react';
import { TextField } from '../shared/field.tsx';
import { staffErrorMessage } from '../../api/staff-error-message.ts';
import type { NewParcel } from './use-deeds.ts';
import type { Outcome } from './use-return.ts';

const MIN = 4;
const MAX = 60;

interface Props {
  busy: boolean;
  add: (parcel: NewParcel) => Promise<Outcome>;
}

/** One more parcel of the same return, sent by whatever carrier. */
export function AddParcel({ busy, add }: Props) {
  const [open, setOpen] = useState(false);
  const [carrier, setCarrier] = useState('');
  const [trackingNumber, setTrackingNumber] = useState('');
  const [error, setError] = useState<string | undefined>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const number = trackingNumber.trim();
    if (number.length < MIN || number.length > MAX) {
      return setError(__('Enter the tracking number: 4 to 60 characters.', 'boomerang-returns'));
    }
    setError(undefined);
    const outcome = await add({ carrier: carrier.trim().slice(0, MAX), trackingNumber: number });
    if (outcome.is === 'failed') return setError(staffErrorMessage(outcome.error));
    if (outcome.is !== 'done') return;
    setOpen(false);
    setCarrier('');
    setTrackingNumber('');
  }

  if (!open) {
    return (
      <p>
        <Button variant="link" onClick={() => setOpen(true)}>
          {__('Add a parcel', 'boomerang-returns')}
        </Button>
      </p>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="boomerang-upload" noValidate>
      <TextField label={__('Carrier (optional)', 'boomerang-returns')} value={carrier} onChange={setCarrier} />
      <TextField
        label={__('Tracking number', 'boomerang-returns')}
        value={trackingNumber}
        onChange={setTrackingNumber}
        error={error}
        spellCheck={false}
      />
      <div className="boomerang-buttons">
        <Button variant="secondary" type="submit" isBusy={busy} disabled={busy} accessibleWhenDisabled>
          {__('Add parcel', 'boomerang-returns')}
        </Button>
        <Button variant="tertiary" onClick={() => setOpen(false)}>
          {__('Cancel', 'boomerang-returns')}
        </Button>
      </div>
    </form>
  );
}
