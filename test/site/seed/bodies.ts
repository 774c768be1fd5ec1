import { PEOPLE, type Person, type SampleOrder } from './orders.ts';

export type Ids = Map<string, { readonly product: number; readonly variation: number }>;

/** California has two rates, so that a refund must name both. */
export const TAXES = [
  { country: 'US', state: 'CA', rate: '7.2500', name: 'CA state tax', priority: 1, compound: false, shipping: true },
  {
    country: 'US',
    state: 'CA',
    rate: '1.3750',
    name: 'SF district tax',
    priority: 2,
    compound: false,
    shipping: false,
  },
  { country: 'US', state: 'NY', rate: '8.8750', name: 'NY tax', priority: 1, compound: false, shipping: true },
  { country: 'FR', state: '', rate: '20.0000', name: 'TVA', priority: 1, compound: false, shipping: true },
] as const;

const GATEWAYS = { boomtest: 'Card', cod: 'Cash on delivery', bacs: 'Direct bank transfer' } as const;

/** The order as WooCommerce's `POST /orders` takes it, unpaid: its state comes a day later. */
export function orderBody(sample: SampleOrder, ids: Ids, users: ReadonlyMap<Person, number>): Record<string, unknown> {
  const { first, last, email, address, ...where } = PEOPLE[sample.who];
  const [street, city, state, postcode] = address;
  const place = {
    first_name: first,
    last_name: last,
    address_1: street,
    city,
    state,
    postcode,
    country: 'country' in where ? where.country : 'US',
  };
  return {
    status: 'pending',
    customer_id: users.get(sample.who) ?? 0,
    payment_method: sample.gateway,
    payment_method_title: GATEWAYS[sample.gateway],
    billing: { ...place, email, phone: '4085550101' },
    shipping: place,
    line_items: sample.lines.map(([key, quantity]) => {
      const id = ids.get(key);
      if (!id) throw new Error(`No sample product ${key}`);
      return { product_id: id.product, variation_id: id.variation, quantity };
    }),
    shipping_lines:
      sample.shipping === undefined
        ? []
        : [{ method_id: 'flat_rate', method_title: 'Flat rate', total: sample.shipping }],
    fee_lines: sample.fee === undefined ? [] : [{ name: 'Gift wrap', total: sample.fee, tax_status: 'none' }],
    coupon_lines: sample.coupon ? [{ code: sample.coupon }] : [],
  };
}
