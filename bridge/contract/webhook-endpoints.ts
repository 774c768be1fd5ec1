import type { Endpoint } from './endpoint.ts';
import { saveWebhookRequest, webhookTestResult, webhookView } from './webhook.ts';

/** What the Connection screen calls for the owner's receiver. */
export const webhookEndpoints = {
  getWebhook: { method: 'GET', path: '/policy/webhook', audience: 'staff', response: webhookView, status: 200 },
  saveWebhook: {
    method: 'PUT',
    path: '/policy/webhook',
    audience: 'staff',
    body: saveWebhookRequest,
    response: webhookView,
    status: 200,
  },
  /** The receiver may be the site itself: then it waits for a second PHP worker. */
  testWebhook: {
    method: 'POST',
    path: '/policy/webhook/test',
    audience: 'staff',
    response: webhookTestResult,
    status: 200,
    callsBack: true,
  },
} as const satisfies Record<string, Endpoint>;
