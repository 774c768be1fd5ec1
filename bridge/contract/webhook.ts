import { z } from 'zod';
import { instant } from './common.ts';

/** The owner's receiver of news; all null: there is none. */
export const webhookView = z.object({
  url: z.string().nullable(),
  /** `whsec_` and base64 (Standard Webhooks): shown, so that it can be put into the receiver. */
  secret: z.string().nullable(),
  savedAt: instant.nullable(),
});
export type WebhookView = z.infer<typeof webhookView>;

export const saveWebhookRequest = z.strictObject({
  /** null removes it. */
  url: z.string().trim().min(1).max(500).nullable(),
  newSecret: z.boolean().default(false),
});

export const webhookTestResult = z.object({
  /** A class of answers: what exactly was answered, and why nobody was reached, stays in the bridge's log. */
  outcome: z.enum(['arrived', 'redirected', 'client_error', 'server_error', 'not_reached']),
});
export type WebhookTestResult = z.infer<typeof webhookTestResult>;
