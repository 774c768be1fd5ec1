import { __ } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import type { WebhookTestResult, WebhookView } from '../../../bridge/contract/webhook.ts';
import { getWebhook, saveWebhook, testWebhook } from '../../api/staff-client.ts';
import { staffErrorMessage } from '../../api/staff-error-message.ts';

export interface WebhookModel {
  /** null: not read yet. */
  view: WebhookView | null;
  busy: boolean;
  told: { status: 'success' | 'error'; text: string } | null;
  dismiss: () => void;
  save: (url: string | null, newSecret?: boolean) => Promise<void>;
  test: () => Promise<void>;
}

/** The owner's receiver: read once, and what each button came to. */
export function useWebhook(): WebhookModel {
  const [view, setView] = useState<WebhookView | null>(null);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<WebhookModel['told']>(null);

  useEffect(() => {
    const abort = new AbortController();
    getWebhook(abort.signal)
      .then(setView)
      .catch((reason: unknown) => {
        if (!abort.signal.aborted) setTold({ status: 'error', text: staffErrorMessage(reason) });
      });
    return () => abort.abort();
  }, []);

  async function during(work: () => Promise<NonNullable<WebhookModel['told']>>) {
    setBusy(true);
    setTold(null);
    try {
      setTold(await work());
    } catch (reason) {
      setTold({ status: 'error', text: staffErrorMessage(reason) });
    } finally {
      setBusy(false);
    }
  }

  return {
    view,
    busy,
    told,
    dismiss: () => setTold(null),
    save: (url, newSecret = false) =>
      during(async () => {
        setView(await saveWebhook({ url, newSecret }));
        return { status: 'success', text: savedSentence(url, newSecret) };
      }),
    test: () =>
      during(async () => {
        const { outcome } = await testWebhook();
        return outcome === 'arrived'
          ? { status: 'success', text: __('The test message arrived.', 'boomerang-returns') }
          : { status: 'error', text: notTaken[outcome]() };
      }),
  };
}

function savedSentence(url: string | null, newSecret: boolean): string {
  if (url === null) return __('Saved. No messages are sent any more.', 'boomerang-returns');
  return newSecret
    ? __('The secret is new: put it into your program now.', 'boomerang-returns')
    : __('Saved. Now send a test.', 'boomerang-returns');
}

const notTaken: Record<Exclude<WebhookTestResult['outcome'], 'arrived'>, () => string> = {
  redirected: () =>
    __('The address answered with a redirect (3xx). Enter the address that it leads to.', 'boomerang-returns'),
  client_error: () =>
    __(
      'The address answered with an error (4xx). Check it, and whether your program takes our messages.',
      'boomerang-returns',
    ),
  server_error: () =>
    __('The address answered with an error (5xx). Look into the log of your program.', 'boomerang-returns'),
  not_reached: () =>
    __(
      'The address could not be reached. Check that your program is running and open to the internet; the bridge’s log says more.',
      'boomerang-returns',
    ),
};
