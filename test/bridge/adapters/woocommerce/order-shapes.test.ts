import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../../../../bridge/adapters/woocommerce/meta.ts';
import { plainText } from '../../../../bridge/adapters/woocommerce/plain-text.ts';
import { woocommerceStore } from '../../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import type { Store } from '../../../../bridge/ports/store.ts';
import { createCoupon } from '../../../standins/woocommerce/coupons.ts';
import { startWooStandin, type WooStandin } from '../../../standins/woocommerce/index.ts';
import { createOrder } from '../../../standins/woocommerce/orders.ts';
import { createProduct } from '../../../standins/woocommerce/products.ts';
import { createRefund } from '../../../standins/woocommerce/refunds.ts';
import { createTaxRate } from '../../../standins/woocommerce/taxes.ts';
import type { Order } from '../../../standins/woocommerce/types.ts';

const rules = DEFAULT_RULES;
let standin: WooStandin;
let store: Store;
beforeEach(async () => {
  standin = await startWooStandin();
  store = woocommerceStore(standin);
});
afterEach(() => standin.stop());

const read = async ({ id }: Order) => (await store.getOrder(id, rules))!;

describe('Orders in shapes that money goes wrong by', () => {
  it('are rounded as a whole: three lines of 0.333333 with their tax are what was paid', async () => {
    const { shop } = standin;
    shop.book.settings.tax_round_at_subtotal = true;
    createTaxRate(shop, { rate: '20' });
    const { id: product_id } = createProduct(shop, { name: 'Cup' });
    const line = { product_id, subtotal: '0.333333', total: '0.333333' };
    const order = await read(createOrder(shop, { line_items: [line, line, line] }));
    const parts = order.lines.flatMap(({ goods, taxes }) => [goods, ...taxes.map(({ amount }) => amount)]);
    expect(parts.reduce((all, part) => all + part, 0)).toBe(order.total);
    expect(order).toMatchObject({ total: 120, findings: [] });
  });

  it('keep the price before a coupon apart from what was paid, and say of which kind the coupon is', async () => {
    const { shop } = standin;
    const { id: product_id } = createProduct(shop, { regular_price: '20.00' });
    createCoupon(shop, { code: 'ten', discount_type: 'percent', amount: '10' });
    createCoupon(shop, { code: 'three', amount: '3' });
    const order = await read(
      createOrder(shop, { line_items: [{ product_id }], coupon_lines: [{ code: 'ten' }, { code: 'three' }] }),
    );
    expect(order.lines).toMatchObject([{ subtotal: 2000, goods: 1500 }]);
    expect(order.coupons).toEqual([
      { code: 'ten', kind: 'percent' },
      { code: 'three', kind: 'amount' },
    ]);
  });

  it('name what is not to be guessed at: a negative fee, a rate that the order does not list, another total', async () => {
    const { shop } = standin;
    createTaxRate(shop, { rate: '20' });
    const { id: product_id } = createProduct(shop, { name: 'Cup', regular_price: '20.00' });
    const fee_lines = [{ name: 'Discount', total: '-5.00' }];
    const made = createOrder(shop, { line_items: [{ product_id }], fee_lines });
    made.tax_lines = [];
    made.total = 17;
    const { findings, lines } = await read(made);
    expect(findings).toEqual([
      { code: 'unknown_rate', name: 'Cup', rateId: 1 },
      { code: 'negative_line', name: 'Discount' },
      { code: 'unknown_rate', name: 'Discount', rateId: 1 },
      { code: 'total_differs', parts: 1800, total: 1700 },
    ]);
    expect(lines[0]?.taxes).toEqual([{ rateId: 1, label: '', amount: 400 }]);
  });

  it('keep a refund by amount without items, and one of a fee with its own', async () => {
    const { shop } = standin;
    const made = createOrder(shop, { fee_lines: [{ name: 'Wrap', total: '5.00' }] });
    const fee = made.fee_lines[0]!.id;
    createRefund(shop, made.id, { amount: '1.00', api_refund: false });
    const line_items = [{ id: fee, refund_total: '2.00' }];
    createRefund(shop, made.id, { amount: '2.00', api_refund: false, line_items });
    const { refunds } = await read(made);
    expect(refunds.map(({ amount, items }) => ({ amount, items })).sort((a, b) => a.amount - b.amount)).toEqual([
      { amount: 100, items: [] },
      { amount: 200, items: [{ itemId: fee, quantity: 0, amount: 200, taxes: [] }] },
    ]);
  });
});

describe('What an order tells of its products', () => {
  it.each([
    ['a sale without a beginning', null, true],
    ['a sale that had begun', '2026-05-01T00:00:00Z', true],
    ['a sale that began after it', '2026-05-20T00:00:00Z', false],
  ])('an order of 10 May is on sale or not by %s (%s) that is on today: %s', async (_, from, onSale) => {
    const { shop } = standin;
    standin.setNow(() => Date.parse('2026-05-10T12:00:00Z'));
    const product = createProduct(shop, { regular_price: '9', sale_price: '7' });
    const made = createOrder(shop, { line_items: [{ product_id: product.id }] });
    standin.setNow(() => Date.parse('2026-06-01T12:00:00Z'));
    product.on_sale_from = from === null ? null : Date.parse(from);
    expect((await read(made)).lines).toMatchObject([{ onSale }]);
  });

  it('gift cards by the type that their plugin gives them', async () => {
    const { shop } = standin;
    const { id: product_id } = createProduct(shop, { type: 'pw-gift-card', regular_price: '50' });
    expect((await read(createOrder(shop, { line_items: [{ product_id }] }))).lines).toMatchObject([{ giftCard: true }]);
  });

  it('customs data of the variation first, then of its parent', async () => {
    const { shop } = standin;
    const hs = (value: string) => ({
      meta_data: [
        { key: '_hs_code', value },
        { key: '_country_of_origin', value: 'pt' },
      ],
    });
    const parent = createProduct(shop, { type: 'variable', ...hs('6105.10') });
    const own = createProduct(shop, { regular_price: '5', ...hs('6106.10') }, parent.id);
    const none = createProduct(shop, { regular_price: '5' }, parent.id);
    const line_items = [own, none].map(({ id }) => ({ product_id: parent.id, variation_id: id }));
    expect((await read(createOrder(shop, { line_items }))).lines).toMatchObject([
      { hsCode: '6106.10', originCountry: 'PT' },
      { hsCode: '6105.10', originCountry: 'PT' },
    ]);
  });
});

describe('The day of delivery, as shipping plugins write it', () => {
  it.each([
    ['2026-03-04', '2026-03-04T00:00:00.000Z'],
    ['2026-03-04T15:16:17+02:00', '2026-03-04T13:16:17.000Z'],
    ['2026-03-04T15:16:17', '2026-03-04T15:16:17.000Z'],
    ['2026-03-04 15:16', '2026-03-04T15:16:00.000Z'],
    ['1772637377', '2026-03-04T15:16:17.000Z'],
    ['1772637377123', '2026-03-04T15:16:17.123Z'],
  ])('%s is %s', (text, instant) => expect(instantOf(text)).toBe(instant));

  it.each(['2026-02-30', '2026-13-01', '2026-03-04T25:00', '04/03/2026', '4 March', '17726', '', null])(
    '%s is none',
    (text) => expect(instantOf(text)).toBeNull(),
  );

  it('is read from the order’s meta, text or number, and not from a list', async () => {
    const window = { ...rules.window, deliveryMeta: '_delivered' };
    const of = async (value: unknown) => {
      const { id } = createOrder(standin.shop, { meta_data: [{ key: '_delivered', value }] });
      return (await store.getOrder(id, { ...rules, window }))?.deliveredAt;
    };
    expect(await of('2026-03-04')).toBe('2026-03-04T00:00:00.000Z');
    expect(await of(1_772_637_377)).toBe('2026-03-04T15:16:17.000Z');
    expect(await of(['2026-03-04'])).toBeNull();
  });
});

it('reads names that WordPress has escaped', () => {
  expect(plainText('Tom&#039;s &amp; Co &#8211; &lt;b&gt; &quot;x&quot; &nbsp;')).toBe(`Tom's & Co – <b> "x" &nbsp;`);
});
