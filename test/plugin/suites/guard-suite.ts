import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { toStoreRefund } from '../../../bridge/adapters/woocommerce/refunds.ts';
import { refundSchema } from '../../../bridge/adapters/woocommerce/schemas.ts';
import { callStore, type StoreKeys } from '../support/store-call.ts';

/** A store whose REST writes are guarded: WordPress with the plugin, or the bare stand-in. */
export interface GuardTarget {
  origin(): string;
  keys(): StoreKeys;
  /** The next write to a matching path acts and dies before it answers. */
  dieAfterAct(path: RegExp): unknown;
  /** Every refund takes this long, so that parallel sends do meet. Milliseconds. */
  slowRefunds(ms: number): unknown;
  /** Takes the guard away, or puts it back. */
  guardIsOff(off: boolean): unknown;
}

/** Refunds are guarded by Idempotency-Key: the write that costs most when it happens twice. */
export function guardSuite(name: string, target: GuardTarget): void {
  describe(`${name}: a write with an Idempotency-Key`, () => {
    let orderId = 0;
    const refunds = () => `/wc/v3/orders/${orderId}/refunds`;
    const call = (method: string, path: string, more: { body?: unknown; key?: string; query?: Record<string, string> } = {}) =>
      callStore(target.origin(), target.keys(), method, path, more);
    const refund = (key: string, amount = '1.00') =>
      call('POST', refunds(), { key, body: { amount, api_refund: false, api_restock: false } });
    const refundCount = async () => (await call('GET', refunds(), { query: { per_page: '100' } })).body.length;
    const newKey = () => `${randomUUID()}-1`;

    beforeAll(async () => {
      const product = await call('POST', '/wc/v3/products', { body: { name: 'Mug', regular_price: '100.00' } });
      const items = [{ product_id: product.body.id, quantity: 1 }];
      const order = await call('POST', '/wc/v3/orders', { body: { status: 'completed', line_items: items } });
      orderId = order.body.id!;
      expect(order.status).toBe(201);
    });

    it('happens once when four copies are sent at the same time', async () => {
      await target.slowRefunds(300);
      const before = await refundCount();
      const key = newKey();
      const answers = await Promise.all([1, 2, 3, 4].map(() => refund(key)));
      await target.slowRefunds(0);

      expect(await refundCount()).toBe(before + 1);
      const codes = answers.map(({ status, body }) => (status === 201 ? 201 : body.code)).sort();
      expect(codes).toContain(201);
      expect(codes.filter((code) => code !== 201 && code !== 'boomerang_key_in_flight')).toEqual([]);
      expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id)).size).toBe(1);
    });

    it('happens once for each copy where the guard is switched off: parallel sends do meet here', async () => {
      await target.guardIsOff(true);
      await target.slowRefunds(300);
      const before = await refundCount();
      const key = newKey();
      try {
        const answers = await Promise.all([1, 2].map(() => refund(key)));
        expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      } finally {
        await target.slowRefunds(0);
        await target.guardIsOff(false);
      }
      expect(await refundCount()).toBe(before + 2);
      expect((await refund(key)).headers.get('idempotency-replayed')).toBeNull();
    });

    it('gives the first answer again, and says so', async () => {
      const key = newKey();
      const first = await refund(key);
      const before = await refundCount();
      const again = await refund(key);

      expect(first.status).toBe(201);
      expect(first.headers.get('idempotency-replayed')).toBeNull();
      expect(again.status).toBe(201);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      // As the bridge reads it: names and addresses that it never reads are not kept for a repeat.
      const read = (body: unknown) => toStoreRefund(refundSchema.parse(body), 2);
      expect(read(again.body)).toEqual(read(first.body));
      expect(await refundCount()).toBe(before);
    });

    it('gives a refusal again instead of trying anew', async () => {
      const key = newKey();
      const first = await refund(key, '999999.00');
      const again = await refund(key, '999999.00');

      expect(first.body.code).toBe('woocommerce_rest_cannot_create_order_refund');
      expect(again.status).toBe(first.status);
      expect(again.body).toEqual(first.body);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
    });

    it('refuses a key that belongs to another body or another route', async () => {
      const key = newKey();
      await refund(key);
      const before = await refundCount();
      const otherBody = await refund(key, '2.00');
      const otherRoute = await call('POST', `/wc/v3/orders/${orderId}/notes`, { key, body: { note: 'Hello' } });

      expect([otherBody.status, otherBody.body.code]).toEqual([422, 'boomerang_key_reused']);
      expect([otherRoute.status, otherRoute.body.code]).toEqual([422, 'boomerang_key_reused']);
      expect(await refundCount()).toBe(before);
    });

    it('stays in flight for ever when the first request died after the act', async () => {
      const key = newKey();
      const before = await refundCount();
      await target.dieAfterAct(/\/refunds$/);
      await refund(key).catch(() => null);
      expect(await refundCount()).toBe(before + 1);

      for (const again of [await refund(key), await refund(key)]) {
        expect([again.status, again.body.code]).toEqual([409, 'boomerang_key_in_flight']);
        expect(again.body.data).toEqual({ status: 409, age_seconds: expect.any(Number) });
      }
      expect(await refundCount()).toBe(before + 1);
    });

    it('lets a stranger neither claim a key nor read an answer', async () => {
      const key = newKey();
      const stranger = () =>
        callStore(target.origin(), null, 'POST', refunds(), {
          key,
          body: { amount: '1.00', api_refund: false, api_restock: false },
        });

      expect((await stranger()).status).toBe(401);
      const owner = await refund(key);
      expect(owner.status).toBe(201);
      expect(owner.headers.get('idempotency-replayed')).toBeNull();
      const late = await stranger();
      expect([late.status, late.body.code]).toEqual([401, 'woocommerce_rest_cannot_create']);
    });

    it('takes no notice of another program’s key: each write with it is one of its own', async () => {
      for (const key of ['short', 'checkout-1042', randomUUID(), `${randomUUID()}-0`]) {
        const before = await refundCount();
        const answers = [await refund(key), await refund(key)];
        expect(answers.map(({ status }) => status)).toEqual([201, 201]);
        expect(answers.map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, null]);
        expect(await refundCount()).toBe(before + 2);
      }
    });

    it('leaves reads alone', async () => {
      const key = newKey();
      expect((await call('GET', refunds(), { key })).status).toBe(200);
      expect((await refund(key)).status).toBe(201);
    });
  });
}
