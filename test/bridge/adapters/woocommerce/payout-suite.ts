import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { woocommerceStore } from '../../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import type { ExchangeOrderLine } from '../../../../bridge/domain/effect.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import type { Store, WriteOutcome } from '../../../../bridge/ports/store.ts';
import { ask, type Site } from '../../../standins/woocommerce/contract/ask.ts';
import { create, makeSample, placeOrder, type Sample } from './sample-store.ts';

const USD = { code: 'USD', decimals: 2 };
const rules = DEFAULT_RULES;

function done<Value>(outcome: WriteOutcome<Value>): Value {
  if (outcome.type !== 'done') throw new Error(`Not done: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

/** What the bridge pays by and makes in a store beside plain refunds, whoever plays WooCommerce. */
export function payoutSuite(start: () => Promise<Site>): void {
  let site: Site;
  let store: Store;
  let sample: Sample;
  let orderId: number;

  beforeAll(async () => {
    site = await start();
    store = woocommerceStore(site);
    sample = await makeSample(site);
    ({ id: orderId } = await placeOrder(site, sample, 'boomtest'));
  }, 300_000);
  afterAll(() => site?.stop());

  const effect = () => ({ id: randomUUID(), attempt: 1 });
  const get = async (path: string) => {
    const reply = await ask(site, { method: 'GET', path: `/wc/v3/${path}`, body: null });
    return reply.body as Record<string, unknown>;
  };
  const stock = async () => Number((await get(`products/${sample.shirtId}`)).stock_quantity);

  it('pays shipping and fees back by their own items, with their tax', async () => {
    const { id } = await create(site, 'orders', {
      payment_method: 'boomtest',
      status: 'completed',
      billing: { country: 'US', state: 'CA', email: sample.email },
      line_items: [{ product_id: sample.shirtId, quantity: 1 }],
      shipping_lines: [{ method_id: 'flat_rate', method_title: 'Flat rate', total: '7.00' }],
      fee_lines: [{ name: 'Gift wrap', total: '3.50' }],
    });
    const order = (await store.getOrder(id, rules))!;
    expect(order.outbound).toMatchObject([
      { kind: 'shipping', title: 'Flat rate', amount: 700, taxes: [{ amount: 60 }] },
      { kind: 'fee', title: 'Gift wrap', amount: 350, taxes: [{ amount: 30 }] },
    ]);
    const plan = {
      kind: 'refund',
      payout: 'refund',
      orderId: id,
      currency: order.currency,
      amount: 1140,
      lines: [],
      outbound: order.outbound,
    } as const;
    done(await store.createRefund({ effect: effect(), plan, returnNumber: 'RMA-1', payByGateway: true }));
    const [refund] = (await store.getOrder(id, rules))!.refunds;
    const items = order.outbound.map(({ id: itemId, amount, taxes }) => ({ itemId, quantity: 0, amount, taxes }));
    expect(refund).toMatchObject({ amount: 1140 });
    expect([...refund!.items].sort((a, b) => a.itemId - b.itemId)).toEqual(items.sort((a, b) => a.itemId - b.itemId));
  });

  const creditPlan = {
    kind: 'store_credit',
    orderId: 0,
    currency: USD,
    amount: 5421,
    email: 'zoe@example.com',
    expiresAt: '2031-05-06T07:08:09.000Z',
    usage: 'balance',
  } as const;

  it('issues store credit as a coupon for one customer, and finds it by its code', async () => {
    const request = { effect: effect(), plan: creditPlan, code: `CREDIT-${randomUUID()}`, returnNumber: 'RMA-1001' };
    const coupon = done(await store.createCoupon(request));
    const known = { id: coupon.id, code: request.code.toLowerCase(), amount: 5421, usedCount: 0 };
    expect(coupon).toEqual({ ...known, expiresAt: '2031-05-06T07:08:09.000Z' });
    expect(await store.findCoupon(request.code, USD)).toEqual(coupon);
    expect(await store.findCoupon(`${request.code}0`, USD)).toBeNull();
    expect(await get(`coupons/${coupon.id}`)).toMatchObject({
      discount_type: 'fixed_cart',
      individual_use: false,
      usage_limit: 1,
      usage_limit_per_user: null,
      email_restrictions: ['zoe@example.com'],
      description: 'RMA-1001',
    });
  });

  it('takes a coupon that this effect made before for done, and another’s for refused', async () => {
    const request = { effect: effect(), plan: creditPlan, code: `again-${randomUUID()}`, returnNumber: 'RMA-1' };
    const first = done(await store.createCoupon(request));
    // Another attempt has another key: the guard lets it through to WooCommerce.
    const again = { ...request, effect: { ...request.effect, attempt: 2 } };
    expect(await store.createCoupon(again)).toEqual({ type: 'done', value: first });
    const code = 'woocommerce_rest_coupon_code_already_exists';
    expect(await store.createCoupon({ ...request, effect: effect() })).toMatchObject({ type: 'refused', code });
  });

  it('sets what is left on a coupon and lets it be used once more', async () => {
    const code = `balance-${randomUUID()}`;
    const { id } = done(await store.createCoupon({ effect: effect(), plan: creditPlan, code, returnNumber: 'RMA-1' }));
    const plan = { kind: 'credit_balance', couponId: id, currency: USD, left: 1234, usedCount: 1 } as const;
    expect(done(await store.setCouponBalance({ effect: effect(), plan }))).toMatchObject({ id, amount: 1234 });
    expect(done(await store.setCouponBalance({ effect: effect(), plan }))).toMatchObject({ id, amount: 1234 });
    expect(await get(`coupons/${id}`)).toMatchObject({ amount: '12.34', usage_limit: 2 });
    expect(await store.setCouponBalance({ effect: effect(), plan: { ...plan, couponId: 99_999_999 } })).toMatchObject({
      type: 'refused',
    });
  });

  it('keeps the third decimal of an amount, which WooCommerce does not answer', async () => {
    const KWD = { code: 'KWD', decimals: 3 };
    const plan = { ...creditPlan, currency: KWD, amount: 1999 };
    const request = { effect: effect(), plan, code: `kwd-${randomUUID()}`, returnNumber: 'RMA-1' };
    const { id } = done(await store.createCoupon(request));
    expect((await store.findCoupon(request.code, KWD))?.amount).toBe(1999);
    const body = { amount: '1.5' };
    await ask(site, { method: 'PUT', path: `/wc/v3/coupons/${id}`, body });
    expect((await store.findCoupon(request.code, KWD))?.amount).toBe(1500);
  });

  const exchangePlan = (due: number, tax: number) => {
    const dueTaxes = [{ rateId: sample.taxRateId, label: 'CA tax', amount: tax }];
    const line: ExchangeOrderLine = {
      productId: sample.shirtId,
      variationId: 0,
      quantity: 2,
      subtotal: 8982,
      due,
      dueTaxes,
    };
    return { kind: 'exchange_order', orderId, currency: USD, lines: [line], due } as const;
  };

  it('orders an exchange that costs nothing more: stock is held, then it may be sent', async () => {
    const before = await stock();
    const request = { effect: effect(), plan: exchangePlan(0, 0), returnNumber: 'RMA-1001' };
    const order = done(await store.createExchangeOrder(request));
    const known = { number: String(order.id), status: 'on-hold', total: 0, isPaid: false, payUrl: null };
    expect(order).toEqual({ id: order.id, ...known, effectId: request.effect.id });
    expect(await store.findExchangeOrder(request.effect.id, USD)).toEqual(order);
    expect(await store.findExchangeOrder(randomUUID(), USD)).toBeNull();
    expect(await stock()).toBe(before - 2);
    const raw = await get(`orders/${order.id}`);
    expect(raw).toMatchObject({ customer_id: 0, currency: 'USD', payment_method: '', shipping_lines: [] });
    expect(raw).toMatchObject({ billing: { email: sample.email }, shipping: { address_1: '1 Main St' } });
    expect(raw.line_items).toMatchObject([{ quantity: 2, subtotal: '89.82', total: '0.00' }]);

    const plan = { kind: 'exchange_status', exchangeOrderId: order.id, to: 'ship' } as const;
    expect(done(await store.setExchangeStatus({ effect: effect(), plan }))).toEqual({
      status: 'processing',
      isPaid: true,
    });
    expect(done(await store.setExchangeStatus({ effect: effect(), plan }))).toEqual({
      status: 'processing',
      isPaid: true,
    });
    expect(await stock()).toBe(before - 2);
  });

  it.each([
    ['its whole price', 9757, 775],
    ['a difference that no whole net amount makes', 1001, 79],
    ['one cent', 1, 0],
  ])(
    'charges %s to the cent, waits for payment, and gives the stock back when it is cancelled',
    async (_, due, tax) => {
      const before = await stock();
      const request = { effect: effect(), plan: exchangePlan(due, tax), returnNumber: 'RMA-1001' };
      const order = done(await store.createExchangeOrder(request));
      expect(order).toMatchObject({ total: due, status: 'on-hold' });
      expect(order.payUrl).toContain('order-pay');
      const status = (to: 'ship' | 'cancel') =>
        store.setExchangeStatus({
          effect: effect(),
          plan: { kind: 'exchange_status', exchangeOrderId: order.id, to },
        });
      expect(done(await status('ship'))).toEqual({ status: 'on-hold', isPaid: false });
      expect(await stock()).toBe(before - 2);
      expect(done(await status('cancel'))).toEqual({ status: 'cancelled', isPaid: false });
      expect(done(await status('cancel'))).toEqual({ status: 'cancelled', isPaid: false });
      expect(done(await status('ship'))).toEqual({ status: 'cancelled', isPaid: false });
      expect(await stock()).toBe(before);
    },
  );

  it('charges what no net amount and its tax can come to: 0.02 and 20 % are 0.02, 0.03 and 20 % are 0.04', async () => {
    const vat = await create(site, 'taxes', { country: 'FR', rate: '20', name: 'TVA', shipping: true });
    const first = await create(site, 'orders', {
      billing: { country: 'FR', email: sample.email },
      line_items: [{ product_id: sample.shirtId }],
    });
    const dueTaxes = [{ rateId: vat.id, label: 'TVA', amount: 1 }];
    const plan = exchangePlan(3, 1);
    const lines = plan.lines.map((line) => ({ ...line, dueTaxes }));
    const order = done(
      await store.createExchangeOrder({
        effect: effect(),
        plan: { ...plan, orderId: first.id, lines },
        returnNumber: 'RMA-1001',
      }),
    );
    expect(order.total).toBe(3);
    expect((await get(`orders/${order.id}`)).fee_lines).toMatchObject([{ name: 'RMA-1001', total: '0.01' }]);
  });

  it('sees that the customer has paid, and does not cancel it then', async () => {
    const order = done(
      await store.createExchangeOrder({ effect: effect(), plan: exchangePlan(4878, 387), returnNumber: 'RMA-1' }),
    );
    expect(await store.getExchangeOrder(order.id, USD)).toEqual(order);
    await ask(site, { method: 'PUT', path: `/wc/v3/orders/${order.id}`, body: { status: 'processing' } });
    expect(await store.getExchangeOrder(order.id, USD)).toEqual({ ...order, status: 'processing', isPaid: true });
    const plan = { kind: 'exchange_status', exchangeOrderId: order.id, to: 'cancel' } as const;
    const outcome = await store.setExchangeStatus({ effect: effect(), plan });
    expect(outcome).toMatchObject({ type: 'refused', code: 'exchange_order_paid' });
  });

  it('orders nothing when the first order is gone', async () => {
    const plan = { ...exchangePlan(0, 0), orderId: 99_999_999 };
    const outcome = await store.createExchangeOrder({ effect: effect(), plan, returnNumber: 'RMA-1' });
    expect(outcome).toMatchObject({ type: 'refused', code: 'first_order_missing' });
    const status = { kind: 'exchange_status', exchangeOrderId: 99_999_999, to: 'cancel' } as const;
    expect(await store.setExchangeStatus({ effect: effect(), plan: status })).toMatchObject({
      type: 'refused',
      code: 'exchange_order_missing',
    });
    expect(await store.getExchangeOrder(99_999_999, USD)).toBeNull();
  });
}
