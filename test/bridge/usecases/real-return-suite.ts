import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../bridge/app.ts';
import { compose, type Composed } from '../../../bridge/composition.ts';
import { readConfig } from '../../../bridge/config.ts';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { listen } from '../../../bridge/http/server.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { followExchange } from '../../../bridge/usecases/follow-exchange.ts';
import { followTrack } from '../../../bridge/usecases/shippo-hint.ts';
import { callStore } from '../../plugin/support/store-call.ts';
import { gatewayDiesAfterPaying, gatewayPayments, gatewayRefuses } from '../../site/real-woocommerce.ts';
import type { RealSite } from '../../site/real-site.ts';
import { readMails } from '../../site/stack/mailbox.ts';
import { startShippoStandin, type ShippoStandin } from '../../standins/shippo/server.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { driveBridge, GUEST, STAFF, value, type BridgeDriver, type PlacedOrder } from '../../support/drive-bridge.ts';
import { moneyMovesOn } from '../../support/policy.ts';
import { ANA } from '../../support/shop.ts';
import { foreignTrack } from './foreign-parcel.ts';

interface Order extends PlacedOrder {
  line_items: { id: number; total: string; taxes: { id: number; total: string }[] }[];
}
interface Refund {
  amount: string;
  refunded_payment: boolean;
  line_items: { quantity: number; total: string; taxes: { id: number; total: string }[] }[];
}

const PLACE = { address_1: '1092 Indian Summer Ct', city: 'San Jose', state: 'CA', postcode: '95122', country: 'US' };
const ANYONE = { first_name: 'Ana', last_name: 'Diaz', ...PLACE };

/** The whole bridge against a real WooCommerce with the plugin: only Shippo is a stand-in. */
export function realReturnSuite(running: () => RealSite): void {
  describe('one return through the bridge and a real WooCommerce', () => {
    let fresh: FreshDatabase;
    let shippo: ShippoStandin;
    let dataDir: string;
    let bridge: Composed & BridgeDriver;
    let shirt = 0;
    let cap = { product: 0, variation: 0 };
    let ahead = 0;

    const store = async <Body>(method: string, path: string, body?: unknown): Promise<Body> =>
      (await callStore(running().site.url, running().keys, method, `/wc/v3${path}`, { body })).body as Body;
    const make = async (path: string, body: unknown) => (await store<{ id: number }>('POST', path, body)).id;
    const refundsOf = (order: Order) => store<Refund[]>('GET', `/orders/${order.id}/refunds`);
    const stockOf = async (id: number) =>
      (await store<{ stock_quantity: number }>('GET', `/products/${id}`)).stock_quantity;
    const paidFor = async ({ id }: Order) =>
      (await gatewayPayments(running().site)).filter(({ order }) => order === id).map(({ amount }) => Number(amount));

    /** Three shirts and two caps with two taxes, paid and completed. */
    const placeOrder = (gateway = 'boomtest') =>
      store<Order>('POST', '/orders', {
        status: 'completed',
        set_paid: true,
        payment_method: gateway,
        payment_method_title: gateway,
        billing: { ...ANYONE, email: ANA, phone: '4085550101' },
        shipping: ANYONE,
        line_items: [
          { product_id: shirt, quantity: 3 },
          { product_id: cap.product, variation_id: cap.variation, quantity: 2 },
        ],
        shipping_lines: [{ method_id: 'flat_rate', method_title: 'Flat rate', total: '7.00' }],
      });
    /** A return of two shirts and a cap, received and inspected; what that makes due is left to the test. */
    const returned = async (order: Order, sellableShirts = 2): Promise<ReturnDetail> => {
      value(
        await bridge.submit(order, [
          [0, 2],
          [1, 1],
        ]),
      );
      await bridge.settle();
      const id = await bridge.newestId();
      const { lines } = value(await bridge.command(id, { type: 'receive' }));
      const found = lines.map(({ orderLineId, quantity }, index) => {
        const sellable = index === 0 ? sellableShirts : quantity;
        return { orderLineId, sellable, damaged: quantity - sellable, missing: 0, lowered: null };
      });
      return value(await bridge.command(id, { type: 'inspect', lines: found }));
    };
    const mailsOf = async ({ number }: ReturnDetail) =>
      (await readMails(running().site.mailbox))
        .filter(({ raw }) => raw.includes(`X-Boomerang-Return: ${number}`))
        .map(({ mail }) => mail)
        .reverse();

    beforeAll(async () => {
      [fresh, dataDir, shippo] = await Promise.all([
        freshDatabase(),
        mkdtemp(join(tmpdir(), 'boomerang-real-bridge-')),
        startShippoStandin(),
      ]);
      const config = readConfig({
        WORDPRESS_URL: running().site.url,
        WC_KEY: running().keys.key,
        WC_SECRET: running().keys.secret,
        BOOMERANG_SECRET: running().secret,
        DATABASE_URL: fresh.url,
        DATA_DIR: dataDir,
        SHIPPO_URL: shippo.url,
      });
      const now = () => Date.now() + ahead;
      const composed = await compose(config, pino({ level: process.env['TEST_LOG'] ?? 'silent' }), { clock: { now } });
      bridge = { ...composed, ...driveBridge(composed, { now, pass: (ms) => void (ahead += ms) }) };
      const token = { token: 'shippo_test_abcdefgh' };
      value(await composed.handlers.shippoToken({ body: token, query: undefined, params: {} }, STAFF));

      // Another suite's tax rate would be taken off too.
      await running().tidy();
      const california = { country: 'US', state: 'CA', compound: false };
      await make('/taxes', { ...california, rate: '7.25', name: 'CA tax', priority: 1, shipping: true });
      await make('/taxes', { ...california, rate: '1.375', name: 'SF tax', priority: 2, shipping: false });
      const stocked = { manage_stock: true, stock_quantity: 100 };
      shirt = await make('/products', { name: 'Linen shirt', regular_price: '44.91', weight: '0.3', ...stocked });
      const size = { attributes: [{ name: 'Size', options: ['S', 'M'], variation: true, visible: true }] };
      const parent = await make('/products', { name: 'Cap', type: 'variable', weight: '0.1', ...size, ...stocked });
      const option = { regular_price: '15.00', attributes: [{ name: 'Size', option: 'M' }] };
      cap = { product: parent, variation: await make(`/products/${parent}/variations`, option) };
    }, 180_000);
    beforeEach(() => running().faults.clear());
    afterAll(async () => {
      await bridge?.stop();
      await shippo?.stop();
      await fresh?.close();
      await rm(dataDir, { recursive: true, force: true });
    });

    it('answers, mails the label, puts stock back and pays line, quantity and tax per rate', async () => {
      const order = await placeOrder();
      const before = [await stockOf(shirt), await stockOf(cap.product)];
      const { id } = await returned(order, 1);
      await bridge.settle();

      const detail = await bridge.detail(id);
      expect([detail.state, detail.payouts[0]?.state]).toEqual(['closed', 'settled']);
      const refunds = await refundsOf(order);
      expect(refunds).toMatchObject([{ refunded_payment: true }]);
      const [shirts, caps] = refunds[0]!.line_items;
      expect([shirts!.quantity, shirts!.total, caps!.quantity, caps!.total]).toEqual([-2, '-89.82', -1, '-15.00']);
      const taxes = [...shirts!.taxes, ...caps!.taxes].map(({ total }) => Math.round(Number(total) * 100));
      // The units' share of 9.77, 1.85, 2.18 and 0.41.
      expect(taxes).toEqual([-651, -123, -109, expect.toBeOneOf([-20, -21])]);
      const cents = 8982 + 1500 - taxes.reduce((sum, one) => sum + one, 0);
      expect([Math.round(Number(refunds[0]!.amount) * 100), detail.payouts[0]?.breakdown.total]).toEqual([
        cents,
        cents,
      ]);
      expect((await paidFor(order)).map((amount) => Math.round(amount * 100))).toEqual([cents]);
      expect([await stockOf(shirt), await stockOf(cap.product)]).toEqual([before[0]! + 1, before[1]! + 1]);
      const mails = await mailsOf(detail);
      expect(mails.map(({ subject }) => subject)).toEqual([
        `[TEST] Your return ${detail.number} for order ${order.id}`,
        `[TEST] Your refund for return ${detail.number}`,
      ]);
      expect(mails[0]!.attachments).toHaveLength(1);
    });

    it('mails links that each open one thing: the label its PDF, the page the return', async () => {
      const { url } = running().site;
      const app = createApp({
        ...bridge,
        signature: {
          site: url,
          secrets: [running().secret],
          clock: { now: () => Date.now() },
          database: bridge.deps.database,
        },
        slots: { size: 2, places: 0, patienceMs: 3_000 },
        metrics: { token: null, scrape: () => bridge.scrape() },
        log: pino({ level: 'silent' }),
      });
      const server = await listen(app, { host: '127.0.0.1', port: 0 });
      await running().site.wp(
        `return update_option( 'boomerang_bridge_url', $input );`,
        `http://127.0.0.1:${server.port}`,
      );
      try {
        value(await bridge.submit(await placeOrder(), [[0, 1]], { page: `${url}/returns/` }));
        await bridge.settle();
        const detail = await bridge.detail(await bridge.newestId());
        const text = (await mailsOf(detail))[0]!.text ?? '';
        const [label = '', page = ''] = [/http\S+\/shop\/labels\/\S+/, /http\S+#return=\S+/].map(
          (link) => link.exec(text)?.[0],
        );
        const pdf = await fetch(label);
        expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
        for (const [header, said] of [
          ['cache-control', 'no-store'],
          ['x-robots-tag', 'noindex'],
          ['x-content-type-options', 'nosniff'],
        ])
          expect(pdf.headers.get(header!)).toContain(said);
        expect(
          Buffer.from(await pdf.arrayBuffer())
            .subarray(0, 5)
            .toString(),
        ).toBe('%PDF-');

        const post = async (act: string, body: object) => {
          const headers = { 'content-type': 'application/json' };
          const sent = { method: 'POST', headers, body: JSON.stringify(body) };
          const answer = await fetch(`${url}/wp-json/boomerang/v1/shop/returns/${act}`, sent);
          return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
        };
        const token = label.slice(label.lastIndexOf('/') + 1);
        expect((await post('open', { link: token })).body).toMatchObject({ code: 'link_over' });
        expect((await post('status', { session: token })).body).toMatchObject({ code: 'session_over' });
        const opened = await post('open', { link: page.slice(page.indexOf('#return=') + 8) });
        expect(opened.body).toMatchObject({ number: detail.number, email: 'a•••@example.com' });
        expect(JSON.stringify(opened.body)).not.toContain(ANA);
        const { token: session } = opened.body['session'] as { token: string };
        expect((await post('cancel', { session })).body).toMatchObject({ code: 'email_required' });
      } finally {
        await running().site.wp(`return delete_option( 'boomerang_bridge_url' );`);
        await server.close(1_000);
      }
    });

    it('pays nothing for the number of somebody else’s parcel before a person takes it for proof', async () => {
      await bridge.setPolicy({ moneyMoves: moneyMovesOn('first_scan') });
      shippo.switches.noRates = ['None.'];
      const order = await placeOrder();
      const { session, number } = value(await bridge.submit(order, [[0, 1]]));
      await bridge.settle();
      shippo.switches.noRates = null;
      const id = await bridge.newestId();
      const history = [['TRANSIT', new Date(Date.now() + ahead).toISOString()]] as const;
      shippo.book.tracks.push(foreignTrack('FOREIGN1', { history }));
      const typed = { session: session.token, carrier: 'usps', trackingNumber: 'FOREIGN1', another: false };
      value(await bridge.handlers.tracking({ body: typed, query: undefined, params: {} }, GUEST));
      await followTrack(bridge.deps, { carrier: 'usps', trackingNumber: 'FOREIGN1' });
      await bridge.settle();
      const detail = await bridge.detail(id);
      expect([detail.state, detail.payouts[0]?.held]).toEqual(['approved', 'unproven_shipment']);
      expect([await refundsOf(order), await paidFor(order)]).toEqual([[], []]);
      const mails = await mailsOf(detail);
      const subjects = mails.map(({ subject }) => subject).join();
      expect(subjects).toContain(`The money for return ${number} waits for you`);
      value(await bridge.command(id, { type: 'release_payout', resolution: 'refund' }));
      await bridge.settle();
      expect([(await refundsOf(order)).length, (await paidFor(order)).length]).toEqual([1, 1]);
      await bridge.setPolicy({ moneyMoves: DEFAULT_RULES.moneyMoves });
    });

    it('pays once when the answer to the refund is lost: it is looked up', async () => {
      const order = await placeOrder();
      const { id } = await returned(order);
      running().faults.rules.add({ match: { method: 'POST', path: /\/refunds/ }, fault: 'cut-after', times: 1 });
      await bridge.settle();
      expect((await bridge.detail(id)).payouts[0]?.state).toBe('pending');
      await bridge.settleWithin(10_000);
      expect((await bridge.detail(id)).payouts[0]?.state).toBe('settled');
      expect([(await refundsOf(order)).length, (await paidFor(order)).length]).toEqual([1, 1]);
    });

    it('is in doubt, and never paid again by itself, when PHP dies right after the gateway has paid', async () => {
      const order = await placeOrder();
      const { id } = await returned(order);
      await gatewayDiesAfterPaying(running().site, true);
      await bridge.settleWithin(5 * 60_000);
      await gatewayDiesAfterPaying(running().site, false);

      const doubtful = await bridge.detail(id);
      expect(doubtful.payouts[0]?.state).toBe('in_doubt');
      expect(await refundsOf(order)).toMatchObject([{ refunded_payment: false }]);
      const effect = doubtful.effects.find(({ kind }) => kind === 'refund')!;
      expect(effect.state).toBe('in_doubt');
      await bridge.settleWithin(10 * 60_000);
      expect((await paidFor(order)).length).toBe(1);

      value(await bridge.command(id, { type: 'resolve_doubt', effectId: effect.id, happened: true }));
      await bridge.settle();
      expect((await bridge.detail(id)).payouts[0]?.state).toBe('settled');
      expect([(await refundsOf(order)).length, (await paidFor(order)).length]).toEqual([1, 1]);
    });

    it('fails with the bank’s own words, and is paid when a person tries again', async () => {
      const order = await placeOrder();
      const { id } = await returned(order);
      await gatewayRefuses(running().site, 'The bank said no.');
      await bridge.settle();
      await gatewayRefuses(running().site, undefined);
      const failed = await bridge.detail(id);
      expect(failed.payouts[0]?.state).toBe('failed');
      const effect = failed.effects.find(({ kind }) => kind === 'refund')!;
      expect(effect.trouble?.message).toBe('The bank said no.');
      expect(await refundsOf(order)).toEqual([]);

      value(await bridge.command(id, { type: 'try_again', effectId: effect.id }));
      await bridge.settle();
      expect((await bridge.detail(id)).payouts[0]?.state).toBe('settled');
      expect([(await refundsOf(order)).length, (await paidFor(order)).length]).toEqual([1, 1]);
    });

    it('is recorded without the gateway where that can not pay back, and waits for the owner’s tick', async () => {
      const order = await placeOrder('cod');
      const { id } = await returned(order);
      await bridge.settle();
      expect((await bridge.detail(id)).payouts[0]).toMatchObject({ awaitsHand: true });
      expect(await refundsOf(order)).toMatchObject([{ refunded_payment: false }]);
      value(await bridge.command(id, { type: 'paid_by_hand', resolution: 'refund' }));
      expect((await bridge.detail(id)).payouts[0]?.state).toBe('settled');
    });

    it('gives store credit as one coupon, and an exchange as one order that holds its stock until it may be paid', async () => {
      const { rules } = value(
        await bridge.handlers.getPolicy({ body: undefined, query: undefined, params: {} }, STAFF),
      );
      const { storeCredit, exchange } = rules.resolutions;
      await bridge.setPolicy({
        resolutions: {
          ...rules.resolutions,
          storeCredit: { ...storeCredit, offered: true, bonus: { kind: 'percent', basisPoints: 1000 } },
          exchange: { ...exchange, offered: true, scope: 'any' },
        },
      });
      const order = await placeOrder();
      const before = await stockOf(shirt);
      const wished = { resolution: 'exchange' as const, exchange: { productId: shirt, variationId: 0 } };
      value(
        await bridge.submit(order, [
          [0, 1, { resolution: 'store_credit' }],
          [1, 1, wished],
        ]),
      );
      await bridge.settle();
      const id = await bridge.newestId();
      expect(await stockOf(shirt)).toBe(before - 1);
      const held = await bridge.detail(id);
      expect(held.exchange).toMatchObject({ state: 'held', payUrl: null });
      const made = await store<{ status: string; total: string; payment_url: string }>(
        'GET',
        `/orders/${held.exchange?.orderId}`,
      );
      expect([made.status, Math.round(Number(made.total) * 100)]).toEqual(['on-hold', held.exchange?.due]);
      // 29.91 dearer, and its tax of two rates.
      expect(held.exchange?.due).toBeGreaterThan(2991);
      const { lines } = value(await bridge.command(id, { type: 'receive' }));
      const found = lines.map(({ orderLineId, quantity }) => ({
        orderLineId,
        sellable: quantity,
        damaged: 0,
        missing: 0,
        lowered: null,
      }));
      value(await bridge.command(id, { type: 'inspect', lines: found }));
      await bridge.settle();
      const detail = await bridge.detail(id);
      expect([detail.state, detail.exchange?.state, await refundsOf(order)]).toEqual([
        'closed',
        'awaiting_payment',
        [],
      ]);
      expect(detail.exchange?.payUrl).toBe(made.payment_url);
      await store('PUT', `/orders/${held.exchange?.orderId}`, { status: 'processing' });
      await followExchange(bridge.deps, id);
      expect((await bridge.detail(id)).exchange).toMatchObject({ state: 'released', payUrl: null });
      const coupon = await store<{ code: string; usage_limit: number; email_restrictions: string[] }>(
        'GET',
        `/coupons/${detail.credit?.couponId}`,
      );
      expect(coupon).toMatchObject({
        code: detail.credit?.code.toLowerCase(),
        usage_limit: 1,
        email_restrictions: [ANA],
      });
      const notes = await store<{ note: string }[]>('GET', `/orders/${order.id}/notes`);
      expect(notes.filter(({ note }) => note.includes(detail.number)).length).toBeGreaterThanOrEqual(2);
    });
  });
}
