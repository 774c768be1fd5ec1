import { beforeAll, describe, expect, it } from 'vitest';
import type { RealSite } from '../../site/real-site.ts';
import { callAsBridge } from '../support/signed-call.ts';
import { callStore } from '../support/store-call.ts';

interface Numbers {
  readonly orders: readonly { readonly id: number; readonly number: string }[];
  readonly more: boolean;
}

/** The numbers of one person's orders, on a real WooCommerce with a plugin that writes its own. */
export function realOrderNumbersSuite(running: () => RealSite): void {
  describe('the order numbers of one person', () => {
    const store = async <Body>(method: string, path: string, body?: unknown): Promise<Body> =>
      (await callStore(running().site.url, running().keys, method, `/wc/v3${path}`, { body })).body as Body;
    const place = async (email: string, number: string, more: object = {}) => {
      const meta_data = number === '' ? [] : [{ key: '_order_number', value: number }];
      const order = { status: 'completed', set_paid: true, billing: { email }, meta_data, ...more };
      return (await store<{ id: number }>('POST', '/orders', order)).id;
    };
    const ask = async (emails: readonly string[], customerId = 0) => {
      const body = { emails, customerId };
      const answer = await callAsBridge(running().site.url, 'order-numbers', { secret: running().secret, body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      return answer.body as unknown as Numbers;
    };

    beforeAll(() => running().tidy());

    it('are told newest first as its plugin prints them, by e-mail in any case, and nothing else of the orders', async () => {
      const first = await place('Nora@Example.com', '2026-00042-A');
      await place('nora2@example.com', '2026-00043-A');
      const second = await place('nora@example.com', '#7/B');
      const plain = await place('NORA@EXAMPLE.COM', '');
      expect(await ask(['nora@example.com'])).toEqual({
        orders: [
          { id: plain, number: String(plain) },
          { id: second, number: '#7/B' },
          { id: first, number: '2026-00042-A' },
        ],
        more: false,
      });
    });

    it('are none for who has none: an accent or a blank more is another address', async () => {
      await place('jose@example.com', 'J-1');
      for (const other of ['josé@example.com', 'jose@example.co', 'x@example.com', '%', '@', "' OR 1=1 --"]) {
        expect(await ask([other]), other).toEqual({ orders: [], more: false });
      }
      await place('', 'NOBODY-1');
      expect(await ask([])).toEqual({ orders: [], more: false });
    });

    it('are not those of refunds, drafts and the trash; cancelled and unpaid ones are', async () => {
      const email = 'states@example.com';
      const kept = await place(email, 'S-1', { fee_lines: [{ name: 'Service', total: '10.00' }] });
      const refund = await store<{ id: number }>('POST', `/orders/${kept}/refunds`, { amount: '1.00', api_refund: false });
      expect(refund.id).toBeGreaterThan(kept);
      const cancelled = await place(email, 'S-2', { status: 'cancelled', set_paid: false });
      const unpaid = await place(email, 'S-3', { status: 'pending', set_paid: false });
      const trashed = await place(email, 'S-4');
      await store('DELETE', `/orders/${trashed}`);
      const deleted = await place(email, 'S-5');
      await store('DELETE', `/orders/${deleted}`, { force: true });
      await running().site.wp(
        `foreach ( array( 'checkout-draft', 'auto-draft' ) as $status ) {
           $order = new WC_Order();
           $order->set_billing_email( $input );
           $order->set_status( $status );
           $order->update_meta_data( '_order_number', 'S-' . $status );
           $order->save();
         }
         return true;`,
        email,
      );
      expect((await ask([email])).orders.map(({ id }) => id)).toEqual([unpaid, cancelled, kept]);
    });

    it('are those of a customer, too, whatever the e-mail', async () => {
      const customer = await store<{ id: number }>('POST', '/customers', { email: 'kim@example.com', username: 'kim', password: 'kim-kim-kim' });
      const own = await place('work@example.com', 'K-1', { customer_id: customer.id });
      const typed = await place('other@example.com', 'K-2');
      expect((await ask(['other@example.com'], customer.id)).orders.map(({ id }) => id)).toEqual([typed, own]);
      expect((await ask([], customer.id)).orders.map(({ id }) => id)).toEqual([own]);
      expect((await ask(['nobody@example.com'])).orders).toEqual([]);
    });

    it('are found by either spelling of a domain', async () => {
      const id = await place('ida@xn--mnster-3ya.example', 'I-1');
      expect((await ask(['ida@xn--mnster-3ya.example', 'ida@münster.example'])).orders).toEqual([{ id, number: 'I-1' }]);
    });

    it('leave out one that its plugin can not make', async () => {
      const good = await place('odd@example.com', 'O-1');
      const bad = await place('odd@example.com', '');
      await running().site.wp('return update_option( "boomtest_broken_number", $input );', bad);
      expect((await ask(['odd@example.com'])).orders).toEqual([{ id: good, number: 'O-1' }]);
      await running().tidy();
      expect((await ask(['odd@example.com'])).orders).toHaveLength(2);
    });

    it('are 200 at most, and it is said that there are older ones', async () => {
      await running().site.wp(
        `for ( $n = 1; $n <= 203; ++$n ) {
           $order = new WC_Order();
           $order->set_billing_email( 'office@example.com' );
           $order->update_meta_data( '_order_number', 'OFFICE-' . $n );
           $order->save();
         }
         return true;`,
      );
      const { orders, more } = await ask(['office@example.com']);
      expect([orders.length, orders[0]?.number, orders.at(-1)?.number, more]).toEqual([200, 'OFFICE-203', 'OFFICE-4', true]);
    });

    it('are told to the bridge alone', async () => {
      const body = { emails: ['nora@example.com'], customerId: 0 };
      const call = (secret: string) => callAsBridge(running().site.url, 'order-numbers', { secret, body });
      expect((await call('another-secret-another-secret-012345')).status).toBe(401);
      const unsigned = await fetch(`${running().site.url}/wp-json/boomerang/v1/bridge/order-numbers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(unsigned.status).toBe(401);
      expect(await unsigned.text()).not.toContain('2026-00042-A');
    });
  });
}
