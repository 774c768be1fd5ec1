import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Receiver } from '../../ports/receiver.ts';
import type { WriteOutcome } from '../../ports/store.ts';
import { addressProblem, AddressRefused, guardedRequest, type Reach } from '../network/guarded-request.ts';
import { retryAfterMs } from '../network/retry-after.ts';
import { webhookHeaders } from './sign.ts';

/** From connecting to the status line, ms; an effect's lease is longer. */
const TIMEOUT_MS = 10_000;
/** Of an answer nothing is read but its head. So much of the rest is taken off the wire, so that a program is not cut off while it still says thank you. */
const DRAINED = { bytes: 16_384, ms: 2_000 };

export interface HttpReceiverOptions {
  /** Default: the real one. Receivers refuse what is older than five minutes. */
  readonly clock?: Clock;
  readonly log: Pick<Log, 'warn'>;
  readonly reach: Reach;
  readonly timeoutMs?: number | undefined;
}

/**
 * The owner's receiver over HTTP. What the owner is told is a class of answers: neither why a connection failed nor what was answered, which would make the
 * bridge a scanner of networks. The log has the rest.
 */
export function httpReceiver({
  clock = { now: () => Date.now() },
  log,
  reach,
  timeoutMs = TIMEOUT_MS,
}: HttpReceiverOptions): Receiver {
  return {
    problemWith: (url) => addressProblem(url, reach),

    async send({ url, ...message }) {
      const signed = webhookHeaders(message, clock.now());
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(message.body),
        'user-agent': 'Boomerang',
        ...signed,
      };
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const response = await guardedRequest(url, { method: 'POST', headers, body: message.body, signal }, reach);
        drain(response);
        const { statusCode = 0 } = response;
        if (statusCode < 200 || statusCode > 299) log.warn({ status: statusCode }, 'a webhook was not taken');
        return outcomeOf(statusCode, retryAfterMs(response.headers['retry-after'] ?? null, clock.now()));
      } catch (error) {
        log.warn({ reason: reasonOf(error) }, 'a webhook could not be sent');
        return {
          type: 'not_sent',
          code: 'not_reached',
          message: 'The address could not be reached.',
          retryAfterMs: null,
        };
      }
    },
  };
}

function outcomeOf(status: number, retry: number | null): WriteOutcome<null> {
  if (status >= 200 && status <= 299) return { type: 'done', value: null };
  if (status >= 300 && status <= 399) {
    return { type: 'refused', code: 'answered_3xx', message: 'The address answered with a redirect (3xx).' };
  }
  const digit = status >= 400 && status <= 499 ? 4 : 5;
  const [code, message] = [`answered_${digit}xx`, `The address answered with an error (${digit}xx).`];
  const isLater = digit === 5 || status === 408 || status === 429;
  return isLater ? { type: 'not_sent', code, message, retryAfterMs: retry } : { type: 'refused', code, message };
}

function drain(response: IncomingMessage): void {
  let bytes = 0;
  const late = setTimeout(() => response.destroy(), DRAINED.ms).unref();
  response.on('error', () => undefined);
  response.on('close', () => clearTimeout(late));
  response.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > DRAINED.bytes) response.destroy();
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof AddressRefused) return error.message;
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return String(code ?? name);
}
