import { Button, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useState, type FormEvent } from 'react';
import type { PolicyResponse } from '../../../bridge/contract/policy.ts';
import { saveShippoToken } from '../../api/staff-client.ts';
import { staffErrorMessage } from '../../api/staff-error-message.ts';
import { Badge } from '../shared/badge.tsx';
import { Card } from '../shared/card.tsx';
import { TextField } from '../shared/field.tsx';
import { formatDate } from '../shared/format.ts';
import { useSiteLinks } from '../shared/site-links.ts';
import { useUnsavedGuard } from '../shared/unsaved-guard.ts';

const TOKEN = /^shippo_(test|live)_[A-Za-z0-9]{8,200}$/;

interface Props {
  shippo: PolicyResponse['shippo'];
  onSaved: (policy: PolicyResponse) => void;
}

/** The token goes in and never comes out again: only its kind is shown. */
export function ShippoToken({ shippo, onSaved }: Props) {
  const links = useSiteLinks();
  const [token, setToken] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [told, setTold] = useState<{ status: 'success' | 'error'; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  useUnsavedGuard(token !== '');

  async function save(next: string | null, text: string) {
    setBusy(true);
    setTold(null);
    try {
      onSaved(await saveShippoToken(next));
      setToken('');
      setTold({ status: 'success', text });
    } catch (reason) {
      setTold({ status: 'error', text: staffErrorMessage(reason) });
    } finally {
      setBusy(false);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const fits = TOKEN.test(token.trim());
    setError(
      fits
        ? undefined
        : __('A Shippo token starts with shippo_test_ or shippo_live_. Copy it whole.', 'boomerang-returns'),
    );
    if (fits) void save(token.trim(), __('The token is saved.', 'boomerang-returns'));
  }

  return (
    <Card title={__('Shippo account', 'boomerang-returns')} aside={<Mode mode={shippo.mode} />}>
      <p>{modeSentence(shippo)}</p>
      {shippo.mode !== 'none' && (
        <p>
          {__(
            'So that tracking is followed, enter this address in Shippo under Webhooks (track_updated):',
            'boomerang-returns',
          )}{' '}
          <code className="boomerang-code">{links.shippoHook(shippo.webhookToken)}</code>
        </p>
      )}
      {shippo.address && <AddressCheck {...shippo.address} />}
      <form onSubmit={submit} noValidate>
        <TextField
          label={
            shippo.mode === 'none'
              ? __('Shippo token', 'boomerang-returns')
              : __('New Shippo token', 'boomerang-returns')
          }
          help={__('In Shippo under Settings → API. It is kept encrypted and never shown again.', 'boomerang-returns')}
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={token}
          error={error}
          onChange={setToken}
        />
        {told && (
          <Notice status={told.status} onRemove={() => setTold(null)}>
            {told.text}
          </Notice>
        )}
        <div className="boomerang-buttons">
          <Button variant="secondary" type="submit" isBusy={busy} disabled={busy} accessibleWhenDisabled>
            {__('Save token', 'boomerang-returns')}
          </Button>
          {shippo.mode !== 'none' && (
            <Button
              variant="tertiary"
              isDestructive
              disabled={busy}
              accessibleWhenDisabled
              onClick={() => void save(null, __('The token is removed.', 'boomerang-returns'))}
            >
              {__('Remove token', 'boomerang-returns')}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}

/** What Shippo has just said of the store's address. Saved it is all the same: the owner knows better. */
function AddressCheck({ valid, messages }: NonNullable<Props['shippo']['address']>) {
  const words = messages.join(' ');
  return (
    <Notice status={valid ? 'success' : 'warning'} isDismissible={false}>
      <p>
        {valid
          ? __('Shippo knows your address.', 'boomerang-returns')
          : __(
              'Saved, but Shippo can’t confirm your address. Please check it in WooCommerce’s settings.',
              'boomerang-returns',
            )}
      </p>
      {words && <p>{words}</p>}
    </Notice>
  );
}

function Mode({ mode }: { mode: Props['shippo']['mode'] }) {
  if (mode === 'test') return <Badge tone="warn">{__('TEST', 'boomerang-returns')}</Badge>;
  if (mode === 'live') return <Badge tone="good">{__('LIVE', 'boomerang-returns')}</Badge>;
  return <Badge>{__('None', 'boomerang-returns')}</Badge>;
}

function modeSentence({ mode, savedAt }: Props['shippo']): string {
  if (mode === 'none') {
    return __(
      'Without a Shippo account shoppers get a packing slip and send the parcel themselves.',
      'boomerang-returns',
    );
  }
  const kind =
    mode === 'test'
      ? __('A test token: labels say TEST, cost nothing and no carrier takes them.', 'boomerang-returns')
      : __('A live token: labels are real and are paid by your Shippo account.', 'boomerang-returns');
  /* translators: %s: date. */
  return savedAt ? `${kind} ${sprintf(__('Saved on %s.', 'boomerang-returns'), formatDate(savedAt))}` : kind;
}
