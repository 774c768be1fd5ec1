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
  provider: z.string().min(1),
  servicelevel: z.object({ name: text, token: text }).nullish().catch(null),
});
export type WireRate = z.infer<typeof rateSchema>;

/** A rate that can't be read is left out: the others still can be bought. */
export const shipmentSchema = z.object({
  rates: z.array(rateSchema.nullable().catch(null)),
  messages: messagesSchema,
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

const complaintSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** The words of an HTTP error: `{"detail": "Not found."}` or `{"rate": ["This field is required."]}`; null where there are none. */
export function complaintOf(body: unknown): string | null {
  const parsed = complaintSchema.safeParse(body);
  if (!parsed.success) return null;
  const sentences = Object.entries(parsed.data).map(([field, said]) => {
    const words = [said].flat().join(' ');
    return field === 'detail' || field === '__all__' ? words : `${field}: ${words}`;
  });
  return sentences.join(' ').slice(0, 500) || null;
}
