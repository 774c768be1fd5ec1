import { z } from 'zod';
import { typedSome } from './common.ts';

const reason = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]{1,40}$/),
  title: typedSome(1, 80),
});

export const policyRules = z.strictObject({
  windowDays: z.number().int().min(1).max(3650),
  reasons: z
    .array(reason)
    .min(1)
    .max(30)
    .refine((reasons) => new Set(reasons.map((one) => one.id)).size === reasons.length, {
      message: 'duplicate_reason',
    }),
  moneyMoves: z.enum(['approval', 'first_scan', 'receipt', 'inspection']),
  autoApprove: z.boolean(),
  sendBackDays: z.number().int().min(1).max(365),
  labels: z.strictObject({
    kind: z.enum(['prepaid', 'pay_on_use']),
    carriers: z.array(z.string().trim().toLowerCase().min(1).max(40)).max(20),
    /** Minor units of the store's currency. */
    ceiling: z.number().int().min(0).max(1_000_000_00),
    defaultParcel: z.strictObject({
      lengthMm: z.number().int().min(10).max(3000),
      widthMm: z.number().int().min(10).max(3000),
      heightMm: z.number().int().min(1).max(3000),
      weightGrams: z.number().int().min(1).max(100_000),
    }),
  }),
  ownerEmail: z.union([z.literal(''), z.email()]),
});
export type PolicyRulesView = z.infer<typeof policyRules>;

export const policyResponse = z.object({
  version: z.number().int(),
  rules: policyRules,
  store: z.object({ currency: z.string(), decimals: z.number().int(), addressLines: z.array(z.string()) }).nullable(),
  /** The token itself is never shown again. `webhookUrl` is what the owner enters at Shippo (track_updated). */
  shippo: z.object({ mode: z.enum(['none', 'test', 'live']), savedAt: z.string().nullable(), webhookUrl: z.string() }),
});
export type PolicyResponse = z.infer<typeof policyResponse>;

/** `basedOn`: the version that was edited; an older one is refused with `changed_meanwhile`. */
export const savePolicyRequest = z.strictObject({ basedOn: z.number().int().min(0), rules: policyRules });
export type SavePolicyRequest = z.infer<typeof savePolicyRequest>;

/** null removes the token. */
export const shippoTokenRequest = z.strictObject({
  token: z.union([
    z.null(),
    z
      .string()
      .trim()
      .regex(/^shippo_(test|live)_[A-Za-z0-9]{8,200}$/),
  ]),
});
export type ShippoTokenRequest = z.infer<typeof shippoTokenRequest>;
