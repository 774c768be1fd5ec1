import { describe, expect, it } from 'vitest';
import { createOrder } from '../../standins/woocommerce/orders.ts';
import type { PluginSite } from '../support/plugin-site.ts';

/** Who may ask for a person's order numbers, and how. The stand-in's book answers; a real WooCommerce's tables are asked in `real-order-numbers-suite.ts`. */
export function orderNumbersSuite(running: () => PluginSite): void {
  describe("a person's order numbers", () => {
    const ask = (body: object) => running().asBridge('order-numbers', { body });

    it('are told by e-mail and by customer, newest first', async () => {
      const { shop } = running().store;
      const first = createOrder(shop, { billing: { email: 'Ida@example.com' }, meta_data: [{ key: '_order_number', value: 'W-7' }] });
      createOrder(shop, { billing: { email: 'eve@example.com' } });
      const own = createOrder(shop, { billing: { email: 'work@example.com' }, customer_id: 31 });
      expect((await ask({ emails: ['ida@example.com'], customerId: 31 })).body).toEqual({
        orders: [
          { id: own.id, number: String(own.id) },
          { id: first.id, number: 'W-7' },
        ],
        more: false,
      });
      expect((await ask({ emails: [], customerId: 0 })).body).toEqual({ orders: [], more: false });
    });

    it.each([{}, { emails: [''], customerId: 0 }, { emails: [], customerId: -1 }, { emails: Array(5).fill('a@b.c'), customerId: 0 }])(
      'are not told for %j',
      async (body) => {
        const { status } = await ask(body);
        expect(status).toBe(400);
      },
    );

    it('are not told to a browser', async () => {
      const body = JSON.stringify({ emails: ['ida@example.com'], customerId: 31 });
      const headers = { 'content-type': 'application/json' };
      const response = await running().asBrowser('/bridge/order-numbers', { method: 'POST', headers, body });
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain('W-7');
    });
  });
}
