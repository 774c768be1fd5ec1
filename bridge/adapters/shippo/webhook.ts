import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const TOLERANCE_S = 300;

/**
 * Checks `Shippo-Auth-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`, at most 300 s old or ahead. The SDK's own
 * `validateWebhook` checks no signature. `now` in ms since the epoch.
 */
export function verifyShippoWebhook(message: {
  readonly rawBody: string | Uint8Array;
  readonly header: string | undefined;
  readonly secret: string;
  readonly now: number;
}): boolean {
  const fields = (message.header ?? '').split(',').map((field) => field.trim());
  const time = fields.find((field) => field.startsWith('t='))?.slice(2) ?? '';
  if (message.secret === '' || !/^\d{1,12}$/.test(time)) return false;
  if (Math.abs(message.now / 1000 - Number(time)) > TOLERANCE_S) return false;
  const expected = createHmac('sha256', message.secret).update(`${time}.`).update(message.rawBody).digest();
  return fields
    .filter((field) => /^v1=[0-9a-f]{64}$/i.test(field))
    .some((field) => timingSafeEqual(expected, Buffer.from(field.slice(3), 'hex')));
}

const word = z.string().trim().min(1).max(100);
const hintSchema = z.object({
  carrier: word.optional().catch(undefined),
  data: z.object({ carrier: word.optional().catch(undefined), tracking_number: word }),
});

/**
 * Which parcel a webhook speaks of, or null. A hint, never proof: its status is not read at all. `carrier` is null in old API versions, where
 * data is a transaction.
 */
export function parseTrackHint(body: unknown): { carrier: string | null; trackingNumber: string } | null {
  const parsed = hintSchema.safeParse(body);
  if (!parsed.success) return null;
  const carrier = parsed.data.data.carrier ?? parsed.data.carrier;
  return { carrier: carrier?.toLowerCase() ?? null, trackingNumber: parsed.data.data.tracking_number };
}
