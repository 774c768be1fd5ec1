import { z } from 'zod';

/**
 * Text that a person typed, at most `max` characters. What no database can keep (NUL, halves of a surrogate pair) is left out: it can't be
 * typed, only sent.
 */
export const typed = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.replaceAll('\u0000', '').toWellFormed().trim());

/** As `typed`, and something must be left of it. */
export const typedSome = (min: number, max: number) => typed(max).pipe(z.string().min(min));

/** An amount as every screen shows it: minor units, and the currency that says how to write them. */
export const money = z.object({ amount: z.number().int(), currency: z.string(), decimals: z.number().int() });
export type Money = z.infer<typeof money>;

/** One explained line of a refund: `goods` of an order line, or `tax` of one rate over all of them. */
export const refundLine = z.object({
  kind: z.enum(['goods', 'tax']),
  label: z.string(),
  quantity: z.number().int().nullable(),
  amount: z.number().int(),
});
export const breakdown = z.object({
  lines: z.array(refundLine),
  total: z.number().int(),
  currency: z.string(),
  decimals: z.number().int(),
});
export type Breakdown = z.infer<typeof breakdown>;

/** RFC 9457. `code` is stable and turned into a sentence by the screen; `params` fill that sentence. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});
export type Problem = z.infer<typeof problem>;

export const resolution = z.enum(['refund', 'store_credit', 'exchange']);
export const parcelState = z.enum([
  'requested',
  'approved',
  'in_transit',
  'received',
  'inspected',
  'closed',
  'rejected',
  'cancelled',
  'expired',
]);
export const payoutState = z.enum(['pending', 'settled', 'failed', 'in_doubt']);
/** ISO 8601 in UTC. */
export const instant = z.string();
