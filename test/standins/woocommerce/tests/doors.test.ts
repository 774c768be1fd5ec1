import { createHash, createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../contract/ask.ts';
import { createCoupon } from '../coupons.ts';
import { startWooStandin, type WooStandin } from '../index.ts';
import { createOrder } from '../orders.ts';
import { createTaxRate } from '../taxes.ts';

let standin: WooStandin;
beforeAll(async () => {
  standin = await startWooStandin({
    boomerangSecrets: ['current-secret-0123456789abcdefgh', 'previous-secret-0123456789abcdef'],
  });
});
afterAll(() => standin.stop());

describe("The store's key", () => {
  const orders = { method: 'GET', path: '/wc/v3/orders?search=a%20b&per_page=5', body: null };
  const site = () => ({ ...standin, refuseRefunds: async () => undefined });

  it('opens with a good signature over the query, and not without', async () => {
    expect((await ask(site(), orders)).status).toBe(200);
    expect((await ask(site(), orders, 'none')).body).toMatchObject({ code: 'woocommerce_rest_cannot_view' });
    const write = { method: 'POST', path: '/wc/v3/orders', body: {} };
    expect((await ask(site(), write, 'none')).body).toMatchObject({ code: 'woocommerce_rest_cannot_create' });
    const bad = { code: 'woocommerce_rest_authentication_error' };
    expect((await ask(site(), orders, 'wrong secret')).body).toMatchObject(bad);
    expect((await ask({ ...site(), key: 'ck_other' }, orders)).body).toMatchObject(bad);
  });

  it('is taken as Basic only where the connection was https', async () => {
    const authorization = `Basic ${Buffer.from(`${standin.key}:${standin.secret}`).toString('base64')}`;
    const basic = (headers: Record<string, string>) => fetch(`${standin.url}/wp-json/wc/v3/orders`, { headers });
    expect((await basic({ authorization })).status).toBe(401);
    expect((await basic({ authorization, 'x-forwarded-proto': 'https' })).status).toBe(200);
  });

  it('is not asked for where WordPress in front has checked it', async () => {
    const trusted = await startWooStandin({ auth: 'trusted' });
    expect((await fetch(`${trusted.url}/wc/v3/orders`)).status).toBe(200);
    await trusted.stop();
  });
});

describe("The plugin's routes", () => {
  const send = async (
    name: string,
    body: unknown,
    change: { headers?: Record<string, string>; secret?: string; at?: number } = {},
  ) => {
    const rawBody = JSON.stringify(body);
    const route = `/boomerang/v1/bridge/${name}`;
    const fields = {
      version: '1',
      direction: 'bridge-to-site',
      site: standin.siteUrl,
      time: String(change.at ?? Date.now()),
      nonce: randomBytes(16).toString('hex'),
      ...change.headers,
    };
    const actor = Buffer.from('{"type":"bridge"}').toString('base64url');
    const hash = createHash('sha256').update(rawBody).digest('hex');
    const { version, direction, site, time, nonce } = fields;
    const canonical = [version, direction, site, time, nonce, 'POST', route, hash, actor].join('\n');
    const signature = createHmac('sha256', change.secret ?? 'current-secret-0123456789abcdefgh')
      .update(canonical)
      .digest('hex');
    const headers = Object.entries({ ...fields, actor, signature }).map(([key, value]) => [
      `x-boomerang-${key}`,
      value,
    ]);
    const response = await fetch(`${standin.url}/wp-json${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...Object.fromEntries(headers) },
      body: rawBody,
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('answer to the current and the previous secret', async () => {
    expect(await send('ping', {})).toMatchObject({
      status: 200,
      body: { ok: true, site: standin.siteUrl, protocol: [1] },
    });
    expect((await send('ping', {}, { secret: 'previous-secret-0123456789abcdef' })).status).toBe(200);
  });

  it.each([
    ['signature_invalid', { secret: 'x' }],
    ['signature_direction', { headers: { direction: 'site-to-bridge' } }],
    ['signature_site', { headers: { site: 'https://staging.example' } }],
    ['signature_time', { at: Date.now() - 301_000 }],
    ['protocol_version', { headers: { version: '2' } }],
    ['signature_missing', { headers: { nonce: 'short' } }],
  ])('refuse with %s', async (code, change) => {
    expect((await send('ping', {}, change)).body).toMatchObject({ code });
  });

  it('refuse a message that was received before', async () => {
    const change = { headers: { nonce: '0'.repeat(32) } };
    expect((await send('ping', {}, change)).status).toBe(200);
    expect((await send('ping', {}, change)).body).toMatchObject({ code: 'signature_replayed' });
  });

  it('keep a mail that is to be sent', async () => {
    const mail = {
      kind: 'received',
      to: 'ana@example.com',
      locale: 'fr_FR',
      messageId: '<1@shop>',
      data: { a: 1 },
      attachments: [],
    };
    expect(await send('email', mail)).toMatchObject({ status: 200, body: { sent: true } });
    expect(standin.book.mails).toMatchObject([mail]);
  });

  it('put units back once per effect, and can be asked about it', async () => {
    const site = { ...standin, refuseRefunds: async () => undefined };
    const cup = { name: 'Cup', manage_stock: true, stock_quantity: 5 };
    const made = await ask(site, { method: 'POST', path: '/wc/v3/products', body: cup });
    const { id: productId } = made.body as { id: number };
    const request = {
      effectId: 'effect-0001',
      productId,
      variationId: 0,
      quantity: 2,
      orderId: 1,
      returnNumber: 'RMA-1',
    };
    expect((await send('act', request)).body).toEqual({ found: false });
    const result = { status: 'restocked', managedBy: productId, before: 5, after: 7, quantity: 2 };
    expect((await send('restock', request)).body).toEqual(result);
    expect((await send('restock', request)).body).toEqual(result);
    expect((await send('act', request)).body).toEqual({ found: true, result });
    expect((await send('restock', { ...request, effectId: 'effect-0002', productId: 999 })).body).toMatchObject({
      code: 'product_not_found',
    });
  });

  it('note a return on its order once, and mark its lines', async () => {
    const order = createOrder(standin.shop, { line_items: [{ product_id: 0, quantity: 2 }] });
    const note = {
      effectId: 'effect-0003',
      orderId: order.id,
      returnNumber: 'RMA-1',
      payout: 'refund',
      lines: [{ orderLineId: order.line_items[0]!.id, quantity: 2 }],
      breakdown: [{ kind: 'goods', label: 'Cup', quantity: 2, amount: '9.00' }],
      total: '9.00',
      currency: 'USD',
    };
    expect((await send('order-notes', { ...note, total: 'nine' })).status).toBe(400);
    expect(await send('order-notes', note)).toEqual({ status: 200, body: { status: 'noted' } });
    expect((await send('order-notes', note)).body).toEqual({ status: 'noted' });
    expect((await send('act', note)).body).toEqual({ found: true, result: { status: 'noted' } });
    expect(standin.book.notes.filter(({ order_id }) => order_id === order.id)).toHaveLength(1);
    const mark = { key: 'boomerang_returned', value: '2 (RMA-1)' };
    expect(order.line_items[0]?.meta_data).toMatchObject([mark]);
    const missing = { ...note, effectId: 'effect-0004', orderId: 999 };
    expect((await send('order-notes', missing)).body).toMatchObject({ code: 'order_not_found' });
  });

  it('tell which orders used a coupon, and for how much with tax', async () => {
    const { shop } = standin;
    createTaxRate(shop, { country: 'US', rate: '10' });
    const coupon = createCoupon(shop, { code: 'credit', amount: '5.00' });
    const use = (status: string) =>
      createOrder(shop, {
        status,
        billing: { country: 'US' },
        line_items: [{ product_id: 0, subtotal: '4.00', total: '4.00' }],
        coupon_lines: [{ code: 'credit' }],
      });
    const { id } = use('processing');
    use('cancelled');
    const answer = await send(`coupon-uses/${coupon.id}`, {});
    expect(answer).toMatchObject({ status: 200, body: [{ orderId: id, used: '4.400000' }] });
    expect(coupon.usage_count).toBe(1);
    expect((await send('coupon-uses/999', {})).body).toMatchObject({ code: 'coupon_not_found' });
  });

  it('tell the numbers of one person’s orders, newest first, and of nobody else’s', async () => {
    const { shop } = standin;
    const place = (email: string, more: object = {}) => createOrder(shop, { billing: { email }, ...more });
    const first = place('Ida@Example.com', { meta_data: [{ key: '_order_number', value: 'W-7' }] });
    place('ida@example.com', { status: 'trash' });
    place('eve@example.com');
    const own = place('work@example.com', { customer_id: 31 });
    const numbers = (emails: readonly string[], customerId: number) => send('order-numbers', { emails, customerId });
    expect(await numbers(['ida@example.com'], 31)).toEqual({
      status: 200,
      body: {
        orders: [
          { id: own.id, number: String(own.id) },
          { id: first.id, number: 'W-7' },
        ],
        more: false,
      },
    });
    expect((await numbers([], 0)).body).toEqual({ orders: [], more: false });
    expect((await send('order-numbers', {})).status).toBe(400);
  });
});
