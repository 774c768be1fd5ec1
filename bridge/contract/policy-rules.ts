import { z } from 'zod';
import { moneyMoves, resolution, typed, typedSome } from './common.ts';

const id = z.string().regex(/^[a-z0-9_]{1,40}$/);
const ids = z.array(z.number().int().positive()).max(500);
const codes = z.array(z.string().regex(/^[A-Z]{2}$/)).max(250);
const roles = z.array(z.string().regex(/^[a-z0-9_-]{1,60}$/)).max(50);
const reasonIds = z.array(id).max(50);
const days = z.number().int().min(0).max(3650);
const minor = z.number().int().min(0).max(100_000_000_00);
const basisPoints = z.number().int().min(0).max(1_000_000);
const day = z.iso.date();
const metaKey = z.string().trim().max(100);
const resolutions = z.array(resolution).max(4);

const localText = z.strictObject({
  text: typedSome(1, 80),
  translations: z.record(z.string().regex(/^[a-z]{2,3}$/), typed(80)),
});

const fee = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('flat'), amount: minor }),
  z.strictObject({ kind: z.literal('percent'), basisPoints }),
  z.strictObject({ kind: z.literal('label') }),
]);
const bonus = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('flat'), amount: minor }),
  z.strictObject({ kind: z.literal('percent'), basisPoints }),
]);
const outboundRule = z.enum(['never', 'full_return', 'store_fault', 'proportion']);
const movesByResolution = z.strictObject({ refund: moneyMoves, store_credit: moneyMoves, exchange: moneyMoves });

/**
 * The shape of a policy. What can be a shape but no policy (a fee over 100 %, no reason left, an unknown category) is told field by field by
 * `checkPolicy` in the domain, as `policy_contradicts`.
 */
export const policyRules = z.strictObject({
  window: z.strictObject({
    days,
    from: z.enum(['delivery', 'completion', 'payment', 'order']),
    deliveryMeta: metaKey,
    transitDays: z.number().int().min(0).max(90),
    rules: z
      .array(
        z.strictObject({
          id,
          name: typed(80),
          match: z.strictObject({
            products: ids,
            categories: ids,
            tags: ids,
            countries: codes,
            roles,
            reasons: reasonIds,
          }),
          days,
        }),
      )
      .max(50),
    holidays: z.array(z.strictObject({ name: typed(80), from: day, to: day, until: day })).max(50),
  }),
  never: z.strictObject({
    products: ids,
    categories: ids,
    tags: ids,
    onSale: z.boolean(),
    giftCards: z.boolean(),
  }),
  orderStates: z.array(z.string().regex(/^[a-z0-9_-]{1,40}$/)).max(50),
  minimumValue: minor,
  /** As WooCommerce names them. */
  offlineGateways: z.array(z.string().regex(/^[A-Za-z0-9_-]{1,60}$/)).max(50),
  reasons: z
    .array(
      z.strictObject({
        id,
        title: localText,
        fault: z.enum(['store', 'customer']),
        photoRequired: z.boolean(),
        commentRequired: z.boolean(),
        resolutions,
        sellable: z.boolean(),
        retired: z.boolean(),
      }),
    )
    .max(50),
  resolutions: z.strictObject({
    refund: z.strictObject({ offered: z.boolean(), fee }),
    storeCredit: z.strictObject({
      offered: z.boolean(),
      fee,
      bonus,
      expiresAfterDays: z.number().int().min(1).max(3650).nullable(),
      usage: z.enum(['once', 'balance']),
    }),
    exchange: z.strictObject({
      offered: z.boolean(),
      fee,
      scope: z.enum(['variation', 'any']),
      lower: z.enum(['refund', 'store_credit', 'none']),
    }),
    keep: z.strictObject({
      offered: z.boolean(),
      underValue: minor.nullable(),
      reasons: reasonIds,
      basisPoints,
    }),
  }),
  feesWaived: reasonIds,
  outboundShipping: outboundRule,
  orderFees: outboundRule,
  moneyMoves: z.strictObject({
    guest: movesByResolution,
    known: movesByResolution,
    ceiling: minor.nullable(),
    ceilingDays: z.number().int().min(1).max(3650),
  }),
  approval: z.strictObject({
    mode: z.enum(['auto', 'person']),
    reasons: reasonIds,
    upToValue: minor.nullable(),
    earlierReturns: z.number().int().min(0).max(1000).nullable(),
    firstOrder: z.boolean(),
    limit: z
      .strictObject({ returns: z.number().int().min(1).max(1000), days: z.number().int().min(1).max(3650) })
      .nullable(),
  }),
  sendBackDays: z.number().int().min(1).max(365),
  reminderDays: z.number().int().min(0).max(364),
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
    paidBy: z.enum(['store', 'customer']),
    hsCodeMeta: metaKey,
    originMeta: metaKey,
    phone: typed(30),
    email: z.union([z.literal(''), z.email()]),
  }),
  withdrawal: z.strictObject({
    enabled: z.boolean(),
    countries: codes,
    days,
    moneyMoves: z.enum(['approval', 'first_scan']),
    partialShipping: z.enum(['none', 'proportion', 'all']),
    standardShipping: minor.nullable(),
    exceptProducts: ids,
    exceptCategories: ids,
    exceptRoles: roles,
    returnCost: z.enum(['store', 'customer']),
  }),
  ownerEmail: z.union([z.literal(''), z.email()]),
  storeRefundEmail: z.boolean(),
  retention: z.strictObject({
    photoDays: z.number().int().min(1).max(7300).nullable(),
    personalDays: z.number().int().min(30).max(7300).nullable(),
  }),
});
export type PolicyRulesView = z.infer<typeof policyRules>;
