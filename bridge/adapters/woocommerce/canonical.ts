import type { z } from 'zod';
import * as schemas from './schemas.ts';
import {
  amount,
  fields,
  isFields,
  isNone,
  listOf,
  meta,
  moment,
  numberText,
  quantity,
  rateId,
  rowsOf,
  type Shape,
  shown,
  someFields,
  someOf,
  state,
  sureMeta,
  whole,
  wholeOrNone,
  yesNo,
} from './shapes.ts';

/**
 * What WooCommerce and well-known plugins write instead of the shapes that the schemas name. Three kinds of field: identity and money are taken in any
 * spelling that says the same, else nothing is read; what rules ask (dates, states, flags) has a meaning where it is missing; what is only shown is never an
 * error.
 */
const amountOrNone: Shape = (value) => (value === undefined || value === null ? undefined : amount(value));
const taxes = listOf(fields({ id: rateId, total: amount, subtotal: amountOrNone }));
const item = { id: whole, total: amount, taxes };

const address = someFields(
  Object.fromEntries(
    'first_name last_name company address_1 address_2 city state postcode country phone email'
      .split(' ')
      .map((name) => [name, shown]),
  ),
);

const image: Shape = (value) => (isFields(value) && typeof value['src'] === 'string' ? value : null);

const withId = (value: unknown) => isFields(value) && Number.isSafeInteger(whole(value['id']));
const named = (value: unknown) => isFields(value) && typeof value['name'] === 'string';

const taxLines = someOf(
  // What does not say whether it depends on other rates is not calculated with.
  fields({ rate_id: rateId, label: shown, compound: yesNo(true), rate_percent: quantity }),
  isFields,
);

/** Whatever is not WooCommerce's empty list may name a refund: then they are asked for. */
const refundsOfOrder: Shape = (value) =>
  (Array.isArray(value) ? value : [null]).map((one: unknown) => ({
    id: withId(one) ? whole((one as { id: unknown }).id) : 0,
  }));

const head = {
  id: whole,
  customer_id: wholeOrNone,
  billing: address,
};

const order = numbered(
  fields({
    ...head,
    status: state,
    total: amount,
    prices_include_tax: yesNo(false),
    payment_method: shown,
    payment_method_title: shown,
    transaction_id: shown,
    date_created_gmt: moment,
    date_modified_gmt: moment,
    date_paid_gmt: moment,
    date_completed_gmt: moment,
    shipping: address,
    meta_data: meta,
    line_items: listOf(
      fields({
        ...item,
        name: shown,
        product_id: wholeOrNone,
        variation_id: wholeOrNone,
        quantity,
        tax_class: shown,
        subtotal: amount,
        sku: shown,
        image,
        meta_data: meta,
      }),
    ),
    shipping_lines: listOf(fields({ ...item, method_title: shown })),
    fee_lines: listOf(fields({ ...item, name: shown })),
    coupon_lines: listOf(
      fields({
        code: shown,
        discount_type: (value) => (isNone(value) ? undefined : value),
        discount: amountOrNone,
        discount_tax: amountOrNone,
      }),
    ),
    tax_lines: taxLines,
    refunds: refundsOfOrder,
  }),
);

const refundItem = fields({ ...item, meta_data: sureMeta });

const SHAPES: ReadonlyMap<z.ZodType, Shape> = new Map<z.ZodType, Shape>([
  [schemas.orderSchema, order],
  [schemas.orderHeadSchema, numbered(fields(head))],
  [schemas.orderEmailSchema, fields({ billing: address })],
  [schemas.exchangeSourceSchema, fields({ ...head, shipping: address, meta_data: meta, tax_lines: taxLines })],
  [
    schemas.exchangeOrderSchema,
    numbered(
      fields({
        id: whole,
        status: state,
        total: amount,
        payment_url: shown,
        date_paid_gmt: moment,
        meta_data: sureMeta,
      }),
    ),
  ],
  [
    schemas.refundSchema,
    fields({
      id: whole,
      date_created_gmt: moment,
      amount,
      reason: shown,
      refunded_payment: yesNo(false),
      meta_data: sureMeta,
      line_items: listOf(fields({ ...item, quantity, meta_data: sureMeta })),
      shipping_lines: listOf(refundItem),
      fee_lines: listOf(refundItem),
    }),
  ],
  [
    schemas.productSchema,
    fields({
      id: whole,
      type: shown,
      virtual: yesNo(false),
      downloadable: yesNo(false),
      on_sale: yesNo(false),
      date_on_sale_from_gmt: moment,
      weight: shown,
      dimensions: someFields({ length: shown, width: shown, height: shown }),
      categories: someOf(fields({ id: whole }), withId),
      tags: someOf(fields({ id: whole }), withId),
      attributes: someOf(fields({ option: optionalText, options: (value) => rowsOf(value)?.map(shown) }), named),
      meta_data: meta,
    }),
  ],
  [
    schemas.saleSchema,
    fields({
      id: whole,
      parent_id: wholeOrNone,
      type: shown,
      name: shown,
      status: state,
      sku: shown,
      price: amount,
      purchasable: yesNo(false),
      virtual: yesNo(false),
      downloadable: yesNo(false),
      tax_class: shown,
      manage_stock: (value) => (value === 'parent' ? value : yesNo(false)(value)),
      stock_quantity: (value) => (isNone(value) ? null : quantity(value)),
      stock_status: shown,
      backorders_allowed: yesNo(false),
      images: someOf(image, (value) => image(value) !== null),
      image,
    }),
  ],
  [
    schemas.couponSchema,
    fields({ id: whole, amount, usage_count: wholeOrNone, date_expires_gmt: moment, meta_data: sureMeta }),
  ],
  [schemas.categorySchema, fields({ id: whole, name: shown, parent: wholeOrNone })],
  [schemas.namedSchema, fields({ id: whole, name: shown })],
  [schemas.customerSchema, fields({ role: shown })],
  [
    schemas.gatewaySchema,
    fields({ method_supports: (value) => (rowsOf(value) ?? []).filter((one) => typeof one === 'string') }),
  ],
]);

/** Without a number of its own an order is known by its id. */
function numbered(shape: Shape): Shape {
  return (value) => {
    const shaped = shape(value);
    if (!isFields(shaped)) return shaped;
    const { number, id } = shaped;
    return { ...shaped, number: isNone(number) ? numberText(id) : numberText(number) };
  };
}

function optionalText(value: unknown): unknown {
  return isNone(value) ? undefined : shown(value);
}

/** Parses one thing of WooCommerce's in any shape that says the same. */
export function parseThing<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.ZodSafeParseResult<z.infer<Schema>> {
  const shape = SHAPES.get(schema);
  return schema.safeParse(shape ? shape(value) : value) as z.ZodSafeParseResult<z.infer<Schema>>;
}
