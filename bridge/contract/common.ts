import { z } from 'zod';
import { BREAKDOWN_KINDS } from '../domain/breakdown.ts';

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

export const breakdownKind = z.enum(BREAKDOWN_KINDS);
/** One explained line: `label` names the product, the tax rate or the shipping method, and is empty where the kind says it all. */
export const breakdownLine = z.object({
  kind: breakdownKind,
  label: z.string(),
  quantity: z.number().int().nullable(),
  amount: z.number().int(),
});
export const breakdown = z.object({
  lines: z.array(breakdownLine),
  total: z.number().int(),
  currency: z.string(),
  decimals: z.number().int(),
});
export type Breakdown = z.infer<typeof breakdown>;

/** What came of a payout. A bridge of before says none of it. */
export const paidView = z.object({
  /** Minor units that were given by it; 0: nothing was, or not yet. null: a person worked it out outside, and nobody here knows it. */
  paid: z.number().int().nullable().optional(),
  /** What it came to before the parcel was looked at, minor units. */
  committed: z.number().int().optional(),
  /** Units that were not in the parcel, and that it is smaller by. */
  missing: z.array(z.object({ name: z.string(), quantity: z.number().int() })).optional(),
  /** What was taken off it for damage, minor units, and why. */
  deducted: z.array(z.object({ name: z.string(), amount: z.number().int(), reason: z.string() })).optional(),
});
export type PaidView = z.infer<typeof paidView>;

/** A decision that explains itself; each code has a sentence for the shopper and one for the owner in `blocks/api/verdict-shopper.ts` and `blocks/api/verdict-owner.ts`. */
export const verdict = z.object({
  code: z.string(),
  /** Path of the setting that decided, e.g. `window.rules.0`; `law` or `order` where none did. */
  rule: z.string(),
  policyVersion: z.number().int(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type VerdictView = z.infer<typeof verdict>;

/** A setting that can't stand: `path` as in the policy (`resolutions.refund.fee.amount`), `code` has a sentence on the policy screen. */
export const fieldProblem = z.object({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type FieldProblem = z.infer<typeof fieldProblem>;

/** RFC 9457. `code` is stable and turned into a sentence by the screen; `params` fill that sentence. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  /** With `policy_contradicts`: each field that must change, and what is wrong with it. */
  fields: z.array(fieldProblem).optional(),
});
export type Problem = z.infer<typeof problem>;

export const resolution = z.enum(['refund', 'store_credit', 'exchange', 'keep']);
export type ResolutionView = z.infer<typeof resolution>;
export const returnKind = z.enum(['return', 'withdrawal']);
export const moneyMoves = z.enum(['approval', 'first_scan', 'receipt', 'inspection']);

/** WordPress locale. */
export const locale = z
  .string()
  .regex(/^[a-z]{2,3}(_[A-Za-z0-9]+)*$/)
  .max(20);
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
