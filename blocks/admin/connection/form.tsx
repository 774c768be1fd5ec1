import { Button, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useState, type FormEvent } from 'react';
import { saveConnection, type ConnectionSettings } from '../../api/staff-client.ts';
import { isProblem, staffErrorMessage } from '../../api/staff-error-message.ts';
import { Card } from '../shared/card.tsx';
import { TextField } from '../shared/field.tsx';
import { useUnsavedGuard } from '../shared/unsaved-guard.ts';

interface Props {
  settings: ConnectionSettings;
  onSaved: (settings: ConnectionSettings) => void;
}

/** Which field a refusal of the plugin is about. */
const FIELD_OF: Record<string, 'bridgeUrl' | 'secret'> = {
  bridge_url_invalid: 'bridgeUrl',
  bridge_url_not_private: 'bridgeUrl',
  secret_too_short: 'secret',
};

export function ConnectionForm({ settings, onSaved }: Props) {
  const [bridgeUrl, setBridgeUrl] = useState(settings.bridgeUrl);
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [saved, setSaved] = useState(false);
  const { bridgeUrlFromConstant, secretFromConstant } = settings;
  useUnsavedGuard(bridgeUrl !== settings.bridgeUrl || secret !== '');

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    setSaved(false);
    try {
      const next = await saveConnection({
        ...(bridgeUrlFromConstant ? {} : { bridgeUrl: bridgeUrl.trim() }),
        ...(secretFromConstant || !secret ? {} : { secret: secret.trim() }),
      });
      setBridgeUrl(next.bridgeUrl);
      setSecret('');
      setSaved(true);
      onSaved(next);
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  }

  const field = isProblem(error) ? FIELD_OF[error.code] : undefined;
  const sentence = error === null ? undefined : staffErrorMessage(error);
  return (
    <Card title={__('Address and secret', 'boomerang-returns')}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={__('Address of the bridge', 'boomerang-returns')}
          help={
            bridgeUrlFromConstant
              ? __('Set in wp-config.php (BOOMERANG_BRIDGE_URL); change it there.', 'boomerang-returns')
              : __(
                  'As your site reaches it: http://127.0.0.1:8787 if it runs on the same machine.',
                  'boomerang-returns',
                )
          }
          type="url"
          spellCheck={false}
          disabled={bridgeUrlFromConstant}
          value={bridgeUrl}
          error={field === 'bridgeUrl' ? sentence : undefined}
          onChange={setBridgeUrl}
        />
        <TextField
          label={settings.secretSet ? __('New secret', 'boomerang-returns') : __('Secret', 'boomerang-returns')}
          help={secretHelp(settings)}
          type="password"
          autoComplete="off"
          spellCheck={false}
          disabled={secretFromConstant}
          value={secret}
          error={field === 'secret' ? sentence : undefined}
          onChange={setSecret}
        />
        {error !== null && !field && (
          <Notice status="error" onRemove={() => setError(null)}>
            {sentence}
          </Notice>
        )}
        {saved && (
          <Notice status="success" onRemove={() => setSaved(false)}>
            {__('Saved. Now test the connection.', 'boomerang-returns')}
          </Notice>
        )}
        {!(bridgeUrlFromConstant && secretFromConstant) && (
          <Button variant="primary" type="submit" isBusy={busy} disabled={busy} accessibleWhenDisabled>
            {__('Save', 'boomerang-returns')}
          </Button>
        )}
      </form>
      <p className="boomerang-field__help">
        {/* translators: %s: web address of this site. */}
        {sprintf(
          __('This site calls itself %s; the bridge’s WORDPRESS_URL has to be the same.', 'boomerang-returns'),
          settings.site,
        )}
      </p>
    </Card>
  );
}

function secretHelp({ secretFromConstant, secretSet, secretTooShort, previousSecretSet }: ConnectionSettings): string {
  const help = secretFromConstant
    ? __('Set in wp-config.php (BOOMERANG_SECRET); change it there.', 'boomerang-returns')
    : secretSet
      ? __('A secret is set. Leave this empty to keep it.', 'boomerang-returns')
      : __(
          'The same as BOOMERANG_SECRET of the bridge, at least 32 characters. “npm run secret” prints one.',
          'boomerang-returns',
        );
  const short = secretTooShort ? __('The one that is set is too short to be used.', 'boomerang-returns') : '';
  const previous = previousSecretSet
    ? __('The one before it is still accepted, so that you can change the bridge’s next.', 'boomerang-returns')
    : '';
  return [help, short, previous].filter(Boolean).join(' ');
}
