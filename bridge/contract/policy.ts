import { z } from 'zod';
import { returnKind, typed } from './common.ts';
import { policyRules } from './policy-rules.ts';

export * from './policy-rules.ts';

export const policyResponse = z.object({
  version: z.number().int(),
  rules: policyRules,
  store: z.object({ currency: z.string(), decimals: z.number().int(), addressLines: z.array(z.string()) }).nullable(),
  /** The token itself is never shown again. `webhookToken` stands in the address that the owner enters at Shippo (track_updated). */
  shippo: z.object({
    mode: z.enum(['none', 'test', 'live']),
    savedAt: z.string().nullable(),
    webhookToken: z.string(),
    /** What Shippo says of the store's address, asked when its phone or e-mail is saved; null or left out: not asked, or Shippo is away. */
    address: z.object({ valid: z.boolean(), messages: z.array(z.string()) }).nullish(),
  }),
});
export type PolicyResponse = z.infer<typeof policyResponse>;

/** `basedOn`: the version that was edited; an older one is refused with `changed_meanwhile`, a contradiction with `policy_contradicts`. */
export const savePolicyRequest = z.strictObject({ basedOn: z.number().int().min(0), rules: policyRules });
export type SavePolicyRequest = z.infer<typeof savePolicyRequest>;

export const policyVersions = z.object({
  versions: z.array(z.object({ version: z.number().int(), savedBy: z.string(), savedAt: z.string() })),
});
export type PolicyVersions = z.infer<typeof policyVersions>;
export const policyVersion = z.object({ version: z.number().int(), rules: policyRules });
export type PolicyVersionView = z.infer<typeof policyVersion>;

/** Categories, tags and products by part of their name, or by ids (comma-separated) to name those that a policy has. */
export const catalogueRequest = z.object({
  kind: z.enum(['category', 'tag', 'product']),
  search: typed(100).optional(),
  ids: z
    .string()
    .regex(/^\d{1,10}(,\d{1,10}){0,99}$/)
    .optional(),
});
export const catalogueResponse = z.object({ items: z.array(z.object({ id: z.number().int(), name: z.string() })) });
export type CatalogueResponse = z.infer<typeof catalogueResponse>;

/** What a draft would have decided on the last 12 months, beside what the policy in force decides on the same orders. */
export const replayRequest = z.strictObject({ rules: policyRules });
const replaySide = z.object({
  /** Order lines that could have been returned on the day their order's return was asked for, else 7 days after delivery. */
  linesAllowed: z.number().int(),
  returnsAllowed: z.number().int(),
  returnsRefused: z.number().int(),
  /** Of those allowed: accepted without a person. */
  returnsAutomatic: z.number().int(),
  /** What the allowed returns would have paid, bonus and fees in it, minor units of the store's currency. */
  paid: z.number().int(),
  feesKept: z.number().int(),
  shippingPaid: z.number().int(),
  bonusPaid: z.number().int(),
});
export const replayResponse = z.discriminatedUnion('state', [
  /** Orders are still being read; ask again. `total` null: not known yet. */
  z.object({ state: z.literal('reading'), read: z.number().int(), total: z.number().int().nullable() }),
  z.object({
    state: z.literal('done'),
    orders: z.number().int(),
    returns: z.number().int(),
    /** Orders in other currencies than the store's, left out. */
    leftOut: z.number().int(),
    currency: z.string(),
    decimals: z.number().int(),
    now: replaySide,
    draft: replaySide,
    /** Returns that the two policies decide differently, 50 at most. */
    changed: z.array(
      z.object({
        number: z.string(),
        orderNumber: z.string(),
        kind: returnKind,
        before: z.object({ allowed: z.boolean(), code: z.string(), amount: z.number().int() }),
        after: z.object({ allowed: z.boolean(), code: z.string(), amount: z.number().int() }),
      }),
    ),
  }),
]);
export type ReplayResponse = z.infer<typeof replayResponse>;

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

/** What the site may tell anyone without asking the bridge: sent in a header of the policy's answers, kept by the plugin. */
export const publicFacts = z.object({
  /** The block shows the second door. */
  withdrawal: z.boolean(),
  /** WooCommerce's own e-mail goes out for refunds that Boomerang makes. */
  storeRefundEmail: z.boolean(),
});
export type PublicFacts = z.infer<typeof publicFacts>;
/** Base64 of the JSON. */
export const PUBLIC_FACTS_HEADER = 'x-boomerang-public';
