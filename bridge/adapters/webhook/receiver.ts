import type { Clock } from '../../ports/clock.ts';
import type { Receiver } from '../../ports/receiver.ts';
import type { WriteOutcome } from '../../ports/store.ts';
import { placeOfHost } from '../network/private-address.ts';
import { retryAfterMs } from '../network/retry-after.ts';
import { webhookHeaders } from './sign.ts';

/** From connecting to the status line, ms; an effect's lease is longer. */
const TIMEOUT_MS = 10_000;

/** The owner's receiver over HTTP. `clock` is the real one: receivers refuse what is older than five minutes. */
export function httpReceiver(clock: Clock, timeoutMs = TIMEOUT_MS): Receiver {
  return {
    problemWith,

    async send({ url, ...message }) {
      const problem = await problemWith(url);
      if (problem === 'not_found')
        return away('host_not_found', 'The name of the receiver’s host can’t be found.', null);
      if (problem !== null) return { type: 'refused', code: problem, message: 'Nothing may be sent to this address.' };
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'user-agent': 'Boomerang',
            ...webhookHeaders(message, clock.now()),
          },
          body: message.body,
          // The address was allowed, another one was not.
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        await response.body?.cancel();
        return outcomeOf(response, clock.now());
      } catch (error) {
        const timedOut = error instanceof Error && error.name === 'TimeoutError';
        return timedOut
          ? away('timeout', 'The receiver did not answer in time.', null)
          : away('unreachable', 'The receiver can’t be reached.', null);
      }
    },
  };
}

async function problemWith(url: string): ReturnType<Receiver['problemWith']> {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || !/^https?:$/.test(address.protocol) || address.username || address.password)
    return 'not_an_address';
  if (address.protocol === 'https:') return null;
  const place = await placeOfHost(address.hostname);
  if (place === 'unknown') return 'not_found';
  return place === 'private' ? null : 'not_https';
}

function outcomeOf({ ok, status, headers }: Response, now: number): WriteOutcome<null> {
  if (ok) return { type: 'done', value: null };
  const message = `The receiver answered ${status}.`;
  if (status === 408 || status === 429 || status >= 500) {
    return away(`http_${status}`, message, retryAfterMs(headers.get('retry-after'), now));
  }
  return { type: 'refused', code: `http_${status}`, message };
}

function away(code: string, message: string, retry: number | null): WriteOutcome<null> {
  return { type: 'not_sent', code, message, retryAfterMs: retry };
}
