import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ShippoTrack, ShippoWebhook } from './types.ts';

/** Shippo waits about so long for an answer, and tries again after so many ms. */
const TIMEOUT_MS = 10_000;
const RETRIES_MS = [500, 1500];

/** Sends `track_updated`, nulls and all; answers the last HTTP status, null when nobody answered. */
export async function sendTrackUpdated(
  webhook: ShippoWebhook,
  track: ShippoTrack,
  now: () => number,
): Promise<number | null> {
  let status = await post(webhook, track, now());
  for (const wait of RETRIES_MS) {
    if (status !== null && status < 500) return status;
    await sleep(wait, undefined, { ref: false });
    status = await post(webhook, track, now());
  }
  return status;
}

async function post(webhook: ShippoWebhook, track: ShippoTrack, now: number): Promise<number | null> {
  const url = new URL(webhook.url);
  if (webhook.token !== undefined) url.searchParams.set('token', webhook.token);
  const body = JSON.stringify({ event: 'track_updated', test: track.test, carrier: track.carrier, data: track });
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (webhook.secret !== undefined) headers['Shippo-Auth-Signature'] = signature(webhook.secret, body, now);
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}

function signature(secret: string, body: string, now: number): string {
  const seconds = Math.floor(now / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
