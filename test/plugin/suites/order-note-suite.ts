import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../support/signed-call.ts';

export interface NotedStore {
  asBridge(name: string, call: { key?: string; body: unknown }): Promise<Answer>;
  asStore(method: string, path: string, body?: unknown): Promise<unknown>;
}
interface Order {
  id: number;
  line_items: { id: number; meta_data: { key: string; value: unknown; display_key?: string }[] }[];
}

/** The order learns what a return paid: on the stand-in's store and on a real WooCommerce. */
export function orderNoteSuite(store: () => NotedStore): void {
  describe('an order that is told what its return paid', () => {
    let order: Order;
    const body = (effectId: string, change: Record<string, unknown> = {}) => ({
      effectId,
      orderId: order.id,
      returnNumber: 'RMA-1001',
      payout: 'store_credit',
      lines: [{ orderLineId: order.line_items[0]!.id, quantity: 1 }],
      breakdown: [
        { kind: 'goods', label: 'Mug <b>XL</b>', quantity: 1, amount: '50.00' },
        { kind: 'discount', label: '', quantity: null, amount: '-5.09' },
        { kind: 'lowered', label: 'A stain', quantity: null, amount: '-5.00' },
        { kind: 'bonus', label: '', quantity: null, amount: '4.50' },
        { kind: 'shipping', label: 'Flat rate', quantity: null, amount: '5.00' },
        { kind: 'not_back', label: 'Flat rate', quantity: null, amount: '-5.00' },
      ],
      total: '44.41',
      currency: 'USD',
      ...change,
    });
    const tell = (effectId: string, change?: Record<string, unknown>, attempt = 1) =>
      store().asBridge('order-notes', { key: `${effectId}-${attempt}`, body: body(effectId, change) });
    const notes = async () =>
      ((await store().asStore('GET', `/orders/${order.id}/notes`)) as { note: string }[])
        .map(({ note }) => note)
        .filter((note) => note.startsWith('RMA-'));
    const marks = async () =>
      ((await store().asStore('GET', `/orders/${order.id}`)) as Order).line_items[0]!.meta_data
        .filter(({ key }) => key.startsWith('boomerang_'))
        .map(({ key, value }) => `${key}: ${String(value)}`);
    const look = async (effectId: string) => (await store().asBridge('act', { body: { effectId } })).body;

    beforeAll(async () => {
      const product = { name: 'Mug', regular_price: '50.00' };
      const { id } = (await store().asStore('POST', '/products', product)) as { id: number };
      order = (await store().asStore('POST', '/orders', {
        status: 'completed',
        line_items: [{ product_id: id, quantity: 3 }],
      })) as Order;
    }, 60_000);

    it('has one note with the same lines as everywhere, and a mark on its line, however often and at once it is told', async () => {
      const effectId = randomUUID();
      const answers = await Promise.all([1, 2, 3].map((attempt) => tell(effectId, {}, attempt)));
      for (const { status, body: told } of answers) expect({ status, told }).toEqual({ status: 200, told: { status: 'noted' } });
      expect(await notes()).toEqual([
        'RMA-1001: store credit $44.41\n1 × Mug &lt;b&gt;XL&lt;/b&gt;: $50.00\nDiscount: -$5.09\nLess for damage (A stain): -$5.00\nBonus: $4.50\nShipping (Flat rate): $5.00\nLess, as not everything came back (Flat rate): -$5.00',
      ]);
      expect(await marks()).toEqual(['boomerang_returned: 1 (RMA-1001)']);
      expect(await look(effectId)).toEqual({ found: true, result: { status: 'noted' } });
    });

    it('marks a line once for a return that pays it in two ways, and what is kept as kept', async () => {
      await tell(randomUUID(), { payout: 'refund' });
      expect(await marks()).toEqual(['boomerang_returned: 1 (RMA-1001)']);
      await tell(randomUUID(), { returnNumber: 'RMA-1002', payout: 'keep', total: '0.5' });
      expect(await marks()).toEqual(['boomerang_returned: 1 (RMA-1001)', 'boomerang_kept: 1 (RMA-1002)']);
      expect(await notes()).toContainEqual(expect.stringContaining('RMA-1002: refund $0.5, the shopper keeps the goods\n'));
    });

    it('is told even when the line was deleted in wp-admin meanwhile', async () => {
      const { body: told } = await tell(randomUUID(), { lines: [{ orderLineId: 999_999, quantity: 1 }] });
      expect(told).toEqual({ status: 'noted' });
    });

    it('leaves nothing behind when the order is gone', async () => {
      const effectId = randomUUID();
      const { status, body: told } = await tell(effectId, { orderId: 999_999 });
      expect([status, told.code]).toEqual([404, 'order_not_found']);
      expect(await look(effectId)).toEqual({ found: false });
    });

    it.each([
      { payout: 'gift' },
      { total: '1,50' },
      { lines: [{ orderLineId: 1 }] },
      { breakdown: [{ kind: 'goods', label: 'Mug', quantity: 1, amount: '1e3' }] },
      { breakdown: [{ kind: 'tip', label: 'Mug', quantity: 1, amount: '1' }] },
    ])('refuses a message that says %o', async (change) => {
      const { status, body: told } = await tell(randomUUID(), change);
      expect([status, told.code]).toEqual([400, 'rest_invalid_param']);
    });
  });
}
