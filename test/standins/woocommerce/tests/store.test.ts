import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, type Reply } from '../contract/ask.ts';
import { startWooStandin, type StandinOptions, type WooStandin } from '../index.ts';

type Body = Record<string, unknown> & { id: number };

let standin: WooStandin;
afterEach(() => standin.stop());

async function start(options: StandinOptions = {}): Promise<void> {
  standin = await startWooStandin(options);
}

async function call(method: string, path: string, body: unknown = null): Promise<Reply & { body: Body }> {
  const site = { ...standin, refuseRefunds: async () => undefined };
  return (await ask(site, { method, path: path.startsWith('/standin') ? path : `/wc/v3${path}`, body })) as Reply & {
    body: Body;
  };
}

async function product(body: Record<string, unknown>): Promise<number> {
  return (await call('POST', '/products', body)).body.id;
}

async function order(body: Record<string, unknown>): Promise<Body> {
  return (await call('POST', '/orders', { status: 'completed', ...body })).body;
}

describe('Money in the stand-in store', () => {
  it('taxes by several rates, one of them on top of the other', async () => {
    await start();
    await call('POST', '/taxes', { country: 'US', state: 'CA', rate: '5', name: 'State', priority: 1 });
    await call('POST', '/taxes', { country: 'US', rate: '10', name: 'County', priority: 2, compound: true });
    const id = await product({ name: 'Cup', regular_price: '10.00' });
    const made = await order({ line_items: [{ product_id: id, quantity: 2 }] });
    expect(made).toMatchObject({
      total: '23.10',
      total_tax: '3.10',
      tax_lines: [{ tax_total: '1.00' }, { tax_total: '2.10' }],
    });
  });

  it('takes the tax out of prices that include it', async () => {
    await start({
      settings: { prices_include_tax: true, default_country: 'DE', currency: 'EUR', currency_symbol: '€' },
    });
    await call('POST', '/taxes', { country: 'DE', rate: '19', name: 'MwSt' });
    const id = await product({ name: 'Tasse', regular_price: '11.90' });
    const made = await order({ line_items: [{ product_id: id, quantity: 3 }] });
    expect(made).toMatchObject({ total: '35.70', total_tax: '5.70', line_items: [{ total: '30.00' }] });
  });

  it('counts in whole yen', async () => {
    await start({ settings: { currency: 'JPY', currency_symbol: '¥', num_decimals: 0 } });
    await call('POST', '/taxes', { rate: '10', name: 'Tax' });
    const id = await product({ name: 'Cup', regular_price: '1999' });
    const made = await order({ line_items: [{ product_id: id, quantity: 1 }], payment_method: 'boomtest' });
    expect(made).toMatchObject({ currency: 'JPY', total: '2199', line_items: [{ total: '1999', total_tax: '200' }] });
    const refund = await call('POST', `/orders/${made.id}/refunds`, { amount: '1100' });
    expect(refund).toMatchObject({ status: 201, body: { amount: '1100', refunded_payment: true } });
    expect((await call('POST', `/orders/${made.id}/refunds`, { amount: '1100' })).status).toBe(500);
    expect(standin.book.payouts).toMatchObject([{ orderId: made.id, amount: 1100 }]);
  });

  it.each([
    ['fixed_cart', '10.00', ['3.34', '6.66']],
    ['fixed_product', '1.00', ['1.00', '2.00']],
    ['percent', '15', ['1.50', '3.00']],
  ])('a coupon of kind %s worth %s takes off %j', async (discount_type, amount, taken) => {
    await start({ settings: { calc_taxes: false } });
    await call('POST', '/coupons', { code: 'off', discount_type, amount });
    const [one, two] = [
      await product({ name: 'A', regular_price: '10.00' }),
      await product({ name: 'B', regular_price: '10.00' }),
    ];
    const lines = [
      { product_id: one, quantity: 1 },
      { product_id: two, quantity: 2 },
    ];
    const made = await order({ line_items: lines, coupon_lines: [{ code: 'OFF' }] });
    const items = made.line_items as { subtotal: string; total: string }[];
    const off = items.map(({ subtotal, total }) => (Number(subtotal) - Number(total)).toFixed(2));
    expect(off).toEqual(taken);
  });

  it('refunds shipping and fees by their line ids, and all the rest when the owner sets the order to refunded', async () => {
    await start();
    await call('POST', '/taxes', { rate: '10', name: 'Tax' });
    const shipping_lines = [{ method_id: 'flat_rate', method_title: 'Flat', total: '7.00' }];
    const made = await order({
      shipping_lines,
      fee_lines: [{ name: 'Gift wrap', total: '3.00' }],
      payment_method: 'cod',
    });
    const [shipping] = made.shipping_lines as Body[];
    const [fee] = made.fee_lines as Body[];
    const back = (line: Body | undefined, refund_total: number, tax: number) => {
      return { id: line?.id, refund_total, refund_tax: [{ id: 1, refund_total: tax }] };
    };
    const line_items = [back(shipping, 7, 0.7), back(fee, 1, 0.1)];
    const refund = await call('POST', `/orders/${made.id}/refunds`, { api_refund: false, line_items });
    expect(refund.body).toMatchObject({
      amount: '8.80',
      shipping_lines: [{ total: '-7.00', total_tax: '-0.70' }],
      fee_lines: [{ total: '-1.00' }],
      tax_lines: [{ tax_total: '-0.10', shipping_tax_total: '-0.70' }],
    });
    await call('PUT', `/orders/${made.id}`, { status: 'refunded' });
    const list = await call('GET', `/orders/${made.id}/refunds`);
    expect((list.body as unknown as Body[]).map(({ amount }) => amount).sort()).toEqual(['2.20', '8.80']);
  });
});

describe('Stock in the stand-in store', () => {
  it('is taken once when an order is paid, and comes back when it is cancelled', async () => {
    await start();
    const id = await product({ name: 'Cup', regular_price: '1', manage_stock: true, stock_quantity: 5 });
    const stock = async () => (await call('GET', `/products/${id}`)).body.stock_quantity;
    const made = await order({ status: 'pending', line_items: [{ product_id: id, quantity: 2 }] });
    expect(await stock()).toBe(5);
    for (const status of ['processing', 'completed']) await call('PUT', `/orders/${made.id}`, { status });
    expect(await stock()).toBe(3);
    await call('PUT', `/orders/${made.id}`, { status: 'cancelled' });
    expect(await stock()).toBe(5);
  });

  it('is moved for the shims of the test site where it is kept: at the parent of a variation', async () => {
    await start();
    const body = {
      name: 'Cap',
      type: 'variable',
      manage_stock: true,
      stock_quantity: 8,
      attributes: [{ name: 'Size', variation: true, options: ['S'] }],
    };
    const parent = await product(body);
    const variation = await call('POST', `/products/${parent}/variations`, {
      attributes: [{ name: 'Size', option: 'S' }],
    });
    const moved = await call('PUT', `/standin/products/${variation.body.id}`, { increase: 2 });
    expect(moved.body).toMatchObject({ manage_stock: true, stock_managed_by_id: parent, stock_quantity: 10 });
    const poster = await product({ name: 'Poster' });
    expect((await call('PUT', `/standin/products/${poster}`, { increase: 2 })).body).toMatchObject({
      manage_stock: false,
      stock_quantity: null,
    });
  });
});

describe('The book on disk', () => {
  it('survives a restart, with numbers that go on, and is seeded only once', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'boomerang-book-'));
    const file = join(dir, 'book.json');
    let seeded = 0;
    const seed = () => void (seeded += 1);
    await start({ file, seed });
    const first = await product({ name: 'Cup', regular_price: '1' });
    await standin.stop();
    await start({ file, seed });
    expect((await call('GET', `/products/${first}`)).body).toMatchObject({ name: 'Cup' });
    expect(await product({ name: 'Saucer' })).toBe(first + 1);
    expect([seeded, readdirSync(dir)]).toEqual([1, ['book.json']]);
    rmSync(dir, { recursive: true });
  });
});

describe('Time in the stand-in store', () => {
  it('follows the clock it is given, and writes local and GMT dates as a shop off Greenwich does', async () => {
    await start({ now: () => Date.parse('2026-01-31T23:30:00Z'), settings: { gmt_offset_hours: -8 } });
    const made = await order({});
    expect(made).toMatchObject({ date_created: '2026-01-31T15:30:00', date_created_gmt: '2026-01-31T23:30:00' });
    const dates = { created: '2025-12-01T10:00:00Z', completed: '2025-12-05T10:00:00Z' };
    await call('PUT', `/standin/orders/${made.id}/dates`, dates);
    const old = await call('GET', `/orders/${made.id}`);
    expect(old.body).toMatchObject({
      date_created_gmt: '2025-12-01T10:00:00',
      date_completed_gmt: '2025-12-05T10:00:00',
    });
    const list = await call('GET', '/orders?modified_after=2026-01-01T00:00:00&dates_are_gmt=true');
    expect(list.body).toEqual([]);
  });
});
