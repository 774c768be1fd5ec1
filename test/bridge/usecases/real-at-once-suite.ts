import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compose, type Composed } from '../../../bridge/composition.ts';
import { readConfig } from '../../../bridge/config.ts';
import { callStore } from '../../plugin/support/store-call.ts';
import { gatewayPayments, refundsTake } from '../../site/real-woocommerce.ts';
import type { RealSite } from '../../site/real-site.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { driveBridge, GUEST, STAFF, value, type BridgeDriver, type PlacedOrder } from '../../support/drive-bridge.ts';
import { BY_PERSON, moneyMovesOn } from '../../support/policy.ts';
import { sum } from '../../../bridge/domain/money.ts';
import { ANA } from '../../support/shop.ts';

const PLACE = { address_1: '1092 Indian Summer Ct', city: 'San Jose', state: 'CA', postcode: '95122', country: 'US' };
/** Long enough that what is sent together meets in PHP, ms. */
const SLOW_MS = 700;

/** Two who do the same at one moment, before a real WooCommerce. */
export function realAtOnceSuite(running: () => RealSite): void {
  describe('what comes twice at once to the bridge and a real WooCommerce', () => {
    let fresh: FreshDatabase;
    let dataDir: string;
    let bridge: Composed & BridgeDriver;
    let shirt = 0;
    let ahead = 0;

    const store = async <Body>(method: string, path: string, body?: unknown): Promise<Body> =>
      (await callStore(running().site.url, running().keys, method, `/wc/v3${path}`, { body })).body as Body;
    /** What the gateway has paid for an order, whoever asked it to, cents each. */
    const payments = async ({ id }: PlacedOrder) =>
      (await gatewayPayments(running().site))
        .filter(({ order }) => order === id)
        .map(({ amount, reason }) => ({
          cents: Math.round(Number(amount) * 100),
          isOurs: reason.includes('[boomerang '),
        }));
    const paid = async (order: PlacedOrder) => (await payments(order)).filter(({ isOurs }) => isOurs);
    const placeOrder = () =>
      store<PlacedOrder & { total: string }>('POST', '/orders', {
        status: 'completed',
        set_paid: true,
        payment_method: 'boomtest',
        payment_method_title: 'boomtest',
        billing: { first_name: 'Ana', last_name: 'Diaz', ...PLACE, email: ANA, phone: '4085550101' },
        shipping: { first_name: 'Ana', last_name: 'Diaz', ...PLACE },
        line_items: [{ product_id: shirt, quantity: 2 }],
      });
    /** Two workers at once, until all is quiet. */
    const settleTwice = () => Promise.all([bridge.settle(), bridge.settle()]);

    beforeAll(async () => {
      [fresh, dataDir] = await Promise.all([freshDatabase(), mkdtemp(join(tmpdir(), 'boomerang-at-once-'))]);
      const config = readConfig({
        WORDPRESS_URL: running().site.url,
        WC_KEY: running().keys.key,
        WC_SECRET: running().keys.secret,
        BOOMERANG_SECRET: running().secret,
        DATABASE_URL: fresh.url,
        DATA_DIR: dataDir,
      });
      const now = () => Date.now() + ahead;
      const composed = await compose(config, pino({ level: process.env['TEST_LOG'] ?? 'silent' }), { clock: { now } });
      bridge = { ...composed, ...driveBridge(composed, { now, pass: (ms) => void (ahead += ms) }) };
      const product = { name: 'Linen shirt', regular_price: '44.91', manage_stock: true, stock_quantity: 100 };
      shirt = (await store<{ id: number }>('POST', '/products', product)).id;
      // Reads that a shopper waits for give up early; a WordPress that has just started is slow at its first ones.
      while (!(await bridge.deps.store.info().then(Boolean, () => false)));
      await bridge.setPolicy({ approval: BY_PERSON, moneyMoves: moneyMovesOn('approval') });
    }, 180_000);
    beforeEach(() => running().tidy());
    afterAll(async () => {
      await bridge?.stop();
      await fresh?.close();
      await rm(dataDir, { recursive: true, force: true });
    });

    it('a form that is sent twice by a double click is one return, and one approved by three people at once is paid once', async () => {
      const order = await placeOrder();
      const { token } = await bridge.lookUp(order);
      const wish = {
        quantity: 2,
        reasonId: 'too_small',
        comment: '',
        resolution: 'refund',
        exchange: null,
        photoIds: [],
      };
      const lines = [{ lineId: order.line_items[0]!.id, ...wish }];
      const form = { kind: 'return', comment: '', name: '', locale: 'en_US', page: '' };
      const body = { token, requestId: randomUUID(), lines, ...form };
      const click = () => bridge.handlers.submit({ body, query: undefined, params: {} } as never, GUEST);
      const answers = (await Promise.all([click(), click()])).map(
        (answer) => (value(answer) as { number: string }).number,
      );
      expect(new Set(answers).size).toBe(1);

      const id = await bridge.newestId();
      await bridge.settle();
      const { revision } = await bridge.detail(id);
      const input = { body: { revision, command: { type: 'approve' } as const }, query: undefined, params: { id } };
      const approvals = await Promise.all([1, 2, 3].map(() => bridge.handlers.command(input, STAFF)));
      expect(approvals.filter(({ ok }) => ok)).toHaveLength(1);
      await refundsTake(running().site, SLOW_MS);
      await settleTwice();
      await bridge.settleWithin(10_000);
      expect(await paid(order)).toHaveLength(1);
      expect((await bridge.detail(id)).payouts[0]?.state).toBe('settled');
    });

    it('a refund in wp-admin at the same moment: both together are never more than the order, and Boomerang knows whether it has paid', async () => {
      const order = await placeOrder();
      value(await bridge.submit(order, [[0, 2]]));
      const id = await bridge.newestId();
      await bridge.settle();
      value(await bridge.command(id, { type: 'approve' }));
      await refundsTake(running().site, SLOW_MS);
      const inAdmin = store<{ id?: number; code?: string }>('POST', `/orders/${order.id}/refunds`, {
        amount: '50.00',
        reason: 'In wp-admin',
        api_refund: true,
        api_restock: false,
      });
      await Promise.all([inAdmin, settleTwice()]);
      await bridge.settleWithin(5 * 60_000);
      const state = (await bridge.detail(id)).payouts[0]?.state;
      const all = await payments(order);
      expect(all).toHaveLength(1);
      expect(sum(all.map(({ cents }) => cents))).toBeLessThanOrEqual(Math.round(Number(order.total) * 100));
      expect(state).toBe(all[0]!.isOurs ? 'settled' : 'failed');
    });

    it('two returns of one order are paid one after the other, each once', async () => {
      const order = await placeOrder();
      const ids: string[] = [];
      for (let index = 0; index < 2; index += 1) {
        value(await bridge.submit(order, [[0, 1]]));
        ids.push(await bridge.newestId());
      }
      await bridge.settle();
      for (const id of ids) value(await bridge.command(id, { type: 'approve' }));
      await refundsTake(running().site, SLOW_MS);
      await settleTwice();
      await bridge.settleWithin(30_000);
      const states = await Promise.all(ids.map(async (id) => (await bridge.detail(id)).payouts[0]?.state));
      expect(states).toEqual(['settled', 'settled']);
      expect(await paid(order)).toHaveLength(2);
    });
  });
}
