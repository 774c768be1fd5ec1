import { ask, type Site } from './ask.ts';
import type { Ids } from './ids.ts';
import type { Json } from '../values.ts';

type Step = (site: Site, ids: Ids) => Promise<void>;

/** Makes a thing and pairs its id with the one that the recordings use without showing how it was made. */
function make(path: string, recordedId: number, body: Json): Step {
  return async (site, ids) => {
    const request = { method: 'POST', path: ids.path(`/wc/v3${path}`), body: ids.translate(body, 'post') };
    const reply = await ask(site, request);
    if (reply.status !== 201)
      throw new Error(`${request.path} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
    ids.bind('post', recordedId, (reply.body as { id: number }).id);
  };
}

const person = { first_name: 'Ana', last_name: 'Diaz', phone: '4085550101' };
const place = { address_1: '1092 Indian Summer Ct', city: 'San Jose', state: 'CA', postcode: '95122', country: 'US' };
const sizes = (...options: string[]) => [{ name: 'Size', visible: true, variation: true, options }];

/** What happened between the recorded exchanges, by the name of the exchange that comes next. */
export const UNRECORDED: Readonly<Record<string, readonly Step[]>> = {
  'coupon-create-percent': [
    make('/products/17/variations', 19, {
      regular_price: '80.00',
      manage_stock: true,
      stock_quantity: 3,
      attributes: [{ name: 'Size', option: '42' }],
    }),
  ],
  'refund-line-quantity-more-than-bought': [
    make('/orders/21/refunds', 25, {
      amount: '5.00',
      reason: 'twice',
      api_refund: false,
      meta_data: [{ key: '_return_id', value: 'R-3' }],
    }),
  ],
  'refund-full': [
    make('/orders', 35, {
      payment_method: 'bacs',
      set_paid: true,
      status: 'completed',
      billing: { ...person, ...place, email: 'guest@example.com' },
      shipping: { ...person, ...place },
      line_items: [{ product_id: 15, quantity: 1 }],
    }),
  ],
  'variation-create-stock-managed-by-parent': [
    make('/products', 41, { name: 'Cup', regular_price: '12.00', manage_stock: true, stock_quantity: 10 }),
    make('/products', 42, { name: 'Print', regular_price: '9.00', manage_stock: false }),
    make('/products', 43, {
      name: 'Cap',
      type: 'variable',
      manage_stock: true,
      stock_quantity: 8,
      attributes: sizes('S', 'M'),
    }),
  ],
  'refund-gateway-refuses (500, refund deleted)': [(site) => site.refuseRefunds()],
};
