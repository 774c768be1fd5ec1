import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PluginSite } from '../support/plugin-site.ts';
import { callStore } from '../support/store-call.ts';

export function restockSuite(running: () => PluginSite): void {
  describe('units that come back', () => {
    const ids = { mug: 0, poster: 0, shirt: 0, small: 0 };
    const store = (method: string, path: string, body?: unknown) =>
      callStore(running().site.url, running().keys, method, `/wc/v3${path}`, { body });
    const stockOf = async (id: number) => Number((await store('GET', `/products/${id}`)).body.stock_quantity);

    const send = (effectId: string, change: Record<string, unknown> = {}, attempt = 1) =>
      running().asBridge('restock', {
        key: `${effectId}-${attempt}`,
        body: {
          effectId,
          productId: ids.mug,
          variationId: 0,
          quantity: 2,
          orderId: 1,
          returnNumber: 'RMA-1001',
          ...change,
        },
      });
    const look = async (effectId: string) => (await running().asBridge('act', { body: { effectId } })).body;

    beforeAll(async () => {
      const create = async (path: string, body: unknown) => (await store('POST', path, body)).body.id!;
      ids.mug = await create('/products', {
        name: 'Mug',
        regular_price: '9.00',
        manage_stock: true,
        stock_quantity: 3,
      });
      ids.poster = await create('/products', { name: 'Poster', regular_price: '5.00' });
      ids.shirt = await create('/products', {
        name: 'Shirt',
        type: 'variable',
        manage_stock: true,
        stock_quantity: 10,
      });
      ids.small = await create(`/products/${ids.shirt}/variations`, { regular_price: '20.00' });
    });

    it('go back to stock once, however often and at once the effect is sent', async () => {
      const effectId = randomUUID();
      const before = await stockOf(ids.mug);
      const result = { status: 'restocked', managedBy: ids.mug, before, after: before + 2, quantity: 2 };

      const answers = await Promise.all([1, 2, 3].map((attempt) => send(effectId, {}, attempt)));
      expect(await stockOf(ids.mug)).toBe(before + 2);
      for (const { status, body } of answers) expect({ status, body }).toEqual({ status: 200, body: result });

      expect((await send(effectId, {}, 4)).body).toEqual(result);
      expect(await stockOf(ids.mug)).toBe(before + 2);
      expect(await look(effectId)).toEqual({ found: true, result });
    });

    it('are not put back a second time when the order is cancelled or refunded in wp-admin later', async () => {
      const items = [ids.mug, ids.shirt].map((product_id) => ({
        product_id,
        quantity: 2,
        ...(product_id === ids.shirt ? { variation_id: ids.small } : {}),
      }));
      const order = (await store('POST', '/orders', { status: 'completed', line_items: items })).body as unknown as {
        id: number;
        line_items: { id: number }[];
      };
      const [mugs, shirts] = order.line_items;
      const before = [await stockOf(ids.mug), await stockOf(ids.shirt)] as const;
      await send(randomUUID(), { quantity: 2, orderId: order.id, orderLineId: mugs!.id });
      await send(randomUUID(), {
        ...{ productId: ids.shirt, variationId: ids.small, quantity: 1 },
        ...{ orderId: order.id, orderLineId: shirts!.id },
      });
      expect([await stockOf(ids.mug), await stockOf(ids.shirt)]).toEqual([before[0] + 2, before[1] + 1]);

      const lines = [{ id: mugs!.id, quantity: 2, refund_total: 1 }];
      const refund = { amount: '1.00', api_refund: false, api_restock: true, line_items: lines };
      expect((await store('POST', `/orders/${order.id}/refunds`, refund)).status).toBe(201);
      expect(await stockOf(ids.mug)).toBe(before[0] + 2);

      await store('PUT', `/orders/${order.id}`, { status: 'cancelled' });
      expect([await stockOf(ids.mug), await stockOf(ids.shirt)]).toEqual([before[0] + 2, before[1] + 2]);
    });

    it('go to the parent where the parent keeps the stock of its variations', async () => {
      const before = await stockOf(ids.shirt);
      const { body } = await send(randomUUID(), { productId: ids.shirt, variationId: ids.small, quantity: 1 });
      expect(body).toEqual({ status: 'restocked', managedBy: ids.shirt, before, after: before + 1, quantity: 1 });
      expect(await stockOf(ids.shirt)).toBe(before + 1);
    });

    it('are only noted where nobody keeps stock', async () => {
      const effectId = randomUUID();
      expect((await send(effectId, { productId: ids.poster })).body).toEqual({ status: 'not_managed' });
      expect(await look(effectId)).toEqual({ found: true, result: { status: 'not_managed' } });
    });

    it('leave nothing behind when the product is gone', async () => {
      const effectId = randomUUID();
      const { status, body } = await send(effectId, { productId: 999_999 });
      expect([status, body.code]).toEqual([404, 'product_not_found']);
      expect(await look(effectId)).toEqual({ found: false });
    });

    it('are not found, and the key stays taken, when PHP died on the way', async () => {
      const effectId = randomUUID();
      running().store.switches.deaths.push({ path: /^\/standin\/products\//, when: 'before-act' });
      const before = await stockOf(ids.mug);
      await send(effectId).catch(() => null);
      expect(await look(effectId)).toEqual({ found: false });
      expect(await stockOf(ids.mug)).toBe(before);
      expect((await send(effectId)).body.code).toBe('boomerang_key_in_flight');
      expect((await send(effectId, {}, 2)).body).toMatchObject({ status: 'restocked', after: before + 2 });
    });

    it.each([{ quantity: 0 }, { quantity: -1 }, { quantity: 1.5 }, { quantity: 'two' }, { productId: 0 }])(
      'are refused when the request says %o',
      async (change) => {
        const { status, body } = await send(randomUUID(), change);
        expect([status, body.code]).toEqual([400, 'rest_invalid_param']);
      },
    );

    it('are nobody else’s business', async () => {
      const { cookie, 'x-wp-nonce': nonce } = await running().login('admin');
      const response = await running().asBrowser('/bridge/restock', {
        method: 'POST',
        headers: { cookie, 'x-wp-nonce': nonce, 'content-type': 'application/json' },
        body: JSON.stringify({ effectId: randomUUID(), productId: ids.mug, quantity: 1, orderId: 1, returnNumber: 'R' }),
      });
      expect(response.status).toBe(401);
    });
  });
}
