import { createHmac } from 'node:crypto';

/**
 * Headers of a message as Standard Webhooks (standardwebhooks.com) lays them down, so that receivers can check it with a library that exists:
 * HMAC-SHA256 of `<id>.<seconds>.<body>`, base64. `now` in ms since the epoch; `secret` is `whsec_` and base64.
 */
export function webhookHeaders(
  { id, body, secret }: { readonly id: string; readonly body: string; readonly secret: string },
  now: number,
): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(now / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
}
