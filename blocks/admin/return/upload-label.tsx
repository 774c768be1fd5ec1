import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useState, type FormEvent } from 'react';
import { Field, TextField } from '../shared/field.tsx';
import { staffErrorMessage } from '../../api/staff-error-message.ts';
import { readPdf } from './read-pdf.ts';
import type { Label, Outcome } from './use-return.ts';

interface Props {
  busy: boolean;
  /** There is a label already. */
  replaces: boolean;
  upload: (label: Label) => Promise<Outcome>;
}

export function UploadLabel({ busy, replaces, upload }: Props) {
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [carrier, setCarrier] = useState('');
  const [trackingNumber, setTrackingNumber] = useState('');
  const [error, setError] = useState<string | undefined>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const read = await readPdf(file);
    if ('problem' in read) return setError(read.problem);
    setError(undefined);
    const outcome = await upload({
      pdfBase64: read.base64,
      carrier: carrier.trim(),
      trackingNumber: trackingNumber.trim(),
    });
    if (outcome.is === 'done') setOpen(false);
    if (outcome.is === 'failed') setError(staffErrorMessage(outcome.error));
  }

  if (!open) {
    return (
      <Button variant="link" onClick={() => setOpen(true)}>
        {replaces
          ? __('Upload another label', 'boomerang-returns')
          : __('Upload a label of your own', 'boomerang-returns')}
      </Button>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="boomerang-upload">
      <Field
        label={__('Label as PDF', 'boomerang-returns')}
        help={__('Up to 4 MB. The shopper gets it by e-mail.', 'boomerang-returns')}
        error={error}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept="application/pdf,.pdf"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        )}
      </Field>
      <TextField
        label={__('Carrier (optional)', 'boomerang-returns')}
        value={carrier}
        onChange={setCarrier}
        placeholder="UPS"
      />
      <TextField
        label={__('Tracking number (optional)', 'boomerang-returns')}
        value={trackingNumber}
        onChange={setTrackingNumber}
        spellCheck={false}
      />
      <div className="boomerang-buttons">
        <Button variant="secondary" type="submit" isBusy={busy} disabled={busy} accessibleWhenDisabled>
          {__('Upload label', 'boomerang-returns')}
        </Button>
        <Button variant="tertiary" onClick={() => setOpen(false)}>
          {__('Cancel', 'boomerang-returns')}
        </Button>
      </div>
    </form>
  );
}
