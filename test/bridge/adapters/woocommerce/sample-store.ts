import { ask, type Site } from '../../../standins/woocommerce/contract/ask.ts';

/** Things in a store, made through its REST API, so that they are the same on the stand-in and on a real WooCommerce. */
export interface Sample {
  email: string;
  taxRateId: number;
  shirtId: number;
  capId: number;
  capRedId: number;
  ebookId: number;
}

/** Makes a thing through the REST API. */
export async function create(
  site: Site,
  path: string,
  body: unknown,
): Promise<{ id: number } & Record<string, unknown>> {
  const reply = await ask(site, { method: 'POST', path: `/wc/v3/${path}`, body });
  if (reply.status !== 201) throw new Error(`${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply.body as { id: number };
}

export async function makeSample(site: Site): Promise<Sample> {
  const rate = { country: 'US', state: 'CA', rate: '8.625', name: 'CA tax', shipping: true };
  const tax = await create(site, 'taxes', rate);
  const shirt = await create(site, 'products', {
    name: 'Linen shirt',
    regular_price: '44.91',
    manage_stock: true,
    stock_quantity: 20,
    sku: `LS-${Date.now()}`,
    weight: '0.4',
    dimensions: { length: '30', width: '20', height: '4.5' },
  });
  const attributes = [{ name: 'Colour', visible: true, variation: true, options: ['Red', 'Blue'] }];
  const cap = await create(site, 'products', { name: 'Cap', type: 'variable', weight: '0.1', attributes });
  const red = await create(site, `products/${cap.id}/variations`, {
    regular_price: '15.00',
    weight: '0.12',
    attributes: [{ name: 'Colour', option: 'Red' }],
  });
  const ebook = await create(site, 'products', {
    name: 'E-book',
    virtual: true,
    downloadable: true,
    regular_price: '5.00',
  });
  const email = `zoe.${Date.now()}@example.com`;
  return { email, taxRateId: tax.id, shirtId: shirt.id, capId: cap.id, capRedId: red.id, ebookId: ebook.id };
}

const person = { first_name: 'Zoë', last_name: "O'Hara", phone: '4085550101' };
const place = { address_1: '1092 Indian Summer Ct', city: 'San Jose', state: 'CA', postcode: '95122', country: 'US' };

/** Three shirts, a red cap and an e-book with shipping, paid by the given method and completed. */
export async function placeOrder(
  site: Site,
  sample: Sample,
  paymentMethod: string,
): Promise<{ id: number; number: string }> {
  const order = await create(site, 'orders', {
    payment_method: paymentMethod,
    payment_method_title: 'Card',
    set_paid: true,
    status: 'completed',
    billing: { ...person, ...place, email: sample.email },
    shipping: { ...person, ...place, address_1: '1 Main St' },
    line_items: [
      { product_id: sample.shirtId, quantity: 3 },
      { product_id: sample.capId, variation_id: sample.capRedId, quantity: 1 },
      { product_id: sample.ebookId, quantity: 1 },
    ],
    shipping_lines: [{ method_id: 'flat_rate', method_title: 'Flat rate', total: '7.00' }],
  });
  return { id: order.id, number: String(order.number) };
}
