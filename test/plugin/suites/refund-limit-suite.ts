import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PluginSite } from '../support/plugin-site.ts';

/** Cents. */
const TOTAL = 10_000;

export function refundLimitSuite(running: () => PluginSite): void {
  describe('refunds of one order at the same moment', () => {
    let woocommerce = '';
    let order = 900_000;
    beforeAll(async () => {
      woocommerce = await readFile(new URL('../support/woocommerce-refunds.php', import.meta.url), 'utf8');
    });

    /** Requests that refund at one moment: each has read what is left before any of them goes on. Answers "paid", or why not. */
    const refundAtOnce = (amounts: number[], before = '') =>
      Promise.all(amounts.map((cents) => refund(cents, amounts.length, before)));
    const refund = (cents: number, number: number, before: string) =>
      running().site.wp<string>(
        `${woocommerce}
         $GLOBALS['test_order'] = new Test_Order( $input['order'], $input['total'] );
         add_filter( 'boomerang_standin_order', static fn() => $GLOBALS['test_order'] );
         ${before}
         return test_create_refund( $GLOBALS['test_order'], $input['cents'], $input['number'] );`,
        { order, total: TOTAL, cents, number },
      );
    const sum = (kind: 'payment' | 'refund') =>
      running().site.wp<number>(`${woocommerce} return test_sum( $input['kind'], $input['order'] );`, { kind, order });
    const turns = () =>
      running().site.wp<number>('global $wpdb; return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}boomerang_turns" );');
    const paidOf = (answers: string[]) => answers.filter((answer) => answer === 'paid').length;

    it('are paid as far as the order goes, and the others are told what is left', async () => {
      order += 1;
      const answers = await refundAtOnce([4_000, 4_000, 4_000]);
      expect(paidOf(answers)).toBe(2);
      expect(answers.find((answer) => answer !== 'paid')).toBe(
        'Nothing was refunded: another refund of this order was made at the same moment, and $20.00 is left. Load the order again.',
      );
      expect([await sum('payment'), await sum('refund'), await turns()]).toEqual([8_000, 8_000, 0]);
    });

    it('are paid twice without the limit: they do meet here', async () => {
      order += 1;
      const before = `remove_action( 'woocommerce_create_refund', 'Boomerang\\RefundLimit\\hold_to_order', PHP_INT_MAX );`;
      expect(paidOf(await refundAtOnce([8_000, 8_000], before))).toBe(2);
      expect(await sum('payment')).toBe(16_000);
    });

    it('are never more than the order where the turn never comes: then both may be refused', async () => {
      order += 1;
      // Held by somebody else all the time.
      const before = `global $wpdb; $wpdb->replace( $wpdb->prefix . 'boomerang_turns', array( 'turn' => "refund-{$input['order']}", 'began_at' => time() + 60 ) );`;
      const answers = await refundAtOnce([8_000, 8_000], before);
      expect(paidOf(answers)).toBeLessThan(2);
      expect(await sum('payment')).toBe(await sum('refund'));
      expect(await sum('payment')).toBeLessThanOrEqual(TOTAL);
      await running().site.wp('global $wpdb; return $wpdb->query( "DELETE FROM {$wpdb->prefix}boomerang_turns" );');
    }, 60_000);

    it('go on at once where a PHP died in its turn', async () => {
      order += 1;
      const before = `global $wpdb; $wpdb->replace( $wpdb->prefix . 'boomerang_turns', array( 'turn' => "refund-{$input['order']}", 'began_at' => time() - 6 ) );`;
      expect(await refundAtOnce([TOTAL], before)).toEqual(['paid']);
      expect(await turns()).toBe(0);
    });
  });

  describe('the number of decimals that WooCommerce counts in', () => {
    const KEY = '6f1a7c1e-0000-4000-8000-000000000001-1';
    /** In a store that shows none: while the request is under way, and after it. */
    const during = (method: string, route: string, key: string, dp: string) =>
      running().site.wp<number[]>(
        `$request = new WP_REST_Request( $input['method'], $input['route'] );
         $request->set_header( 'Idempotency-Key', $input['key'] );
         $request->set_query_params( array( 'dp' => $input['dp'] ) );
         Boomerang\\CountedDecimals\\begin( null, $request );
         $during = apply_filters( 'wc_get_price_decimals', 0 );
         Boomerang\\CountedDecimals\\end( null );
         return array( $during, apply_filters( 'wc_get_price_decimals', 0 ) );`,
        { method, route, key, dp },
      );

    it.each([
      ['a refund of the bridge', 'POST', '/wc/v3/orders/71/refunds', KEY, '2', 2],
      ['an order of the bridge', 'POST', '/wc/v3/orders', KEY, '3', 3],
      ['a refund of another program', 'POST', '/wc/v3/orders/71/refunds', 'other', '2', 0],
      ['reading', 'GET', '/wc/v3/orders/71/refunds', KEY, '2', 0],
      ['a coupon', 'POST', '/wc/v3/coupons', KEY, '2', 0],
      ['no number', 'POST', '/wc/v3/orders/71/refunds', KEY, 'x', 0],
    ])('is for %s what it asks for, and as before afterwards', async (_what, method, route, key, dp, expected) => {
      expect(await during(method, route, key, dp)).toEqual([expected, 0]);
    });
  });
}
