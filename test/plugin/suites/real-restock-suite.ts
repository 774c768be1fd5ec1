import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RealSite } from '../../site/real-site.ts';
import { callAsBridge } from '../support/signed-call.ts';
import { callStore } from '../support/store-call.ts';

interface Line {
  id: number;
  product_id: number;
  variation_id: number;
  meta_data: { key: string; value: unknown }[];
}
type Goods = 'mug' | 'cup' | 'sneaker' | 'cap' | 'poster';

/** On WooCommerce's own stock functions: units come back where stock is kept, and WooCommerce never puts them back again. */
export function realRestockSuite(running: () => RealSite): void {
  describe('units that come back to a real WooCommerce', () => {
    /** Product and variation of each kind of goods, and what its stock is asked at. */
    let goods: Record<Goods, { product: number; variation: number; at: string }>;
    let orderId = 0;
    const store = async <Body>(method: string, path: string, body?: unknown): Promise<Body> =>
      (await callStore(running().site.url, running().keys, method, `/wc/v3${path}`, { body })).body as Body;
    const make = async (path: string, body: unknown) => (await store<{ id: number }>('POST', path, body)).id;
    const stockOf = async (name: Goods) =>
      (await store<{ stock_quantity: number | null }>('GET', goods[name].at)).stock_quantity;
    const reducedOf = async (name: Goods) => {
      const { line_items } = await store<{ line_items: Line[] }>('GET', `/orders/${orderId}`);
      const line = line_items.find((each) => each.product_id === goods[name].product);
      return Number(line?.meta_data.find(({ key }) => key === '_reduced_stock')?.value ?? 0);
    };
    const sendBack = (name: Goods, quantity: number, effectId: string = randomUUID(), attempt = 1) =>
      callAsBridge(running().site.url, 'restock', {
        secret: running().secret,
        key: `${effectId}-${attempt}`,
        body: {
          effectId,
          productId: goods[name].product,
          variationId: goods[name].variation,
          quantity,
          orderId,
          returnNumber: 'RMA-1001',
        },
      });

    beforeAll(async () => {
      const size = { attributes: [{ name: 'Size', options: ['S', 'M'], variation: true, visible: true }] };
      const medium = { regular_price: '20.00', attributes: [{ name: 'Size', option: 'M' }] };
      const kept = { manage_stock: true, stock_quantity: 10 };
      const mug = await make('/products', { name: 'Mug', regular_price: '9.00', ...kept });
      const cup = await make('/products', { name: 'Cup', regular_price: '4.00', ...kept, stock_quantity: 100 });
      const sneaker = await make('/products', { name: 'Sneaker', type: 'variable', ...size });
      const sneakerM = await make(`/products/${sneaker}/variations`, { ...medium, ...kept });
      const cap = await make('/products', { name: 'Cap', type: 'variable', ...size, ...kept });
      const capM = await make(`/products/${cap}/variations`, medium);
      const poster = await make('/products', { name: 'Poster', regular_price: '5.00' });
      goods = {
        mug: { product: mug, variation: 0, at: `/products/${mug}` },
        cup: { product: cup, variation: 0, at: `/products/${cup}` },
        sneaker: { product: sneaker, variation: sneakerM, at: `/products/${sneaker}/variations/${sneakerM}` },
        cap: { product: cap, variation: capM, at: `/products/${cap}` },
        poster: { product: poster, variation: 0, at: `/products/${poster}` },
      };
      orderId = await make('/orders', {
        status: 'completed',
        line_items: Object.values(goods).map(({ product, variation }) => ({
          product_id: product,
          variation_id: variation,
          quantity: 3,
        })),
      });
      expect([await stockOf('mug'), await stockOf('sneaker'), await stockOf('cap')]).toEqual([7, 7, 7]);
    }, 120_000);

    it('go back once, however often and at once the effect is sent, with a note on the order', async () => {
      const effectId = randomUUID();
      const result = { status: 'restocked', managedBy: goods.mug.product, before: 7, after: 9, quantity: 2 };
      const answers = await Promise.all([1, 2, 3].map((attempt) => sendBack('mug', 2, effectId, attempt)));
      for (const { status, body } of answers) expect({ status, body }).toEqual({ status: 200, body: result });
      expect((await sendBack('mug', 2, effectId, 4)).body).toEqual(result);
      expect([await stockOf('mug'), await reducedOf('mug')]).toEqual([9, 1]);
      const notes = await store<{ note: string }[]>('GET', `/orders/${orderId}/notes`);
      expect(notes.filter(({ note }) => note === 'RMA-1001: 2 × Mug put back in stock (7 → 9).')).toHaveLength(1);
    });

    it('go to a variation that keeps its own stock, and to the parent where that keeps it', async () => {
      const { sneaker, cap } = goods;
      const atVariation = { status: 'restocked', managedBy: sneaker.variation, before: 7, after: 8, quantity: 1 };
      expect((await sendBack('sneaker', 1)).body).toEqual(atVariation);
      expect((await sendBack('cap', 1)).body).toEqual({ ...atVariation, managedBy: cap.product });
      expect([await stockOf('sneaker'), await stockOf('cap')]).toEqual([8, 8]);
      expect([await reducedOf('sneaker'), await reducedOf('cap')]).toEqual([2, 2]);
    });

    it('are only noted where nobody keeps stock', async () => {
      expect((await sendBack('poster', 1)).body).toEqual({ status: 'not_managed' });
      expect(await stockOf('poster')).toBeNull();
    });

    it('are not put back a second time by a refund in wp-admin that restocks: only what the line still holds is', async () => {
      const refundInWpAdmin = (name: Goods, quantity: number) =>
        running().site.wp(
          `$order = wc_get_order( $input['order'] );
           foreach ( $order->get_items() as $id => $item ) {
             if ( $item->get_product_id() === $input['product'] ) {
               $lines = array( $id => array( 'qty' => $input['quantity'], 'refund_total' => 1, 'refund_tax' => array() ) );
             }
           }
           $refund = wc_create_refund( array( 'order_id' => $input['order'], 'amount' => 1, 'line_items' => $lines, 'restock_items' => true ) );
           return is_wp_error( $refund ) ? $refund->get_error_message() : true;`,
          { order: orderId, product: goods[name].product, quantity },
        );
      // Of three mugs two are back: of the two that are refunded here one more can come back, and then none.
      expect(await refundInWpAdmin('mug', 2)).toBe(true);
      expect([await stockOf('mug'), await reducedOf('mug')]).toEqual([10, 0]);
      expect(await refundInWpAdmin('mug', 1)).toBe(true);
      expect([await stockOf('mug'), await reducedOf('mug')]).toEqual([10, 0]);
    });

    it('are taken out of the line that they were on, where two lines sold the same product', async () => {
      const id = await make('/orders', {
        status: 'completed',
        line_items: [1, 2].map(() => ({ product_id: goods.mug.product, quantity: 1 })),
      });
      const held = async () =>
        (await store<{ line_items: Line[] }>('GET', `/orders/${id}`)).line_items.map((line) =>
          Number(line.meta_data.find(({ key }) => key === '_reduced_stock')?.value ?? 0),
        );
      const [, second] = (await store<{ line_items: Line[] }>('GET', `/orders/${id}`)).line_items;
      const before = await stockOf('mug');
      const effectId = randomUUID();
      await callAsBridge(running().site.url, 'restock', {
        secret: running().secret,
        key: `${effectId}-1`,
        body: {
          effectId,
          productId: goods.mug.product,
          quantity: 1,
          orderId: id,
          orderLineId: second!.id,
          returnNumber: 'RMA-1002',
        },
      });
      expect(await held()).toEqual([1, 0]);
      await running().site.wp('return wc_get_order( $input )->update_status( "cancelled" );', id);
      expect(await stockOf('mug')).toBe(before! + 2);
    });

    /** An order of three cups, and what its line still holds. */
    const placeCups = async () => {
      const id = await make('/orders', {
        status: 'completed',
        line_items: [{ product_id: goods.cup.product, quantity: 3 }],
      });
      const line = async () => (await store<{ line_items: Line[] }>('GET', `/orders/${id}`)).line_items[0]!;
      const { id: lineId } = await line();
      const held = async () =>
        Number((await line()).meta_data.find(({ key }) => key === '_reduced_stock')?.value ?? 0);
      const comeBack = (quantity: number, effectId: string = randomUUID(), attempt = 1) =>
        callAsBridge(running().site.url, 'restock', {
          secret: running().secret,
          key: `${effectId}-${attempt}`,
          body: {
            ...{ effectId, productId: goods.cup.product, variationId: 0, quantity },
            ...{ orderId: id, orderLineId: lineId, returnNumber: 'RMA-1003' },
          },
        });
      const notes = async () => (await store<{ note: string }[]>('GET', `/orders/${id}/notes`)).map(({ note }) => note);
      return { id, lineId, held, comeBack, notes };
    };

    it('go back only as far as the line still holds them, where a refund in wp-admin restocked before', async () => {
      const { id, lineId, held, comeBack, notes } = await placeCups();
      const before = (await stockOf('cup'))!;
      const lines = [{ id: lineId, quantity: 2, refund_total: 1 }];
      await store('POST', `/orders/${id}/refunds`, { amount: '1.00', api_refund: false, api_restock: true, line_items: lines });
      expect([await stockOf('cup'), await held()]).toEqual([before + 2, 1]);
      const some = { status: 'restocked', managedBy: goods.cup.product, before: before + 2, after: before + 3, quantity: 1 };
      expect((await comeBack(3)).body).toEqual(some);
      expect((await comeBack(1)).body).toEqual({ status: 'already_back' });
      expect([await stockOf('cup'), await held()]).toEqual([before + 3, 0]);
      expect(await notes()).toContain('RMA-1003: 2 × Cup were back in stock already, so they were not added again.');
    });

    it('do not go back again where the order was cancelled in wp-admin before', async () => {
      const { id, comeBack } = await placeCups();
      await running().site.wp('return wc_get_order( $input )->update_status( "cancelled" );', id);
      const before = await stockOf('cup');
      expect((await comeBack(3)).body).toEqual({ status: 'already_back' });
      expect(await stockOf('cup')).toBe(before);
    });

    it('go back from what stands in the table, where a cache remembers something else', async () => {
      const { comeBack } = await placeCups();
      const before = (await stockOf('cup'))!;
      await running().site.wp(
        `$all = get_post_meta( $input['id'] );
         $all['_stock'] = array( (string) $input['stock'] );
         return wp_cache_set( $input['id'], $all, 'post_meta' );`,
        { id: goods.cup.product, stock: before + 2 },
      );
      expect((await comeBack(2)).body).toMatchObject({ status: 'restocked', before, after: before + 2 });
      expect(await stockOf('cup')).toBe(before + 2);
    });

    it('go back each once, with all of their lines, where many come at once', async () => {
      const orders = await Promise.all([1, 2, 3, 4].map(placeCups));
      const before = (await stockOf('cup'))!;
      const effects = orders.flatMap((order) => [1, 2, 3].map(() => ({ order, id: randomUUID() })));
      const sendAll = async (attempt: number) =>
        Promise.all(effects.map(({ order, id }) => order.comeBack(1, id, attempt)));
      for (let attempt = 1; (await sendAll(attempt)).some(({ status }) => status !== 200); attempt += 1) {
        expect(attempt).toBeLessThan(20);
      }
      expect(await stockOf('cup')).toBe(before + 12);
      for (const { held, notes } of orders) {
        expect(await held()).toBe(0);
        expect((await notes()).filter((note) => note.startsWith('RMA-1003: 1 × Cup put back'))).toHaveLength(3);
      }
    }, 120_000);

    it('are not put back a second time when the order is cancelled in wp-admin later', async () => {
      await running().site.wp('return wc_get_order( $input )->update_status( "cancelled" );', orderId);
      expect([await stockOf('mug'), await stockOf('sneaker'), await stockOf('cap')]).toEqual([10, 10, 10]);
    });

    it('are still put back when the order is gone', async () => {
      await store('DELETE', `/orders/${orderId}`, { force: true });
      expect(await store('GET', `/orders/${orderId}`)).toMatchObject({ code: 'woocommerce_rest_shop_order_invalid_id' });
      expect((await sendBack('mug', 1)).body).toMatchObject({ status: 'restocked', before: 10, after: 11 });
    });
  });
}
