import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RealSite } from '../../site/real-site.ts';
import { readMails } from '../../site/stack/mailbox.ts';
import { callAsBridge } from '../support/signed-call.ts';
import { callStore } from '../support/store-call.ts';

interface Order {
  id: number;
  date_created_gmt: string;
}

/** What a real WooCommerce does beside us: coupons, its own e-mails, its pay page and its checkout. */
export function realOrderSuite(running: () => RealSite): void {
  const store = async <Body>(method: string, path: string, body?: unknown): Promise<Body> =>
    (await callStore(running().site.url, running().keys, method, `/wc/v3${path}`, { body })).body as Body;
  const make = async (path: string, body: unknown) => (await store<{ id: number }>('POST', path, body)).id;

  describe('the orders that used a coupon of a real WooCommerce', () => {
    let mug = 0;
    const uses = (id: number) => callAsBridge(running().site.url, `coupon-uses/${id}`, { secret: running().secret });
    const order = (code: string, more: object = {}) =>
      store<Order>('POST', '/orders', {
        status: 'processing',
        billing: { country: 'US', state: 'CA' },
        line_items: [{ product_id: mug, quantity: 1 }],
        coupon_lines: [{ code }],
        ...more,
      });
    beforeAll(async () => {
      await running().tidy();
      await store('POST', '/taxes', { country: 'US', state: 'CA', rate: '8.25', name: 'Sales tax' });
      mug = await make('/products', { name: 'Mug', regular_price: '50.00' });
    }, 60_000);

    it('are told oldest first with what it took off, tax included; cancelled and trashed ones are not', async () => {
      const coupon = { code: 'Boomerang-7QX', discount_type: 'fixed_cart', amount: '10.00' };
      const id = await make('/coupons', coupon);
      expect((await uses(id)).body).toEqual([]);
      const [first, cancelled, trashed] = [await order(coupon.code), await order(coupon.code), await order(coupon.code)];
      const last = await order(coupon.code, { status: 'pending' });
      await order('', { coupon_lines: [] });
      await store('PUT', `/orders/${cancelled.id}`, { status: 'cancelled' });
      await store('DELETE', `/orders/${trashed.id}`);
      const use = ({ id: orderId, date_created_gmt: at }: Order) => ({ orderId, used: '10.830000', at: `${at}Z` });
      expect((await uses(id)).body).toEqual([use(first), use(last)]);
    });

    it('are told of a coupon in the trash too, and not of one that is gone or is none', async () => {
      const id = await make('/coupons', { code: 'boomerang-8', discount_type: 'fixed_cart', amount: '1.00' });
      const { id: orderId } = await order('boomerang-8');
      await running().site.wp('return (bool) wp_trash_post( $input );', id);
      expect((await uses(id)).body).toEqual([expect.objectContaining({ orderId })]);
      await store('DELETE', `/coupons/${id}`, { force: true });
      for (const none of [id, mug]) {
        const { status, body } = await uses(none);
        expect([status, body.code]).toEqual([404, 'coupon_not_found']);
      }
    });
  });

  describe('the e-mail of a real WooCommerce about a refund', () => {
    const mailed = async (reason: string) => {
      const email = `${randomUUID()}@example.com`;
      const product = await make('/products', { name: 'Cap', regular_price: '20.00' });
      const lines = [{ product_id: product, quantity: 1 }];
      const orderId = await make('/orders', { status: 'processing', billing: { email }, line_items: lines });
      const refund = { amount: '5.00', reason, api_refund: false, api_restock: false };
      const refundId = await make(`/orders/${orderId}/refunds`, refund);
      // As the queue does where e-mails are deferred: later, in a request of its own.
      await running().site.wp(
        `WC(); WC()->mailer(); WC_Emails::send_queued_transactional_email( 'woocommerce_order_partially_refunded', $input ); return true;`,
        [orderId, refundId],
      );
      const mails = await readMails(running().site.mailbox);
      return mails.filter(({ raw }) => raw.includes(email) && raw.includes('refunded')).length;
    };
    const tell = (storeRefundEmail: boolean) =>
      running().site.wp('return update_option( "boomerang_public_facts", $input );', { withdrawal: false, storeRefundEmail });

    it('stays away for ours, at once and from the queue, and goes out for the owner’s', async () => {
      await tell(false);
      expect(await mailed(`RMA-1001 [boomerang ${randomUUID()}]`)).toBe(0);
      expect(await mailed('Broken')).toBe(2);
      await tell(true);
      expect(await mailed(`RMA-1001 [boomerang ${randomUUID()}]`)).toBe(2);
      await tell(false);
    });
  });

  describe('an order on hold', () => {
    const canBePaid = async (price: string, meta: object[]) => {
      const product = await make('/products', { name: 'Poster', regular_price: price });
      const order = { status: 'on-hold', line_items: [{ product_id: product, quantity: 1 }], meta_data: meta };
      return running().site.wp<boolean>('return wc_get_order( $input )->needs_payment();', await make('/orders', order));
    };

    it('can be paid where an exchange made it and something is due', async () => {
      const meta = [{ key: '_boomerang_return', value: 'RMA-1001' }];
      expect(await canBePaid('5.00', meta)).toBe(true);
      expect(await canBePaid('0', meta)).toBe(false);
      expect(await canBePaid('5.00', [])).toBe(false);
    });
  });

  describe('the checkout', () => {
    const bought = async (product: object): Promise<Order & { line_items: { meta_data: { key: string; value: string }[] }[] }> => {
      const id = await make('/products', { regular_price: '20.00', virtual: true, ...product });
      const root = `${running().site.url}/wp-json/wc/store/v1`;
      const token = (await fetch(`${root}/cart`)).headers.get('cart-token')!;
      const post = async (path: string, body: unknown) => {
        const headers = { 'content-type': 'application/json', 'cart-token': token };
        const response = await fetch(`${root}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
        return (await response.json()) as { order_id: number };
      };
      await post('/cart/add-item', { id, quantity: 1 });
      const name = { first_name: 'Ana', last_name: 'Bold', address_1: '1 Main St', city: 'Portland' };
      const billing_address = { ...name, state: 'OR', postcode: '97201', country: 'US', email: 'ana@example.com', phone: '' };
      const { order_id } = await post('/checkout', { billing_address, payment_method: 'bacs' });
      return store('GET', `/orders/${order_id}`);
    };

    it('notes on each line whether its item was on sale', async () => {
      const noted = async (product: object) => {
        const { line_items: lines } = await bought(product);
        return lines.map(({ meta_data }) => meta_data.find(({ key }) => key === '_boomerang_on_sale')?.value);
      };
      expect(await noted({ name: 'Sticker', sale_price: '15.00' })).toEqual(['yes']);
      expect(await noted({ name: 'Badge' })).toEqual(['no']);
    });
  });
}
