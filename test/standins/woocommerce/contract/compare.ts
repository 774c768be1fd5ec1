import { z } from 'zod';
import {
  couponSchema,
  customerSchema,
  exchangeOrderSchema,
  gatewaySchema,
  orderSchema,
  productSchema,
  refundSchema,
  saleSchema,
  settingSchema,
} from '../../../../bridge/adapters/woocommerce/schemas.ts';

const couponLine = orderSchema.shape.coupon_lines.element;
const feeLine = orderSchema.shape.fee_lines.element;
const refund = orderSchema.shape.refunds.element;

/**
 * What a replay must reproduce: every field that the adapter's schemas name (parsing strips the others), plus what the
 * adapter never reads but a stand-in must get right, or tests of stock and money would prove nothing.
 */
const orders = orderSchema.extend({
  ...exchangeOrderSchema.omit({ payment_url: true }).shape,
  // Where the pay page lies depends on the site's permalinks.
  payment_url: z.string().transform((url) => url.includes('order-pay')),
  created_via: z.string(),
  discount_total: z.string(),
  discount_tax: z.string(),
  shipping_total: z.string(),
  shipping_tax: z.string(),
  cart_tax: z.string(),
  total_tax: z.string(),
  coupon_lines: z.array(couponLine.extend({ id: z.number(), discount: z.string(), discount_tax: z.string() })),
  fee_lines: z.array(feeLine.extend({ total_tax: z.string() })),
  refunds: z.array(refund.extend({ total: z.string() })),
  needs_payment: z.boolean(),
  needs_processing: z.boolean(),
});
const refunds = refundSchema.extend({
  tax_lines: z.array(z.object({ id: z.number(), rate_id: z.number(), tax_total: z.string() })),
});
const products = productSchema.extend(saleSchema.shape);
const coupons = couponSchema.extend({
  discount_type: z.string(),
  usage_limit: z.number().nullable(),
  email_restrictions: z.array(z.string()),
});

const SCHEMAS: readonly [RegExp, z.ZodObject][] = [
  [/\/notes\b/, z.object({ note: z.string(), customer_note: z.boolean() })],
  [/\/refunds\b/, refunds],
  [/\/orders\b/, orders],
  [/\/products\b/, products],
  [/\/coupons\b/, coupons],
  [/\/customers\b/, customerSchema.extend({ id: z.number(), email: z.string() })],
  [
    /\/taxes\b/,
    z.object({ id: z.number(), country: z.string(), state: z.string(), rate: z.string(), shipping: z.boolean() }),
  ],
  [/\/settings\b/, settingSchema],
  [/\/payment_gateways\b/, gatewaySchema],
  [/\/system_status\b/, z.object({ settings: z.object({ currency: z.string(), number_of_decimals: z.number() }) })],
  [/\/webhooks\b/, z.object({ topic: z.string(), status: z.string(), delivery_url: z.string() })],
];

/** `_fields` asks for a part of the fields only; then that part is compared. */
export function comparable(path: string, body: unknown): unknown {
  const schema = SCHEMAS.find(([route]) => route.test(path.split('?')[0] ?? ''))?.[1];
  if (!schema) throw new Error(`No schema for ${path}`);
  const wanted = path.includes('_fields=') ? schema.partial() : schema;
  return steady(Array.isArray(body) ? z.array(wanted).parse(body) : wanted.parse(body));
}

/** Dates differ in each run, and WooCommerce leaves lists of one second, and metas, in no order. */
function steady(value: unknown): unknown {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value) ? '<date>' : value;
  if (value === null || typeof value !== 'object') return value;
  if (!Array.isArray(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, steady(each)]));
  const rank = (each: unknown) => {
    const { id, key } = (each ?? {}) as { id?: unknown; key?: unknown };
    return typeof id === 'number' ? String(id).padStart(12, '0') : String(id ?? key ?? '');
  };
  return value.map(steady).sort((a, b) => rank(a).localeCompare(rank(b)));
}

/** Settings and gateways are lists by name: a shop has more of them than another. */
export function sharedOnly(recorded: unknown, replayed: unknown): [unknown, unknown] {
  if (!Array.isArray(recorded) || !Array.isArray(replayed)) return [recorded, replayed];
  const name = (each: unknown) => (each as { id?: unknown } | null)?.id;
  if (typeof name(recorded[0]) !== 'string') return [recorded, replayed];
  const known = new Set(recorded.map(name));
  const found = new Set(replayed.map(name));
  return [recorded.filter((each) => found.has(name(each))), replayed.filter((each) => known.has(name(each)))];
}
