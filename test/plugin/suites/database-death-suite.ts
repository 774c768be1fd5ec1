import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PluginSite } from '../support/plugin-site.ts';
import { callStore } from '../support/store-call.ts';

const REFUNDS = 8;
/** How long each takes, so that the database dies in the middle of some and before others, ms. */
const SLOW_MS = 400;

/** The database of a store ends as in a power cut, while the bridge writes. Native sites only. */
export function databaseDeathSuite(running: () => PluginSite): void {
  describe('writes during which the database dies', () => {
    const store = (method: string, path: string, body?: unknown, key?: string) =>
      callStore(running().site.url, running().keys, method, `/wc/v3${path}`, { body, ...(key ? { key } : {}) });
    const orders: number[] = [];
    const keys = Array.from({ length: REFUNDS }, () => `${randomUUID()}-1`);
    const refund = (n: number) =>
      store('POST', `/orders/${orders[n]}/refunds`, { amount: '1.00', api_refund: false, api_restock: false }, keys[n]);
    const refunded = async (n: number) => (await store('GET', `/orders/${orders[n]}/refunds`)).body.length;

    beforeAll(async () => {
      const product = await store('POST', '/products', { name: 'Mug', regular_price: '9.00' });
      const line_items = [{ product_id: product.body.id, quantity: 1 }];
      for (let n = 0; n < REFUNDS; n += 1) {
        orders.push((await store('POST', '/orders', { status: 'completed', line_items })).body.id!);
      }
    });
    afterAll(() => (running().store.switches.slow = []));

    it('happen at most once, and those of which nothing was written down can be sent again', async () => {
      running().store.switches.slow = [{ path: /\/refunds$/, method: 'POST', ms: SLOW_MS }];
      const sent = keys.map((_, n) => refund(n).catch(() => null));
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS / 2));
      await running().site.database.kill();
      await Promise.all(sent);
      await running().site.database.start();
      running().store.switches.slow = [];

      const first = await Promise.all(keys.map((_, n) => refunded(n)));
      const answers = await Promise.all(keys.map((_, n) => refund(n)));
      const after = await Promise.all(keys.map((_, n) => refunded(n)));
      expect(first.some((number) => number === 1)).toBe(true);
      expect(after.every((number) => number <= 1)).toBe(true);
      for (const [n, { status, body }] of answers.entries()) {
        // Either its key is known to be in flight, and the bridge looks before it sends anew; or it was never begun and is done now.
        expect([201, 409], `${n}: ${JSON.stringify(body)}`).toContain(status);
        if (status === 201) expect(after[n]).toBe(1);
      }
    }, 180_000);
  });
}
