import { z } from 'zod';

/**
 * The parts of WooCommerce's answers that the bridge reads, and nothing else. The contract suite compares exactly these
 * fields with the recordings, on the stand-in and on a real WooCommerce. `price` is a float in WooCommerce's JSON: never read it.
 */

const meta = z.array(z.object({ key: z.string(), value: z.unknown() }));
/** An amount as decimal text; WooCommerce writes `""` where it has none. */
const amount = z.string();
const rateTaxes = z.array(z.object({ id: z.number(), total: amount }));

const address = z.object({
  first_name: z.string(),
  last_name: z.string(),
  company: z.string(),
  address_1: z.string(),
  address_2: z.string(),
  city: z.string(),
  state: z.string(),
  postcode: z.string(),
  country: z.string(),
  phone: z.string().optional(),
});

export const orderSchema = z.object({
  id: z.number(),
  number: z.string(),
  status: z.string(),
  currency: z.string(),
  total: amount,
  customer_id: z.number(),
  payment_method: z.string(),
  payment_method_title: z.string(),
  date_created_gmt: z.string(),
  date_paid_gmt: z.string().nullable(),
  date_completed_gmt: z.string().nullable(),
  billing: address.extend({ email: z.string() }),
  shipping: address,
  line_items: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      product_id: z.number(),
      variation_id: z.number(),
      quantity: z.number(),
      total: amount,
      taxes: rateTaxes,
      sku: z.string().nullable(),
      image: z.object({ src: z.string() }).nullish(),
    }),
  ),
  tax_lines: z.array(z.object({ rate_id: z.number(), label: z.string() })),
});
export type WooOrder = z.infer<typeof orderSchema>;

/** What is needed to tell whether an order is the one that was typed. */
export const orderHeadSchema = z.object({
  id: z.number(),
  number: z.string(),
  customer_id: z.number(),
  billing: z.object({ email: z.string() }),
});

export const refundSchema = z.object({
  id: z.number(),
  amount,
  reason: z.string().nullish(),
  refunded_payment: z.boolean(),
  meta_data: meta,
  line_items: z.array(z.object({ quantity: z.number(), total: amount, taxes: rateTaxes, meta_data: meta })),
});
export type WooRefund = z.infer<typeof refundSchema>;

/** Of products and of variations. */
export const productSchema = z.object({
  id: z.number(),
  virtual: z.boolean(),
  downloadable: z.boolean(),
  weight: z.string(),
  dimensions: z.object({ length: z.string(), width: z.string(), height: z.string() }),
});
export type WooProduct = z.infer<typeof productSchema>;

export const settingSchema = z.object({ id: z.string(), value: z.unknown() });

export const gatewaySchema = z.object({
  id: z.string(),
  // A PHP list with a gap (a gateway that removed a feature) arrives as a JSON object.
  method_supports: z.union([z.array(z.string()), z.record(z.string(), z.string())]),
});

export const siteIndexSchema = z.object({ name: z.string() });

/** Errors of WordPress and WooCommerce: decide on `code`, never on the translated message. */
export const errorSchema = z.object({ code: z.string(), message: z.string() });

/** WordPress's `_fields` for a schema: the store sends what is read, not 20 kB an order. */
export function fieldsOf(schema: z.ZodObject): string {
  return Object.keys(schema.shape).join(',');
}
