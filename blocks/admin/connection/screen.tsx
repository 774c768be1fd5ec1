import { __ } from '@wordpress/i18n';
import { useState } from 'react';
import type { ConnectionSettings } from '../../api/staff-client.ts';
import { ConnectionForm } from './form.tsx';
import { ConnectionTest } from './test.tsx';
import { WebhookCard } from './webhook.tsx';

export function ConnectionScreen({ saved }: { saved: ConnectionSettings }) {
  const [settings, setSettings] = useState(saved);
  const connected = settings.bridgeUrl !== '' && settings.secretSet;
  return (
    <div className="boomerang-narrow">
      <h1>{__('Connection', 'boomerang-returns')}</h1>
      <p className="boomerang-lead">
        {__(
          'Returns are handled by the Boomerang bridge, a program that runs beside your site. The two know each other by an address and a secret that both have.',
          'boomerang-returns',
        )}
      </p>
      <ConnectionForm settings={settings} onSaved={setSettings} />
      <ConnectionTest key={JSON.stringify(settings)} connected={connected} restRoot={settings.restRoot} />
      {connected && <WebhookCard key={`webhook ${JSON.stringify(settings)}`} />}
    </div>
  );
}
