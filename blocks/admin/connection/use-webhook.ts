import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import type { WebhookView } from '../../../bridge/contract/webhook.ts';
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
        const { ok, detail } = await testWebhook();
        return ok
          ? { status: 'success', text: __('The test message arrived.', 'boomerang-returns') }
          : { status: 'error', text: failedSentence(detail ?? '') };
      }),
  };
}

function savedSentence(url: string | null, newSecret: boolean): string {
  if (url === null) return __('Saved. No messages are sent any more.', 'boomerang-returns');
  return newSecret
    ? __('The secret is new: put it into your program now.', 'boomerang-returns')
    : __('Saved. Now send a test.', 'boomerang-returns');
}

function failedSentence(detail: string): string {
  /* translators: %s: what went wrong, in English. */
  return sprintf(__('The test message did not arrive: %s', 'boomerang-returns'), detail);
}
