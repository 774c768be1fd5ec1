import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { woocommerceStore } from '../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import { createSite } from '../../../bridge/adapters/wordpress/site.ts';
import { idempotencyKey } from '../../../bridge/domain/effect.ts';
import type { Minor } from '../../../bridge/domain/money.ts';
import { instant } from '../../../bridge/domain/time.ts';
import type { Site } from '../../../bridge/ports/site.ts';
import type { Store, WriteOutcome } from '../../../bridge/ports/store.ts';
import { callStore } from '../support/store-call.ts';
import { SECRET, type PluginSite } from '../support/plugin-site.ts';

/** The methods of a port that write: those whose answer is an outcome. A new one without an entry below does not compile. */
type WritesOf<Port> = {
  [Name in keyof Port]: Port[Name] extends (...given: never[]) => Promise<WriteOutcome<unknown>> ? Name : never;
}[keyof Port];
type Effect = { readonly id: string; readonly attempt: number };
type Send = (effect: Effect) => Promise<WriteOutcome<unknown>>;

/** An e-mail is sent without a key: it is the one kind that is repeated without a look. A record that is taken out twice is gone once. */
type Keyed = Exclude<WritesOf<Store>, 'removeRefund'> | Exclude<WritesOf<Site>, 'sendEmail'>;

const USD = { code: 'USD', decimals: 2, symbol: '$' } as never;
const NAMES = ['Zaphod', 'Beeblebrox', 'zaphod@example.com', '42 Elm Street', 'Springfield'];
const ADDRESS = {
  first_name: 'Zaphod',
  last_name: 'Beeblebrox',
  address_1: '42 Elm Street',
  city: 'Springfield',
  state: 'CA',
  postcode: '90210',
  country: 'US',
  email: 'zaphod@example.com',
  phone: '555 0100',
};

/** Once for all: a repeat is the same request to the second. */
const TOMORROW = instant(Date.now() + 86_400_000);

/** Held to one another: what the bridge writes with a key, and what the plugin guards. */
export function guardedRoutesSuite(running: () => PluginSite): void {
  describe('the guard and the bridge', () => {
    const ids = { order: 0, line: 0, product: 0, variable: 0, variation: 0, coupon: 0 };
    const call = (method: string, path: string, more: { body?: unknown; key?: string; query?: Record<string, string> } = {}) =>
      callStore(running().site.url, running().keys, method, path, more);
    const wp = <T>(code: string, input?: unknown) => running().site.wp<T>(code, input);
    const rowOf = (key: string) =>
      wp<{ route: string; status: string; answer: string } | null>(
        `global $wpdb; return $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}boomerang_keys WHERE idempotency_key = %s", $input ) );`,
        key,
      );
    let sends: Readonly<Record<Keyed, readonly Send[]>>;

    beforeAll(async () => {
      const product = await call('POST', '/wc/v3/products', { body: { name: 'Mug', regular_price: '100.00', manage_stock: true, stock_quantity: 5 } });
      ids.product = product.body.id!;
      const variable = await call('POST', '/wc/v3/products', { body: { name: 'Shirt', type: 'variable' } });
      ids.variable = variable.body.id!;
      const variation = await call('POST', `/wc/v3/products/${ids.variable}/variations`, { body: { regular_price: '20.00', manage_stock: true, stock_quantity: 5 } });
      ids.variation = variation.body.id!;
      const order = await call('POST', '/wc/v3/orders', {
        body: { status: 'completed', billing: ADDRESS, shipping: ADDRESS, line_items: [{ product_id: ids.product, quantity: 2 }] },
      });
      ids.order = order.body.id!;
      ids.line = (order.body as unknown as { line_items: { id: number }[] }).line_items[0]!.id;

      const { site, keys } = running();
      const store = woocommerceStore({ url: site.url, ...keys });
      const plugin = createSite({ wordpressUrl: site.url, secret: SECRET, clock: { now: Date.now } });
      const returnNumber = 'RMA-1001';
      const code = `guard-${randomUUID()}`;
      const exchange = async (effect: Effect) => {
        const lines = [{ productId: ids.product, variationId: 0, quantity: 1, subtotal: 100 as Minor, due: 0 as Minor, dueTaxes: [] }];
        const plan = { kind: 'exchange_order' as const, orderId: ids.order, currency: USD, lines, due: 0 as Minor };
        return store.createExchangeOrder({ effect, returnNumber, plan });
      };
      let exchangeOrder = 0;
      sends = {
        createRefund: [
          (effect) =>
            store.createRefund({
              effect,
              returnNumber,
              payByGateway: false,
              plan: {
                kind: 'refund',
                orderId: ids.order,
                payout: 'refund',
                currency: USD,
                amount: 1000 as Minor,
                lines: [{ orderLineId: ids.line, quantity: 1, goods: 1000 as Minor, taxes: [] }],
                outbound: [],
              },
            }),
        ],
        createCoupon: [
          (effect) =>
            store.createCoupon({
              effect,
              returnNumber,
              code,
              plan: {
                kind: 'store_credit',
                orderId: ids.order,
                currency: USD,
                amount: 500 as Minor,
                email: 'zaphod@example.com',
                expiresAt: TOMORROW,
                usage: 'balance',
              },
            }),
        ],
        setCouponBalance: [
          async (effect) => {
            const coupon = await store.findCoupon(code, USD);
            return store.setCouponBalance({
              effect,
              plan: { kind: 'credit_balance', couponId: coupon!.id, currency: USD, left: 300 as Minor, usedCount: 0 },
            });
          },
        ],
        createExchangeOrder: [exchange],
        setExchangeStatus: [
          async (effect) => {
            if (exchangeOrder === 0) {
              const made = await exchange({ id: randomUUID(), attempt: 1 });
              exchangeOrder = made.type === 'done' ? (made.value as { id: number }).id : 0;
            }
            return store.setExchangeStatus({ effect, plan: { kind: 'exchange_status', exchangeOrderId: exchangeOrder, to: 'cancel' } });
          },
        ],
        addStock: [
          (effect) => store.addStock({ effect, quantity: 1, keeper: { type: 'kept', productId: ids.product, variationId: 0, quantity: 5 } }),
          (effect) =>
            store.addStock({ effect, quantity: 1, keeper: { type: 'kept', productId: ids.variable, variationId: ids.variation, quantity: 5 } }),
        ],
        addOrderNote: [(effect) => store.addOrderNote({ effect, orderId: ids.order, text: 'Zaphod Beeblebrox returned a mug' })],
        restock: [
          (effect) =>
            plugin.restock(effect, { productId: ids.product, variationId: 0, quantity: 1, orderId: ids.order, orderLineId: ids.line, returnNumber }),
        ],
        noteOrder: [
          (effect) =>
            plugin.noteOrder(effect, {
              returnNumber,
              plan: {
                kind: 'order_note',
                orderId: ids.order,
                payout: 'refund',
                lines: [{ orderLineId: ids.line, quantity: 1 }],
                currency: USD,
                breakdown: { lines: [{ kind: 'goods', label: 'Mug', quantity: 1, amount: 1000 }], total: 1000 } as never,
              },
            }),
        ],
      };
    });

    it('agree on every write: each is claimed, and its repeat reads the same to the bridge, without names and addresses', async () => {
      const routes = new Set<string>();
      for (const [name, ways] of Object.entries(sends)) {
        for (const send of ways) {
          const effect = { id: randomUUID(), attempt: 1 };
          const first = await send(effect);
          expect([name, first.type]).toEqual([name, 'done']);
          const row = await rowOf(idempotencyKey(effect));
          expect([name, row === null ? 'not guarded' : 'guarded']).toEqual([name, 'guarded']);
          for (const told of NAMES) expect([name, row!.answer]).toEqual([name, expect.not.stringContaining(told)]);
          expect(row!.answer.length).toBeLessThan(2000);
          // A status that is set already is not sent again: its repeat is read from the order.
          expect([name, await send(effect)]).toEqual([name, first]);
          routes.add(row!.route);
        }
      }
      // None is guarded that nobody calls.
      expect([...routes].sort()).toEqual((await wp<string[]>(`return array_keys( Boomerang\\Idempotency\\routes() );`)).sort());
    }, 60_000);

    it('have nothing to do with keys of other programs, on whatever route, and with the bridge’s shape on routes that it does not write', async () => {
      const bridgeKey = () => `${randomUUID()}-1`;
      const foreign: readonly [string, string, unknown, string][] = [
        ['POST', '/wc/v3/products', { name: 'Mug 2', regular_price: '1.00' }, bridgeKey()],
        ['POST', '/wc/v3/customers', { email: `${randomUUID()}@example.com` }, bridgeKey()],
        ['DELETE', `/wc/v3/orders/${ids.order}`, undefined, bridgeKey()],
        ['POST', `/wc/v3/orders/${ids.order}/notes`, { note: 'Hello' }, randomUUID()],
        ['POST', `/wc/v3/orders/${ids.order}/notes`, { note: 'Hello' }, `order-${ids.order}-note`],
        ['POST', `/wc/v3/orders/${ids.order}/notes`, { note: 'Hello' }, 'short'],
        ['POST', `/wc/v3/orders/${ids.order}/notes`, { note: 'Hello' }, `${randomUUID()}-0`],
        ['POST', `/wc/v3/orders/${ids.order}/notes`, { note: 'Hello' }, `${randomUUID()}-1 `.repeat(9)],
      ];
      for (const [method, path, body, key] of foreign) {
        for (const time of [1, 2]) {
          const answer = await call(method, path, { body, key });
          expect([path, key, time, answer.headers.get('idempotency-replayed'), String(answer.body.code ?? '').startsWith('boomerang_')]).toEqual([
            path,
            key,
            time,
            null,
            false,
          ]);
        }
        expect(await rowOf(key)).toBeNull();
      }
    });

    it('bind a key to the query, too, but not to what signs it', async () => {
      const key = `${randomUUID()}-1`;
      const path = `/wc/v3/orders/${ids.order}/notes`;
      const body = { note: 'Once' };
      expect((await call('POST', path, { key, body, query: { _fields: 'id,note' } })).status).toBe(201);
      const again = await call('POST', path, { key, body, query: { _fields: 'id,note' } });
      expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
      for (const query of [{ _fields: 'id' }, { _fields: 'id,note', force: 'true' }, {}]) {
        const other = await call('POST', path, { key, body, query: query as Record<string, string> });
        expect([other.status, other.body.code]).toEqual([422, 'boomerang_key_reused']);
      }
    });

    it('keep of a refusal its code and its words', async () => {
      const key = `${randomUUID()}-1`;
      const ask = () => call('POST', `/wc/v3/orders/${ids.order}/refunds`, { key, body: { amount: '99999.00', api_refund: false, api_restock: false } });
      const first = await ask();
      expect(first.status).toBeGreaterThan(399);
      expect((await ask()).body).toEqual(first.body);
    });

    it('have old answers reduced once a day, whole orders with their addresses among them', async () => {
      const key = `${randomUUID()}-1`;
      const order = { id: 7, number: '7', status: 'on-hold', total: '1.00', payment_url: 'https://shop.example/pay', date_paid_gmt: null };
      const meta_data = [{ id: 1, key: '_boomerang_effect', value: 'x' }, { id: 2, key: 'vat_name', value: 'Zaphod' }];
      await wp(
        `global $wpdb; return $wpdb->insert( $wpdb->prefix . 'boomerang_keys', array( 'idempotency_key' => $input[0], 'bound_to' => 'x', 'claimed_at' => time(), 'status' => 201, 'answer' => wp_json_encode( $input[1] ) ) );`,
        [key, { ...order, billing: ADDRESS, shipping: ADDRESS, meta_data }],
      );
      await wp(`do_action( 'boomerang_prune' ); return true;`);
      expect(JSON.parse((await rowOf(key))!.answer)).toEqual({ ...order, meta_data: [{ key: '_boomerang_effect', value: 'x' }] });
    });
  });
}
