import { z } from 'zod';

/**
 * The parts of WooCommerce's answers that the bridge reads, and nothing else. The contract suite compares exactly these
 * fields with the recordings, on the stand-in and on a real WooCommerce. `price` of an order line is a float in WooCommerce's JSON: never read it.
 */

const meta = z.array(z.object({ key: z.string(), value: z.unknown() }));
export type WooMeta = z.infer<typeof meta>;
/** An amount as decimal text; WooCommerce writes `""` where it has none. */
const amount = z.string();
/** A number of WooCommerce's own, or the text of a tax service. */
const rateId = z.union([z.number().int(), z.string()]);
/** `subtotal`: of a line, before coupons. */
const rateTaxes = z.array(z.object({ id: rateId, total: amount, subtotal: amount.optional() }));

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
const billing = address.extend({ email: z.string() });
/** `rate_percent` is a float such as 8.625; orders from before WooCommerce 3.7 have none. */
const ratedTaxLine = z.object({
  rate_id: rateId,
  compound: z.boolean(),
  rate_percent: z.number().nullish().catch(null),
});
const discounts = { discount: amount.optional(), discount_tax: amount.optional() };
const giftCards = z.optional(z.array(z.object({ code: z.string(), amount }))).catch(undefined);
const taxLines = z.array(ratedTaxLine.extend({ label: z.string() }));

export const orderSchema = z.object({
  id: z.number(),
  number: z.string(),
  status: z.string(),
  currency: z.string().regex(/^[a-z]{3}$/i),
  total: amount,
  prices_include_tax: z.boolean(),
  customer_id: z.number(),
  payment_method: z.string(),
  payment_method_title: z.string(),
  transaction_id: z.string(),
  /** Imports lose dates. */
  date_created_gmt: z.string().nullable(),
  date_modified_gmt: z.string().nullable(),
  date_paid_gmt: z.string().nullable(),
  date_completed_gmt: z.string().nullable(),
  billing,
  shipping: address,
  meta_data: meta,
  line_items: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      product_id: z.number(),
      variation_id: z.number(),
      quantity: z.number(),
      tax_class: z.string(),
      subtotal: amount,
      total: amount,
      taxes: rateTaxes,
      sku: z.string().nullable(),
      image: z.object({ src: z.string() }).nullish(),
      meta_data: meta,
    }),
  ),
  shipping_lines: z.array(z.object({ id: z.number(), method_title: z.string(), total: amount, taxes: rateTaxes })),
  fee_lines: z.array(z.object({ id: z.number(), name: z.string(), total: amount, taxes: rateTaxes })),
  /** Older WooCommerce leaves the coupon's type out. */
  coupon_lines: z.array(z.object({ code: z.string(), discount_type: z.string().optional(), ...discounts })),
  tax_lines: taxLines,
  /** Of the plugin WooCommerce Gift Cards. */
  gift_cards: giftCards,
  refunds: z.array(z.object({ id: z.number() })),
});
export type WooOrder = z.infer<typeof orderSchema>;

/** What is needed to tell whether an order is the one that was typed. */
export const orderHeadSchema = z.object({
  id: z.number(),
  number: z.string(),
  customer_id: z.number(),
  billing: z.object({ email: z.string() }),
});

/** Of orders that are only counted. */
export const orderEmailSchema = z.object({ billing: z.object({ email: z.string() }) });

/** Of the first order, what an exchange's order takes over. */
export const exchangeSourceSchema = z.object({
  customer_id: z.number(),
  currency: z.string(),
  billing,
  shipping: address,
  meta_data: meta,
  tax_lines: z.array(ratedTaxLine),
});
export type WooExchangeSource = z.infer<typeof exchangeSourceSchema>;

export const exchangeOrderSchema = z.object({
  id: z.number(),
  number: z.string(),
  status: z.string(),
  total: amount,
  payment_url: z.string(),
  date_paid_gmt: z.string().nullable(),
  meta_data: meta,
});
export type WooExchangeOrder = z.infer<typeof exchangeOrderSchema>;

const refundedItems = z.array(z.object({ total: amount, taxes: rateTaxes, meta_data: meta }));

export const refundSchema = z.object({
  id: z.number(),
  date_created_gmt: z.string().nullable(),
  amount,
  reason: z.string().nullish(),
  refunded_payment: z.boolean(),
  meta_data: meta,
  line_items: z.array(z.object({ quantity: z.number(), total: amount, taxes: rateTaxes, meta_data: meta })),
  shipping_lines: refundedItems,
  fee_lines: refundedItems,
});
export type WooRefund = z.infer<typeof refundSchema>;

const term = z.object({ id: z.number() });
const attributes = z.array(
  z.object({ name: z.string(), option: z.string().optional(), options: z.array(z.string()).optional() }),
);

/** Of products and of variations; these have no categories and tags of their own. */
export const productSchema = z.object({
  id: z.number(),
  type: z.string(),
  virtual: z.boolean(),
  downloadable: z.boolean(),
  on_sale: z.boolean(),
  date_on_sale_from_gmt: z.string().nullable(),
  weight: z.string(),
  dimensions: z.object({ length: z.string(), width: z.string(), height: z.string() }),
  categories: z.array(term).optional(),
  tags: z.array(term).optional(),
  attributes,
  meta_data: meta,
});
export type WooProduct = z.infer<typeof productSchema>;

const picture = z.object({ src: z.string() });

/** What can be sold: products by `images`, variations by `image`. */
export const saleSchema = z.object({
  id: z.number(),
  parent_id: z.number(),
  type: z.string(),
  name: z.string(),
  status: z.string(),
  sku: z.string(),
  price: amount,
  purchasable: z.boolean(),
  virtual: z.boolean(),
  downloadable: z.boolean(),
  tax_class: z.string(),
  manage_stock: z.union([z.boolean(), z.literal('parent')]),
  stock_quantity: z.number().nullable(),
  stock_status: z.string(),
  backorders_allowed: z.boolean(),
  images: z.array(picture).optional(),
  image: picture.nullish(),
});
export type WooSale = z.infer<typeof saleSchema>;

export const couponSchema = z.object({
  id: z.number(),
  code: z.string(),
  amount,
  usage_count: z.number(),
  date_expires_gmt: z.string().nullable(),
  meta_data: meta,
});
export type WooCoupon = z.infer<typeof couponSchema>;

export const categorySchema = z.object({ id: z.number(), name: z.string(), parent: z.number() });
export type WooCategory = z.infer<typeof categorySchema>;

export const namedSchema = z.object({ id: z.number(), name: z.string() });

export const customerSchema = z.object({ role: z.string() });

export const settingSchema = z.object({ id: z.string(), value: z.unknown() });

export const gatewaySchema = z.object({
  id: z.string(),
  // A PHP list with a gap (a gateway that removed a feature) arrives as a JSON object.
  method_supports: z.union([z.array(z.string()), z.record(z.string(), z.string())]),
});

export const siteIndexSchema = z.object({
  name: z.string(),
  /** `Europe/Paris`; empty where the owner has chosen an offset only, in hours. */
  timezone_string: z.string().catch(''),
  gmt_offset: z.coerce.number().catch(0),
});

/** Errors of WordPress and WooCommerce: decide on `code`, never on the translated message. */
export const errorSchema = z.object({ code: z.string(), message: z.string() });

/** WordPress's `_fields` for a schema: the store sends what is read, not 20 kB an order. */
export function fieldsOf(schema: z.ZodObject): string {
  return Object.keys(schema.shape).join(',');
}
