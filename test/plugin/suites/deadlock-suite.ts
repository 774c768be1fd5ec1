import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RealSite } from '../../site/real-site.ts';
import { callAsBridge } from '../support/signed-call.ts';
import { callStore } from '../support/store-call.ts';

/** A transaction that holds the lookup row of a product, waits, and takes its stock: what a checkout and a restock do to each other. */
const CROSSING = `
	global $wpdb;
	$wpdb->query( 'START TRANSACTION' );
	// InnoDB gives up the one that has changed less.
	for ( $i = 0; $i < 200; ++$i ) {
		$wpdb->insert( $wpdb->options, array( 'option_name' => "boomtest_crossing_$i", 'option_value' => '' ) );
	}
	$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}wc_product_meta_lookup SET total_sales = total_sales + 1 WHERE product_id = %d", $input ) );
	usleep( 2000000 );
	$taken = $wpdb->query( $wpdb->prepare( "UPDATE $wpdb->postmeta SET meta_value = meta_value - 1 WHERE post_id = %d AND meta_key = '_stock'", $input ) );
	$error = $wpdb->last_error;
	$wpdb->query( 'COMMIT' );
	$wpdb->query( "DELETE FROM $wpdb->options WHERE option_name LIKE 'boomtest_crossing_%'" );
	return array( $taken, $error );
`;

/** InnoDB ends a whole transaction when two wait for each other. Native sites only: SQLite knows no such thing. */
export function deadlockSuite(running: () => RealSite): void {
  describe('a restock that InnoDB gives up for another transaction', () => {
    let mug = 0;
    let order: { id: number; line_items: { id: number }[] };
    const store = async <Body>(method: string, path: string, body?: unknown): Promise<Body> =>
      (await callStore(running().site.url, running().keys, method, `/wc/v3${path}`, { body })).body as Body;
    const stock = async () => (await store<{ stock_quantity: number }>('GET', `/products/${mug}`)).stock_quantity;
    const notes = async () =>
      (await store<{ note: string }[]>('GET', `/orders/${order.id}/notes`)).filter(({ note }) => note.includes('RMA-1009'));
    const effectId = randomUUID();
    const send = (attempt: number) =>
      callAsBridge(running().site.url, 'restock', {
        secret: running().secret,
        key: `${effectId}-${attempt}`,
        body: {
          ...{ effectId, productId: mug, variationId: 0, quantity: 2 },
          ...{ orderId: order.id, orderLineId: order.line_items[0]!.id, returnNumber: 'RMA-1009' },
        },
      });
    const found = async () =>
      (await callAsBridge(running().site.url, 'act', { secret: running().secret, body: { effectId } })).body;

    beforeAll(async () => {
      mug = (await store<{ id: number }>('POST', '/products', { name: 'Mug', manage_stock: true, stock_quantity: 10, regular_price: '9.00' })).id;
      order = await store('POST', '/orders', { status: 'completed', line_items: [{ product_id: mug, quantity: 3 }] });
    });

    it('changes nothing and says so', async () => {
      const crossing = running().site.wp<[number, string]>(CROSSING, mug);
      await new Promise((resolve) => setTimeout(resolve, 800));
      const { status, body } = await send(1);
      expect(await crossing).toEqual([1, '']);
      expect([status, body.code]).toEqual([503, 'boomerang_act_unavailable']);
      expect([await stock(), await notes(), await found()]).toEqual([6, [], { found: false }]);
    });

    it('happens once when it is sent again', async () => {
      expect((await send(2)).body).toMatchObject({ status: 'restocked', before: 6, after: 8 });
      expect((await send(3)).body).toMatchObject({ status: 'restocked', before: 6, after: 8 });
      expect([await stock(), await notes()]).toEqual([8, [expect.anything()]]);
    });
  });
}
