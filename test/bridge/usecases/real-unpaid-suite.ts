import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compose, type Composed } from '../../../bridge/composition.ts';
import { readConfig } from '../../../bridge/config.ts';
import type { LookupResponse } from '../../../bridge/contract/shop.ts';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { callStore } from '../../plugin/support/store-call.ts';
import {
  gatewayAnswersAfter,
  gatewayDiesBeforePaying,
  gatewayPayments,
  payAtCheckout,
  setOrderStatus,
} from '../../site/real-woocommerce.ts';
import type { RealSite } from '../../site/real-site.ts';
import { readMails } from '../../site/stack/mailbox.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { driveBridge, STAFF, value, type BridgeDriver, type PlacedOrder } from '../../support/drive-bridge.ts';
import { ANA } from '../../support/shop.ts';

interface Order extends PlacedOrder {
  readonly total: string;
}

const PLACE = { address_1: '1092 Indian Summer Ct', city: 'San Jose', state: 'CA', postcode: '95122', country: 'US' };
const ANYONE = { first_name: 'Ana', last_name: 'Diaz', ...PLACE };

/** Orders as WooCommerce's own gateways leave them before anybody has paid. */
export function realUnpaidSuite(running: () => RealSite): void {
  describe('an order of a real WooCommerce whose money is not there', () => {
    let fresh: FreshDatabase;
    let dataDir: string;
    let bridge: Composed & BridgeDriver;
    let shirt = 0;
    let ahead = 0;

    const store = async <Body>(method: string, path: string, body?: unknown): Promise<Body> =>
      (await callStore(running().site.url, running().keys, method, `/wc/v3${path}`, { body })).body as Body;
    /** What stands in WooCommerce for an order and its return. */
    const given = async (order: Order, id: string) => ({
      refunds: (await store<unknown[]>('GET', `/orders/${order.id}/refunds`)).length,
      coupon: (await bridge.detail(id)).credit !== null,
    });
    /** A busy machine answers late, and what was not answered in time is asked again a little later: that is waited for, too. */
    const calm = () => bridge.settleWithin(60_000);
    const checkOut = async (gateway: 'bacs' | 'cod'): Promise<Order> => {
      const order = await store<Order>('POST', '/orders', {
        status: 'pending',
        payment_method: gateway,
        payment_method_title: gateway,
        billing: { ...ANYONE, email: ANA, phone: '4085550101' },
        shipping: ANYONE,
        line_items: [{ product_id: shirt, quantity: 2 }],
      });
      const state = await payAtCheckout(running().site, order.id);
      expect(state).toEqual({ status: gateway === 'cod' ? 'processing' : 'on-hold', paid: null });
      return order;
    };
    const staffOpens = async (order: Order): Promise<string> => {
      const input = { body: { orderNumber: String(order.id), locale: 'en_US' }, query: undefined, params: {} };
      const { token } = value(await bridge.handlers.staffLookup(input as never, STAFF)) as LookupResponse;
      const line = { lineId: order.line_items[0]!.id, quantity: 2, reasonId: 'too_small', comment: '' };
      const lines = [{ ...line, resolution: 'refund', exchange: null, photoIds: [] }];
      const asked = { token, requestId: randomUUID(), kind: 'return', lines, comment: '', name: '', locale: 'en_US' };
      const body = { ...asked, override: 'The customer insists.' };
      value(await bridge.handlers.staffSubmit({ body, query: undefined, params: {} } as never, STAFF));
      return bridge.newestId();
    };
    const withdraws = async (order: Order, resolution: 'refund' | 'store_credit'): Promise<string> => {
      value(await bridge.submit(order, [[0, 2, { resolution }]], { kind: 'withdrawal', name: 'Ana Diaz' }));
      return bridge.newestId();
    };
    const arrives = async (id: string): Promise<ReturnDetail> => {
      await calm();
      const { lines } = value(await bridge.command(id, { type: 'receive' }));
      const found = lines.map(({ orderLineId, quantity }) => ({
        ...{ orderLineId, sellable: quantity, damaged: 0, missing: 0, lowered: null },
      }));
      value(await bridge.command(id, { type: 'inspect', lines: found }));
      await calm();
      return bridge.detail(id);
    };

    beforeAll(async () => {
      [fresh, dataDir] = await Promise.all([freshDatabase(), mkdtemp(join(tmpdir(), 'boomerang-unpaid-'))]);
      const config = readConfig({
        WORDPRESS_URL: running().site.url,
        WC_KEY: running().keys.key,
        WC_SECRET: running().keys.secret,
        BOOMERANG_SECRET: running().secret,
        DATABASE_URL: fresh.url,
        DATA_DIR: dataDir,
      });
      const now = () => Date.now() + ahead;
      const composed = await compose(config, pino({ level: process.env['TEST_LOG'] ?? 'silent' }), {
        clock: { now },
        pace: { longestCallMs: 60_000 },
        limits: { ownerEmailsAnHour: 100, shopperEmailsADay: 1_000 },
      });
      bridge = { ...composed, ...driveBridge(composed, { now, pass: (ms) => void (ahead += ms) }) };
      const product = { name: 'Linen shirt', regular_price: '44.91', manage_stock: true, stock_quantity: 100 };
      shirt = (await store<{ id: number }>('POST', '/products', product)).id;
      // Reads that a shopper waits for give up early; a WordPress that has just started is slow at its first ones.
      while (!(await bridge.deps.store.info().then(Boolean, () => false)));
      const { resolutions, withdrawal } = DEFAULT_RULES;
      await bridge.setPolicy({
        resolutions: { ...resolutions, storeCredit: { ...resolutions.storeCredit, offered: true } },
        withdrawal: { ...withdrawal, enabled: true, countries: ['US'] },
        orderStates: ['completed', 'processing', 'on-hold'],
      });
    }, 180_000);
    beforeEach(() => running().tidy());
    afterAll(async () => {
      await bridge?.stop();
      await fresh?.close();
      await rm(dataDir, { recursive: true, force: true });
    });

    /** Paid by card at the checkout, and sent. */
    const paidOrder = async (): Promise<Order> => {
      const order = await store<Order>('POST', '/orders', {
        status: 'pending',
        payment_method: 'boomtest',
        payment_method_title: 'Card',
        set_paid: true,
        billing: { ...ANYONE, email: ANA, phone: '4085550101' },
        shipping: ANYONE,
        line_items: [{ product_id: shirt, quantity: 2 }],
      });
      const { paid } = await setOrderStatus(running().site, order.id, 'completed');
      expect(paid).not.toBeNull();
      return order;
    };

    describe.each(['on-hold', 'failed', 'cancelled'] as const)('that was paid, and is %s then', (status) => {
      it.each(['refund', 'store_credit'] as const)(
        'pays nothing as %s, read or not read before; a person lets it go, and it is paid once',
        async (resolution) => {
          const [read, notRead] = [await paidOrder(), await paidOrder()];
          const begun = [await withdraws(read, resolution), await withdraws(notRead, resolution)];
          await calm();
          // Received and inspected: what is due is about to be sent.
          for (const [index, order] of [read, notRead].entries()) {
            const left = await setOrderStatus(running().site, order.id, status);
            expect(left).toMatchObject({ status, paid: expect.any(String) as string });
            if (index === 0) await readOrders(bridge.deps);
          }
          for (const id of begun) {
            const { payouts } = await arrives(id);
            expect(payouts.map(({ state }) => state)).not.toContain('settled');
          }
          for (const [index, order] of [read, notRead].entries()) {
            const id = begun[index]!;
            expect(await given(order, id)).toEqual({ refunds: 0, coupon: false });
            const { payouts, effects } = await bridge.detail(id);
            const failed = effects.find(({ kind, state }) => kind === resolution && state === 'failed');
            value(
              await bridge.command(
                id,
                failed
                  ? { type: 'try_again', effectId: failed.id }
                  : { type: 'release_payout', resolution: payouts[0]!.resolution },
              ),
            );
            await calm();
            expect(await given(order, id)).toEqual(
              resolution === 'refund' ? { refunds: 1, coupon: false } : { refunds: 0, coupon: true },
            );
          }
        },
      );
    });

    describe('whose gateway does not answer a refund of all of it', () => {
      const refundsOf = (order: Order) =>
        store<{ id: number; refunded_payment: boolean }[]>('GET', `/orders/${order.id}/refunds`);
      const paidFor = async ({ id }: Order) =>
        (await gatewayPayments(running().site)).filter(({ order }) => order === id).map(({ amount }) => Number(amount));
      const inDoubt = async (id: string) => {
        const { payouts, effects } = await bridge.detail(id);
        expect(payouts.map(({ state }) => state)).toEqual(['in_doubt']);
        return effects.find(({ kind }) => kind === 'refund')!;
      };

      it('is paid in a new try once a person says that it was not paid; WooCommerce has one refund of it', async () => {
        const order = await paidOrder();
        const id = await withdraws(order, 'refund');
        await gatewayDiesBeforePaying(running().site, true);
        await arrives(id).finally(() => gatewayDiesBeforePaying(running().site, false));
        const { id: effectId } = await inDoubt(id);
        const [dead] = await refundsOf(order);
        expect([dead?.refunded_payment, await paidFor(order)]).toEqual([false, []]);

        value(await bridge.command(id, { type: 'resolve_doubt', effectId, happened: false }));
        await bridge.settleWithin(6 * 60_000);
        const { payouts, timeline } = await bridge.detail(id);
        expect(payouts.map(({ state }) => state)).toEqual(['settled']);
        const left = await refundsOf(order);
        expect(left).toMatchObject([{ refunded_payment: true }]);
        expect(left[0]!.id).not.toBe(dead!.id);
        expect(await paidFor(order)).toEqual([Number(order.total)]);
        expect(timeline.filter(({ type }) => type === 'refund_record_removed')).toMatchObject([
          { data: { refundId: dead!.id } },
        ]);
        // Nothing is left to be done: neither book has it twice.
        await readOrders(bridge.deps);
        await calm();
        expect([(await refundsOf(order)).length, (await paidFor(order)).length]).toEqual([1, 1]);
      });

      it('and answers after 75 s as paid, is settled by a later look, paid once', async () => {
        const order = await paidOrder();
        const id = await withdraws(order, 'refund');
        await gatewayAnswersAfter(running().site, 75_000);
        await arrives(id);
        await bridge.settleWithin(5 * 60_000);
        await inDoubt(id);
        await gatewayAnswersAfter(running().site, 0);
        await expect.poll(() => refundsOf(order), { timeout: 90_000 }).toMatchObject([{ refunded_payment: true }]);
        await readOrders(bridge.deps);
        await calm();
        expect((await bridge.detail(id)).payouts.map(({ state }) => state)).toEqual(['settled']);
        expect([(await refundsOf(order)).length, await paidFor(order)]).toEqual([1, [Number(order.total)]]);
      });
    });

    describe.each(['bacs', 'cod'] as const)('by %s', (gateway) => {
      it('is refused by the store’s own door, and pays nothing where staff let it through', async () => {
        const order = await checkOut(gateway);
        expect((await bridge.lookUp(order)).refusal?.code).toBe('not_paid');
        const { id, state, payouts } = await arrives(await staffOpens(order));
        expect([state, payouts.map(({ breakdown }) => breakdown.total)]).toEqual(['closed', [0]]);
        expect(await given(order, id)).toEqual({ refunds: 0, coupon: false });
      });

      it.each(['refund', 'store_credit'] as const)(
        'is withdrawn from, with a receipt and nothing as %s; paid later, it is paid back once',
        async (resolution) => {
          const order = await checkOut(gateway);
          const id = await withdraws(order, resolution);
          const unpaid = await arrives(id);
          expect([unpaid.state, unpaid.payment, unpaid.attention]).toEqual(['closed', 'awaited', 'unpaid_order']);
          expect(await given(order, id)).toEqual({ refunds: 0, coupon: false });
          const subjects = (await readMails(running().site.mailbox))
            .filter(({ raw }) => raw.includes(`X-Boomerang-Return: ${unpaid.number}`))
            .map(({ mail }) => mail.subject);
          expect(subjects).toContain(`Receipt of your withdrawal ${unpaid.number} from order ${order.id}`);
          expect(subjects).toContain(`Please cancel order ${order.id}: it was never paid (${unpaid.number})`);

          const paid = await setOrderStatus(running().site, order.id, gateway === 'cod' ? 'completed' : 'processing');
          expect(paid.paid).not.toBeNull();
          await readOrders(bridge.deps);
          await readOrders(bridge.deps);
          await calm();
          const { payment, payouts, timeline } = await bridge.detail(id);
          expect([payment, timeline.filter(({ type }) => type === 'order_paid').length]).toEqual(['paid', 1]);
          expect(payouts[0]?.breakdown.total).toBe(Math.round(Number(order.total) * 100));
          expect(await given(order, id)).toEqual(
            resolution === 'refund' ? { refunds: 1, coupon: false } : { refunds: 0, coupon: true },
          );
        },
      );
    });
  });
}
