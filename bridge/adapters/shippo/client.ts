import { Shippo, type SDKOptions } from 'shippo';
import { HTTPClient } from 'shippo/lib/http.js';
import { ConnectionError, ResponseValidationError, SDKError } from 'shippo/models/errors/index.js';
import { retryAfterMs } from '../network/retry-after.ts';
import { snakeCased } from './snake-cased.ts';
import { complaintOf } from './wire.ts';

export interface ShippoLog {
  warn(details: object, message: string): void;
}

export interface ShippoOptions {
  /** `shippo_test_…` or `shippo_live_…`. */
  readonly token: string;
  /** Another address than Shippo's own, for the stand-in. */
  readonly url?: string | undefined;
  /** Time limit of one call in ms. */
  readonly timeoutMs?: number | undefined;
  /** Before a queued shipment is read for the first time, ms. */
  readonly queuedPauseMs?: number | undefined;
  readonly log?: ShippoLog | undefined;
}

export const DEFAULT_TIMEOUT_MS = 15_000;

/**
 * What became of one call. `answered`: Shippo accepted it, body as on the wire. `status`: an HTTP error. `not_connected`: nothing left this
 * machine. `lost`: sent, but no answer that can be read.
 */
export type Answer =
  | { readonly type: 'answered'; readonly body: unknown }
  | { readonly type: 'status'; readonly status: number; readonly message: string; readonly retryAfterMs: number | null }
  | { readonly type: 'not_connected'; readonly message: string }
  | { readonly type: 'lost'; readonly message: string };

/** The SDK without its retries (they repeat POSTs for an hour) and with a time limit (it has none). */
export function shippoSdk({ token, url, timeoutMs = DEFAULT_TIMEOUT_MS }: ShippoOptions): Shippo {
  const options: SDKOptions = {
    apiKeyHeader: token,
    shippoApiVersion: '2018-02-08',
    timeoutMs,
    retryConfig: { strategy: 'none' },
    httpClient: new HTTPClient({ fetcher: neverRedirectWrites }),
  };
  return new Shippo(url === undefined ? options : { ...options, serverURL: url });
}

/** A followed 301 or 302 would turn the POST into a GET and read its answer as the purchase. */
function neverRedirectWrites(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const method = input instanceof Request ? input.method : (init?.method ?? 'GET');
  return fetch(input, { ...init, redirect: method === 'GET' ? 'follow' : 'error' });
}

/**
 * Runs one SDK call. The SDK throws for answers that it does not know (200 instead of 201, a new enum value, `tracking_status` as an object)
 * although Shippo has acted: for those the body is read from the error.
 */
export async function ask(call: () => Promise<unknown>, log?: ShippoLog): Promise<Answer> {
  try {
    return { type: 'answered', body: snakeCased(await call()) };
  } catch (error) {
    const answer = answerInside(error);
    if (answer.type === 'answered') log?.warn({ reason: nameOf(error) }, 'Shippo answered in a shape its SDK refuses');
    return answer;
  }
}

function answerInside(error: unknown): Answer {
  if (error instanceof ResponseValidationError && accepted(error.statusCode)) {
    return { type: 'answered', body: error.rawValue };
  }
  if (error instanceof SDKError) {
    if (!accepted(error.statusCode)) {
      return {
        type: 'status',
        status: error.statusCode,
        message: complaintOf(parsed(error.body)) ?? `Shippo answered ${error.statusCode}`,
        retryAfterMs: retryAfterMs(error.headers.get('retry-after'), Date.now()),
      };
    }
    const body = parsed(error.body);
    return body === undefined ? { type: 'lost', message: 'Unreadable answer' } : { type: 'answered', body };
  }
  if (error instanceof ConnectionError && neverConnected(error)) {
    return { type: 'not_connected', message: 'Shippo cannot be reached' };
  }
  return { type: 'lost', message: nameOf(error) };
}

/** Statuses that say "not now": a time-out, too early, too many calls. Every other 4xx is a no, and asking again brings the same. */
const NOT_NOW = new Set([408, 425, 429]);

export function isNo(status: number): boolean {
  return status >= 400 && status < 500 && !NOT_NOW.has(status);
}

function accepted(status: number): boolean {
  return status >= 200 && status < 300;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error';
}

/** Only errors of name look-up and connecting: a reset may come after Shippo has acted. */
function neverConnected(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? cause.code : undefined;
    if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'UND_ERR_CONNECT_TIMEOUT') {
      return true;
    }
  }
  return false;
}
