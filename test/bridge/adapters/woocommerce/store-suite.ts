import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { woocommerceStore } from '../../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import type { Order } from '../../../../bridge/domain/order.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import type { Store } from '../../../../bridge/ports/store.ts';
import { ask, type Site } from '../../../standins/woocommerce/contract/ask.ts';
import { makeSample, placeOrder, type Sample } from './sample-store.ts';

const rules = DEFAULT_RULES;

type RefundRequest = Parameters<Store['createRefund']>[0];

/** One shirt of three with its share of the tax: 44.91 + 3.87. */
export function oneShirt(order: Order, change: Partial<RefundRequest> = {}): RefundRequest {
  const [shirt] = order.lines;
  return {
    effect: { id: randomUUID(), attempt: 1 },
    returnNumber: 'RMA-1001',
    payByGateway: true,
    plan: {
      kind: 'refund',
      payout: 'refund',
      orderId: order.id,
      currency: order.currency,
      amount: 4878,
      lines: [{ orderLineId: shirt!.id, quantity: 1, goods: 4491, taxes: [{ ...shirt!.taxes[0]!, amount: 387 }] }],
      outbound: [],
    },
    ...change,
  };
}

/** What the bridge relies on in a WooCommerce store, whoever plays it. */
export function storeSuite(start: () => Promise<Site>): void {
  let site: Site;
  let store: Store;
  let sample: Sample;
  let number: string;
  let orderId: number;
  const anyone = () => true;

  beforeAll(async () => {
    site = await start();
    store = woocommerceStore(site);
    sample = await makeSample(site);
    ({ id: orderId, number } = await placeOrder(site, sample, 'boomtest'));
  }, 300_000);
  afterAll(() => site?.stop());

  it('reads an order into minor units, with tax per rate, sizes and where the goods went', async () => {
    const order = await store.findOrder(number, anyone, { rules });
    expect(order).toMatchObject({
      id: orderId,
      number,
      status: 'completed',
      currency: { code: 'USD', decimals: 2 },
      email: sample.email,
      customerId: 0,
      customerName: "Zoë O'Hara",
      shipTo: {
        name: "Zoë O'Hara",
        street1: '1 Main St',
        city: 'San Jose',
        state: 'CA',
        country: 'US',
        email: sample.email,
      },
      total: 17_567,
      pricesIncludeTax: false,
      coupons: [],
      refunds: [],
      findings: [],
      deliveredAt: null,
      outboundParcel: null,
      paymentMethod: { id: 'boomtest', title: 'Card', canRefund: true },
    });
    expect([order?.placedAt, order?.paidAt, order?.completedAt].every((at) => /T.*\.000Z$/.test(at ?? ''))).toBe(true);
    const rate = { rateId: sample.taxRateId, label: 'CA tax' };
    const untouched = { imageUrl: null, taxClass: '', giftCard: false, onSale: false, tagIds: [] };
    expect(order?.outbound).toMatchObject([
      { kind: 'shipping', title: 'Flat rate', amount: 700, taxes: [{ ...rate, amount: 60 }] },
    ]);
    expect(order?.lines).toMatchObject([
      {
        ...untouched,
        productId: sample.shirtId,
        variationId: 0,
        name: 'Linen shirt',
        quantity: 3,
        subtotal: 13_473,
        goods: 13_473,
        taxes: [{ ...rate, amount: 1162 }],
        virtual: false,
        weightGrams: 400,
        sizeMm: { length: 300, width: 200, height: 45 },
      },
      {
        ...untouched,
        productId: sample.capId,
        variationId: sample.capRedId,
        goods: 1500,
        taxes: [{ ...rate, amount: 129 }],
        virtual: false,
        weightGrams: 120,
        sizeMm: null,
      },
      { ...untouched, productId: sample.ebookId, goods: 500, taxes: [{ ...rate, amount: 43 }], virtual: true },
    ]);
  });

  it('finds no order by a number that is only part of another, by no number at all, or when the e-mail is refused', async () => {
    const numbers = [`${number}0`, '99999999', '0', 'x', "Zoë's", '1 Main St', '%', '12345678901234567890'];
    for (const wrong of numbers) expect(await store.findOrder(wrong, anyone, { rules }), wrong).toBeNull();
    expect(await store.findOrder(number, () => false, { rules })).toBeNull();
    expect(await store.getOrder(99_999_999, rules)).toBeNull();
  });

  it('creates a refund that the gateway pays, and finds it again by the effect', async () => {
    const request = oneShirt((await store.getOrder(orderId, rules))!);
    const outcome = await store.createRefund(request);
    const refund = { amount: 4878, paid: true, effectId: request.effect.id };
    expect(outcome).toMatchObject({ type: 'done', value: refund });
    const refunds = await store.listRefunds(orderId, request.plan.currency);
    expect(refunds).toMatchObject([refund]);
    expect(refunds[0]?.reason).toContain(request.effect.id);
    const { lines, refunds: seen } = (await store.getOrder(orderId, rules))!;
    const item = { itemId: lines[0]?.id, quantity: 1, amount: 4491, taxes: [{ amount: 387 }] };
    expect(seen).toMatchObject([{ effectId: request.effect.id, amount: 4878, items: [item] }]);
  });

  it('tells what others refunded from its own', async () => {
    const [, cap] = (await store.getOrder(orderId, rules))!.lines;
    const line = { id: cap!.id, quantity: 1, refund_total: 2 };
    const body = { amount: '2.00', api_refund: false, api_restock: false, line_items: [line] };
    expect((await ask(site, { method: 'POST', path: `/wc/v3/orders/${orderId}/refunds`, body })).status).toBe(201);
    const { refunds } = (await store.getOrder(orderId, rules))!;
    const others = refunds.filter(({ effectId }) => effectId === null);
    expect(others).toMatchObject([{ amount: 200, items: [{ itemId: cap!.id, quantity: 1, amount: 200, taxes: [] }] }]);
    expect(refunds).toHaveLength(2);
  });

  it('never lets WooCommerce restock by itself', async () => {
    const stock = async () => {
      const path = `/wc/v3/products/${sample.shirtId}`;
      return ((await ask(site, { method: 'GET', path, body: null })).body as { stock_quantity: number }).stock_quantity;
    };
    const before = await stock();
    expect(await store.createRefund(oneShirt((await store.getOrder(orderId, rules))!))).toMatchObject({ type: 'done' });
    expect(await stock()).toBe(before);
  });

  it('passes on the "no" of a gateway that will not pay, and of an amount that is too much', async () => {
    const order = (await store.getOrder(orderId, rules))!;
    const tooMuch = { ...oneShirt(order).plan, amount: 99_999_999, lines: [] };
    const code = 'woocommerce_rest_cannot_create_order_refund';
    expect(await store.createRefund(oneShirt(order, { plan: tooMuch }))).toMatchObject({ type: 'refused', code });
    await site.refuseRefunds();
    const refused = await store.createRefund(oneShirt(order));
    expect(refused).toMatchObject({ type: 'refused', code, message: 'The bank said no.' });
    expect(await store.listRefunds(orderId, order.currency)).toHaveLength(3);
  });

  it('takes the record of a refund out of the order, once and again, and no other', async () => {
    const { id } = await placeOrder(site, sample, 'cod');
    const order = (await store.getOrder(id, rules))!;
    const made = [];
    for (let nth = 0; nth < 2; nth += 1) {
      const outcome = await store.createRefund(oneShirt(order, { payByGateway: false }));
      if (outcome.type === 'done') made.push(outcome.value.id);
    }
    const [gone, stays] = made;
    for (let nth = 0; nth < 2; nth += 1) {
      expect(await store.removeRefund({ orderId: id, refundId: gone! })).toEqual({ type: 'done', value: null });
    }
    expect((await store.listRefunds(id, order.currency)).map((one) => one.id)).toEqual([stays]);
    // Of another order it is none.
    await store.removeRefund({ orderId, refundId: stays! });
    expect(await store.listRefunds(id, order.currency)).toHaveLength(1);
  });

  it('records a refund without the gateway where that can not pay money back', async () => {
    const { id } = await placeOrder(site, sample, 'cod');
    const order = (await store.getOrder(id, rules))!;
    expect(order.paymentMethod.canRefund).toBe(false);
    expect(await store.createRefund(oneShirt(order))).toMatchObject({ type: 'refused' });
    const recorded = await store.createRefund(oneShirt(order, { payByGateway: false }));
    expect(recorded).toMatchObject({ type: 'done', value: { amount: 4878, paid: false } });
  });

  it("knows the store's name, address and currency", async () => {
    const { name, address, currency, pricesIncludeTax } = await store.info();
    expect(pricesIncludeTax).toBe(false);
    expect(name).toMatch(/^Boomerang /);
    expect(address).toMatchObject({
      name,
      street1: '965 Mission St',
      city: 'San Francisco',
      state: 'CA',
      country: 'US',
    });
    expect(currency).toEqual({ code: 'USD', decimals: 2 });
  });

  it('finds a good connection good, and names what is wrong with a wrong secret', async () => {
    expect(await store.checkConnection()).toEqual({ read: null, write: null });
    const { read } = await woocommerceStore({ ...site, secret: 'cs_wrong' }).checkConnection();
    expect(read?.detail).toContain('does not accept the API key');
  });
}
