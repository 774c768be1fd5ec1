import { z } from 'zod';
import type { WriteOutcome } from '../../ports/store.ts';
import type { RestAnswer } from './rest-call.ts';

/** An error as WordPress' REST API writes it. */
const restError = z.object({
  code: z.string(),
  message: z.string().default(''),
  data: z.object({ age_seconds: z.number() }).partial().nullish().catch(null),
});

/** Refused before the route was reached, by WordPress or what stands before it. */
const NOT_REACHED = new Set([401, 403, 426, 429]);

/**
 * What a write came to. Only a readable refusal counts as one: whatever can't be read may have acted.
 * WordPress' 404 `rest_no_route` means that the plugin is switched off, e.g. while it is updated.
 */
export function writeOutcome<Done>(answer: RestAnswer, schema: z.ZodType<Done>): WriteOutcome<Done> {
  if (answer.type === 'not_connected') return notSent(answer.code, answer.message);
  if (answer.type === 'lost') return { type: 'unknown', code: answer.code, message: answer.message };

  const { status, json, retryAfterMs } = answer;
  if (status >= 200 && status < 300) {
    const done = schema.safeParse(json);
    return done.success
      ? { type: 'done', value: done.data }
      : {
          type: 'unknown',
          code: 'answer_unreadable',
          message: `WordPress answered ${status} with something unreadable.`,
        };
  }
  if (status >= 300 && status < 400) return notSent('wordpress_redirects', redirectAdvice(answer.location));

  const { code, message, age } = readError(status, json);
  // Our nonces are random: seen before means that something on the way sent the message twice, and the first may have acted.
  if (code === 'signature_replayed') return { type: 'unknown', code, message };
  // 503 only when WordPress itself says it: some gateways say it too when a request they passed on broke off.
  const notReached = NOT_REACHED.has(status) || (status === 503 && json !== undefined) || code === 'rest_no_route';
  if (notReached) return notSent(code, message, retryAfterMs);
  if (code === 'boomerang_key_in_flight') {
    return { type: 'unknown', code, message: `Claimed ${age ?? '?'} s ago and not answered yet. ${message}`.trim() };
  }
  if (status >= 500 || json === undefined) return { type: 'unknown', code, message };
  return { type: 'refused', code, message };
}

function notSent(code: string, message: string, retryAfterMs: number | null = null) {
  return { type: 'not_sent', code, message, retryAfterMs } as const;
}

function redirectAdvice(location: string | null): string {
  return `WordPress redirects${location === null ? '' : ` to ${location}`}: WORDPRESS_URL must be the site's own address.`;
}

function readError(status: number, json: unknown): { code: string; message: string; age: number | null } {
  const parsed = restError.safeParse(json);
  if (!parsed.success) return { code: `http_${status}`, message: `WordPress answered ${status}.`, age: null };
  return { code: parsed.data.code, message: parsed.data.message, age: parsed.data.data?.age_seconds ?? null };
}
