import { Button, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useState, type FormEvent } from 'react';
import { Card } from '../shared/card.tsx';
import { TextField } from '../shared/field.tsx';
import { useUnsavedGuard } from '../shared/unsaved-guard.ts';
import { useWebhook, type WebhookModel } from './use-webhook.ts';

/** Where news of returns go: an address of the owner's, and the secret that proves who sent them. */
export function WebhookCard() {
  // The bridge is asked only then: this page has to work without one.
  const [open, setOpen] = useState(false);
  return (
    <Card title={__('Messages to another program', 'boomerang-returns')}>
      <p>
        {__(
          'If you use another program (for your books or your warehouse, say), Boomerang can tell it what happens to each return. It is told numbers, states and amounts, never names or addresses.',
          'boomerang-returns',
        )}
      </p>
      {open ? (
        <Settings />
      ) : (
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {__('Set up or change', 'boomerang-returns')}
        </Button>
      )}
    </Card>
  );
}

function Settings() {
  const model = useWebhook();
  const { view, told, dismiss } = model;
  return (
    <>
      {view && <WebhookForm key={view.savedAt ?? ''} model={model} saved={view.url ?? ''} />}
      {view?.secret && <Secret key={view.secret} secret={view.secret} model={model} />}
      <div role="status">
        {!view && !told && <p>{__('Asking the bridge…', 'boomerang-returns')}</p>}
        {told && (
          <Notice status={told.status} onRemove={dismiss}>
            {told.text}
          </Notice>
        )}
      </div>
    </>
  );
}

function WebhookForm({ model, saved }: { model: WebhookModel; saved: string }) {
  const [url, setUrl] = useState(saved);
  const { busy } = model;
  const button = { disabled: busy, accessibleWhenDisabled: true } as const;
  useUnsavedGuard(url !== saved);

  function submit(event: FormEvent) {
    event.preventDefault();
    void model.save(url.trim() || null);
  }

  return (
    <form onSubmit={submit} noValidate>
      <TextField
        label={__('Webhook address', 'boomerang-returns')}
        help={__('It starts with https://. Leave it empty to send nothing.', 'boomerang-returns')}
        type="url"
        spellCheck={false}
        value={url}
        onChange={setUrl}
      />
      <div className="boomerang-buttons">
        <Button {...button} variant="secondary" type="submit" isBusy={busy}>
          {__('Save address', 'boomerang-returns')}
        </Button>
        {saved !== '' && (
          <Button {...button} variant="tertiary" onClick={() => void model.test()}>
            {__('Send a test', 'boomerang-returns')}
          </Button>
        )}
      </div>
    </form>
  );
}

function Secret({ secret, model }: { secret: string; model: WebhookModel }) {
  const { view, busy } = model;
  const [asked, setAsked] = useState(false);
  const button = { disabled: busy, accessibleWhenDisabled: true } as const;
  return (
    <>
      <p>
        {__(
          'Each message is signed with this secret as Standard Webhooks lays down. Put it into your program, so that it can tell our messages from others:',
          'boomerang-returns',
        )}{' '}
        <code className="boomerang-code">{secret}</code>
      </p>
      {asked ? (
        <>
          <p>
            {__(
              'With a new secret your program refuses our messages until you have put it in there. Go ahead?',
              'boomerang-returns',
            )}
          </p>
          <div className="boomerang-buttons">
            <Button {...button} variant="secondary" onClick={() => void model.save(view?.url ?? null, true)}>
              {__('Yes, make a new secret', 'boomerang-returns')}
            </Button>
            <Button {...button} variant="tertiary" onClick={() => setAsked(false)}>
              {__('No, keep this one', 'boomerang-returns')}
            </Button>
          </div>
        </>
      ) : (
        <Button {...button} variant="tertiary" onClick={() => setAsked(true)}>
          {__('Make a new secret', 'boomerang-returns')}
        </Button>
      )}
    </>
  );
}
