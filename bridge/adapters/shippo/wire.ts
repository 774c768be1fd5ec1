import { z } from 'zod';

/**
 * Shippo's payloads, only what is used of them and no stricter than that: an unknown status or an odd neighbour field must never hide a
 * label that was bought.
 */
const text = z.string().nullish().catch(null);

export const messagesSchema = z
  .array(z.object({ source: text, code: text, text: text }))
  .nullish()
  .catch(null);

export const transactionSchema = z.object({
  object_id: z.string().min(1),
  status: z.string(),
  label_url: text,
  tracking_number: text,
  tracking_url_provider: text,
  qr_code_url: text,
  metadata: text,
  messages: messagesSchema,
  test: z.boolean().nullish().catch(null),
  object_created: text,
  /** Its id, or the rate itself. */
  rate: z
    .union([z.string(), z.object({ object_id: z.string() }).transform((rate) => rate.object_id)])
    .nullish()
    .catch(null),
});
export type WireTransaction = z.infer<typeof transactionSchema>;

export const transactionListSchema = z.object({ results: z.array(z.unknown()) });

export const refundSchema = z.object({ status: z.string(), transaction: text });
export const refundListSchema = z.object({ results: z.array(z.unknown()) });

export const rateSchema = z.object({
  object_id: z.string().min(1),
  amount: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  amount_local: text,
  currency_local: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullish()
    .catch(null),
  provider: z.string().min(1),
  servicelevel: z.object({ name: text, token: text }).nullish().catch(null),
});
export type WireRate = z.infer<typeof rateSchema>;

/** A rate that can't be read is left out: the others still can be bought. */
export const shipmentSchema = z.object({
  object_id: text,
  status: text,
  rates: z.array(rateSchema.nullable().catch(null)),
  messages: messagesSchema,
});

export type WireShipment = z.infer<typeof shipmentSchema>;

export const addressSchema = z.object({
  is_complete: z.boolean().nullish().catch(null),
  validation_results: z
    .object({ is_valid: z.boolean().nullish().catch(null), messages: messagesSchema })
    .nullish()
    .catch(null),
});

export const declarationSchema = z.object({ object_id: z.string().min(1) });

const placeSchema = z.object({ city: text, zip: text, country: text }).nullish().catch(null);
const trackStatusSchema = z
  .object({ status: z.string(), status_date: text, location: placeSchema })
  .nullish()
  .catch(null);

export const trackSchema = z.object({
  tracking_status: trackStatusSchema,
  /** One event that can't be read hides no other. */
  tracking_history: z.array(trackStatusSchema).nullish().catch(null),
  address_to: placeSchema,
});
export type WirePlace = z.infer<typeof placeSchema>;

/** `UPS: The postal code is invalid` for each message that has a text. */
export function messageTexts(messages: z.infer<typeof messagesSchema>): string[] {
  return (messages ?? []).flatMap(({ source, text }) => (text ? [source ? `${source}: ${text}` : text] : []));
}

/** Names that only wrap what is said, and what no person reads. */
const WRAPPERS = new Set(['detail', '__all__', 'non_field_errors', 'error', 'errors', 'message', 'messages', 'text']);
const CODES = new Set(['code', 'type', 'status', 'source']);
const DEEPEST = 6;

/**
 * The words of an HTTP error, however deep they lie: `{"detail": "Not found."}`, `{"rate": ["This field is required."]}`,
 * `{"address_from": [{"__all__": ["…"]}]}`; null where there are none.
 */
export function complaintOf(body: unknown): string | null {
  return sentencesIn(body, [], DEEPEST).join(' ').slice(0, 500) || null;
}

function sentencesIn(said: unknown, path: readonly string[], depth: number): readonly string[] {
  if (depth === 0) return [];
  if (typeof said === 'string') return named(said, path);
  if (Array.isArray(said)) {
    const parts = said as readonly unknown[];
    const words = parts.filter((part) => typeof part === 'string').join(' ');
    const others = parts.filter((part) => typeof part !== 'string');
    return [...named(words, path), ...others.flatMap((part) => sentencesIn(part, path, depth - 1))];
  }
  if (typeof said !== 'object' || said === null) return [];
  const source = 'source' in said && typeof said.source === 'string' && said.source !== '' ? [said.source] : [];
  return Object.entries(said)
    .filter(([field]) => !CODES.has(field))
    .flatMap(([field, inner]) =>
      sentencesIn(inner, WRAPPERS.has(field) ? [...path, ...source] : [...path, field], depth - 1),
    );
}

function named(words: string, path: readonly string[]): readonly string[] {
  const text = words.trim();
  if (text === '') return [];
  return [path.length === 0 ? text : `${path.join('.')}: ${text}`];
}
