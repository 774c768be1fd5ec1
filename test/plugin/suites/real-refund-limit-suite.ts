import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sum } from '../../../bridge/domain/money.ts';
import { gatewayPayments, refundsTake } from '../../site/real-woocommerce.ts';
import type { RealSite } from '../../site/real-site.ts';
import { refundLimitIsOff } from '../support/guard-switch.ts';
import { login } from '../support/plugin-site.ts';
import { callStore } from '../support/store-call.ts';

/** Long enough that what is sent together meets in PHP, ms. */
const SLOW_MS = 700;

/** Parallel refunds of one order in a real WooCommerce: over REST, and by its own button in wp-admin. */
export function realRefundLimitSuite(running: () => RealSite): void {
  describe('refunds of one order of a real WooCommerce at the same moment', () => {
    let mug = 0;
    const store = <Body>(method: string, path: string, body?: unknown) =>
      callStore(running().site.url, running().keys, method, `/wc/v3${path}`, { body }) as Promise<{ status: number; body: Body }>;
    const placeOrder = async () => {
      const lines = [{ product_id: mug, quantity: 1 }];
      const order = { status: 'completed', set_paid: true, payment_method: 'boomtest', line_items: lines };
      return (await store<{ id: number; line_items: { id: number }[] }>('POST', '/orders', order)).body;
    };
    const overRest = (id: number, amount: string, more: object = {}) =>
      store<{ code?: string; message?: string }>('POST', `/orders/${id}/refunds`, { amount, reason: 'REST', api_restock: false, ...more });
    /** As the button "Refund via Card" sends it. */
    const inAdmin = async (id: number, amount: string) => {
      const { cookie } = await login(running().site, 'admin');
      const nonce = await running().site.wp<string>(
        `$_COOKIE[ LOGGED_IN_COOKIE ] = $input; return wp_create_nonce( 'order-item' );`,
        decodeURIComponent(/wordpress_logged_in[^=]*=([^;]+)/.exec(cookie)![1]!),
      );
      return async () => {
        const form = { action: 'woocommerce_refund_line_items', order_id: String(id), refund_amount: amount, refunded_amount: '0', api_refund: 'true' };
        const body = new URLSearchParams({ ...form, refund_reason: 'By hand', security: nonce });
        const answer = await fetch(`${running().site.url}/wp-admin/admin-ajax.php`, { method: 'POST', headers: { cookie }, body });
        return (await answer.json()) as { success: boolean; data: { error?: string } };
      };
    };
    const paid = async (id: number) =>
      (await gatewayPayments(running().site)).filter(({ order }) => order === id).map(({ amount }) => Math.round(Number(amount) * 100));
    /** In the store's own books, once what was read while a refund was saved is mended: a minute later, by WordPress' cron. */
    const booked = async (id: number) => {
      await running().site.wp(
        `foreach ( _get_cron_array() as $time => $hooks ) {
           foreach ( $hooks['boomerang_mend_refunds'] ?? array() as $event ) {
             wp_unschedule_event( $time, 'boomerang_mend_refunds', $event['args'] );
             do_action_ref_array( 'boomerang_mend_refunds', $event['args'] );
           }
         }
         return true;`,
      );
      return inBooks(id);
    };
    const inBooks = async (id: number) =>
      sum((await store<{ amount: string }[]>('GET', `/orders/${id}/refunds`)).body.map(({ amount }) => Math.round(Number(amount) * 100)));

    beforeAll(async () => {
      await running().tidy();
      mug = (await store<{ id: number }>('POST', '/products', { name: 'Mug', regular_price: '100.00' })).body.id;
    }, 60_000);
    beforeEach(() => running().tidy());

    it('are paid as far as the order goes; the others are told what is left', async () => {
      const { id, line_items: lines } = await placeOrder();
      await refundsTake(running().site, SLOW_MS);
      const line = { line_items: [{ id: lines[0]!.id, quantity: 1, refund_total: '40.00' }] };
      const answers = await Promise.all([overRest(id, '40.00'), overRest(id, '40.00', line), overRest(id, '40.00')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 500]);
      const { body } = answers.find(({ status }) => status === 500)!;
      expect(body.code).toBe('woocommerce_rest_cannot_create_order_refund');
      expect(body.message).toBe(
        'Nothing was refunded: another refund of this order was made at the same moment, and $20.00 is left. Load the order again.',
      );
      expect([await paid(id), await booked(id)]).toEqual([[4_000, 4_000], 8_000]);
      await refundsTake(running().site, 0);
      expect((await overRest(id, '20.00')).status).toBe(201);
      expect([sum(await paid(id)), await booked(id)]).toEqual([10_000, 10_000]);
    });

    it('are paid once of wp-admin’s button and REST, and the button says why', async () => {
      const { id } = await placeOrder();
      const press = await inAdmin(id, '60.00');
      await refundsTake(running().site, SLOW_MS);
      const [button, rest] = await Promise.all([press(), overRest(id, '70.00')]);
      const refusals = [button.success ? '' : button.data.error, rest.status === 201 ? '' : rest.body.message].filter(Boolean);
      expect(refusals).toEqual([expect.stringMatching(/^Nothing was refunded: .* is left\. Load the order again\.$/)]);
      expect(await paid(id)).toHaveLength(1);
      expect(await booked(id)).toBe(sum(await paid(id)));
    });

    it('count as what they were, where WooCommerce’s synchronisation has left one at 0.00', async () => {
      const { id } = await placeOrder();
      const first = await overRest(id, '60.00');
      expect(first.status).toBe(201);
      // What sync-on-read leaves behind when the copy as a post is newer, and still empty.
      await running().site.wp(
        `global $wpdb;
         if ( Automattic\\WooCommerce\\Utilities\\OrderUtil::custom_orders_table_usage_is_enabled() ) {
           $wpdb->update( $wpdb->prefix . 'wc_orders', array( 'total_amount' => 0 ), array( 'id' => $input ) );
           $wpdb->update( $wpdb->prefix . 'wc_orders_meta', array( 'meta_value' => '0.00' ), array( 'order_id' => $input, 'meta_key' => '_refund_amount' ) );
         } else {
           $wpdb->update( $wpdb->postmeta, array( 'meta_value' => '0.00' ), array( 'post_id' => $input, 'meta_key' => '_refund_amount' ) );
         }
         wp_cache_flush();
         return true;`,
        (first.body as { id?: number }).id,
      );
      const second = await overRest(id, '60.00');
      expect([second.status, second.body.message]).toEqual([500, expect.stringContaining('$40.00 is left')]);
      expect((await overRest(id, '40.00')).status).toBe(201);
      expect([sum(await paid(id)), await booked(id)]).toEqual([10_000, 10_000]);
    });

    it('are forgotten when they are deleted', async () => {
      const { id } = await placeOrder();
      const { body } = await overRest(id, '100.00');
      const path = `/wc/v3/orders/${id}/refunds/${(body as { id?: number }).id}`;
      const gone = await callStore(running().site.url, running().keys, 'DELETE', path, { query: { force: 'true' } });
      expect(gone.status).toBe(200);
      expect((await overRest(id, '100.00')).status).toBe(201);
    });

    it('are both paid without the limit: they do meet here', async () => {
      const { id } = await placeOrder();
      await refundLimitIsOff(running().site, true);
      await refundsTake(running().site, SLOW_MS);
      try {
        await Promise.all([overRest(id, '60.00'), overRest(id, '70.00')]);
      } finally {
        await refundLimitIsOff(running().site, false);
      }
      expect(sum(await paid(id))).toBe(13_000);
    });
  });
}
