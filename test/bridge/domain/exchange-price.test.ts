import { describe, expect, it } from 'vitest';
import { exchangePrice } from '../../../bridge/domain/exchange-price.ts';
import type { Order, OrderLine } from '../../../bridge/domain/order.ts';
import { grossShare } from '../../../bridge/domain/quote-line.ts';
import { type LineShare, worth } from '../../../bridge/domain/share.ts';
import { anItem, aWish } from './ask.ts';
import { anOrder, anOrderLine, aPolicy, TAX } from './builders.ts';
import type { Dice } from './support/dice.ts';
import { forEachOrder, LAW_MS, ratesUnknown } from './support/orders.ts';
import { leftOf, quoteOf } from './support/returns.ts';

/** Another variation at the price that a unit of the line has in the catalogue, plus `dearer`. */
function samePrice(order: Order, line: OrderLine, unit: number, dice: Dice, dearer = 0) {
  const units = leftOf(order, []).find((one) => one.line.id === line.id)?.units ?? 0;
  if (units === 0) return null;
  const exchange = anItem({ productId: line.productId, price: unit + dearer });
  const asked = [aWish({ lineId: line.id, quantity: dice.int(1, units), resolution: 'exchange', exchange })];
  return quoteOf({ order, policy: aPolicy(), others: [], asked });
}

describe('Another variation at the same price', () => {
  it(
    'is even to the minor unit, discounted or not, with any tax, for any quantity',
    () => {
      forEachOrder(({ raw, order }, dice) => {
        // A refund by others leaves less than the item costs.
        const clean = { ...order, refunds: [] };
        if (ratesUnknown({ raw, order })) return;
        for (const line of clean.lines) {
          const unit = raw.line_items.find((one) => one.id === line.id)?.unit ?? 0;
          const quote = samePrice(clean, line, unit, dice);
          const paid = quote?.payouts.map((payout) => payout.resolution);
          if (quote?.exchange?.due !== 0 || paid?.join() !== 'exchange') {
            throw new Error(`Line ${line.id} is not even: due ${quote?.exchange?.due}, paid by ${paid}`);
          }
          const [settled] = quote.lines;
          if (!settled?.exchange || settled.exchange.price !== worth(settled)) throw new Error('Another price');
        }
      });
    },
    LAW_MS,
  );

  it(
    'costs exactly the difference where it is dearer and no coupon was used',
    () => {
      let tried = 0;
      forEachOrder(({ raw, order }, dice) => {
        const clean = { ...order, refunds: [] };
        const [line] = clean.lines;
        if (!line || raw.coupon_lines.length > 0 || !raw.prices_include_tax || line.goods < 1000) return;
        tried += 1;
        const dearer = dice.int(100, 5000);
        const unit = raw.line_items[0]?.unit ?? 0;
        const quote = samePrice(clean, line, unit, dice, dearer);
        const [asked] = quote?.lines ?? [];
        // The catalogue price of a line can be had back from its rounded amounts to a unit or two.
        const off = Math.abs((quote?.exchange?.due ?? 0) - dearer * (asked?.quantity ?? 0));
        if (off > (asked?.quantity ?? 0)) throw new Error(`Due ${quote?.exchange?.due} for ${dearer} each`);
      });
      expect(tried).toBeGreaterThan(1000);
    },
    LAW_MS,
  );
});

function priced(
  unitPrice: number,
  quantity: number,
  over: Partial<OrderLine>,
  facts: {
    readonly coupons?: Order['coupons'];
    readonly pricesIncludeTax?: boolean;
    readonly lines?: Order['lines'];
    readonly taxRates?: Order['taxRates'];
    readonly isExchange?: true;
  } = {},
) {
  const line = anOrderLine(over);
  const order = anOrder({ lines: facts.lines ?? [line], coupons: facts.coupons ?? [], taxRates: facts.taxRates ?? [] });
  const { isExchange } = facts;
  const returned: LineShare = grossShare(line, undefined, quantity);
  return exchangePrice({
    unitPrice,
    quantity,
    line,
    order: { ...order, ...(isExchange && { isExchange }) },
    pricesIncludeTax: facts.pricesIncludeTax ?? false,
    returned,
  });
}

describe('The price of an exchange', () => {
  const shirt = { quantity: 2, goods: 2000, subtotal: 2000, taxes: [{ ...TAX, amount: 400 }] };

  it('is what comes back and the difference, tax added at the line’s own rates', () => {
    expect(priced(1500, 1, shirt)).toEqual({
      goods: 1500,
      taxes: [{ ...TAX, amount: 300 }],
      price: 1800,
      listPrice: 1800,
      subtotal: 1500,
    });
  });

  it('has the tax in it where catalogue prices have', () => {
    expect(priced(1500, 1, shirt, { pricesIncludeTax: true })).toEqual({
      goods: 1250,
      taxes: [{ ...TAX, amount: 250 }],
      price: 1500,
      listPrice: 1500,
      subtotal: 1250,
    });
  });

  it('carries a percent coupon over: the same money off a dearer item, the line’s own ratio off a cheaper one', () => {
    const discounted = { ...shirt, goods: 1800, taxes: [{ ...TAX, amount: 360 }] };
    const coupons = [{ code: 'ten', kind: 'percent' }] as const;
    expect(priced(1500, 1, discounted, { coupons })).toMatchObject({ goods: 1400, price: 1680, listPrice: 1800 });
    expect(priced(500, 1, discounted, { coupons })).toMatchObject({ goods: 450, price: 540, listPrice: 600 });
  });

  // The whole amount off a cheaper item would make it free beside the money back: $50 off $100, for an item of $50.
  it.each([
    ['an amount off', [{ code: 'two', kind: 'amount' }]],
    [
      'a percentage beside free shipping',
      [
        { code: 'ten', kind: 'percent' },
        { code: 'free', kind: 'amount' },
      ],
    ],
    ['a price that no coupon explains', []],
    [
      'a percentage beside store credit',
      [
        { code: 'ten', kind: 'percent' },
        { code: 'ours', kind: 'credit' },
      ],
    ],
  ] as const)(
    'carries %s over alike: its money off a dearer item, the line’s own ratio off a cheaper one',
    (_, coupons) => {
      const discounted = { ...shirt, goods: 1800, taxes: [{ ...TAX, amount: 360 }] };
      expect(priced(1500, 1, discounted, { coupons })).toMatchObject({ goods: 1400, price: 1680, listPrice: 1800 });
      expect(priced(500, 1, discounted, { coupons })).toMatchObject({ goods: 450, price: 540, listPrice: 600 });
      expect(priced(50, 1, discounted, { coupons })).toMatchObject({ goods: 45, price: 54, listPrice: 60 });
    },
  );

  it('takes the whole difference off in an order of an exchange: its lines stand below their list price by goods that came back', () => {
    const topUp = { ...shirt, goods: 1800, taxes: [{ ...TAX, amount: 360 }] };
    expect(priced(500, 1, topUp, { isExchange: true })).toMatchObject({ goods: 400, price: 480, listPrice: 600 });
    expect(priced(50, 1, topUp, { isExchange: true })).toMatchObject({ goods: 0, price: 0 });
  });

  it('takes the whole difference where more than the list price was paid', () => {
    expect(priced(500, 1, { ...shirt, goods: 2200, taxes: [] })).toMatchObject({ goods: 600, price: 600 });
  });

  it('is what was paid for a unit that took the odd cent, when the price is the same', () => {
    const thirds = { quantity: 3, goods: 10_000, subtotal: 10_000, taxes: [] };
    expect(priced(3333, 1, thirds).price).toBe(3333);
    expect(priced(3333, 3, thirds).price).toBe(10_000);
    expect(priced(3433, 1, thirds).price).toBe(3433);
  });

  it('takes the rates of other lines of its tax class for a line that was free', () => {
    const free = anOrderLine({ id: 12, quantity: 1, goods: 0, subtotal: 0, taxes: [{ ...TAX, amount: 0 }] });
    const lines = [anOrderLine({ goods: 1000, taxes: [{ ...TAX, amount: 200 }] }), free];
    expect(priced(500, 1, free, { lines })).toMatchObject({ goods: 500, price: 600 });
    expect(priced(600, 1, free, { lines, pricesIncludeTax: true })).toMatchObject({ goods: 500, price: 600 });
    expect(priced(500, 1, free, { lines: [free] })).toMatchObject({ goods: 500, price: 500 });
  });

  it('where a percent coupon took everything is nothing at the same price, and what is dearer with its tax', () => {
    const gift = { ...shirt, goods: 0, taxes: [{ ...TAX, amount: 0 }] };
    const coupons = [{ code: 'all', kind: 'percent' }] as const;
    const taxRates = [{ rateId: TAX.rateId, millionths: 200_000 }];
    expect(priced(1000, 1, gift, { coupons, taxRates })).toMatchObject({ goods: 0, price: 0, listPrice: 1200 });
    expect(priced(1500, 1, gift, { coupons, taxRates })).toMatchObject({ goods: 500, price: 600, listPrice: 1800 });
    expect(priced(1500, 1, gift, { coupons })).toMatchObject({ goods: 500, price: 500, listPrice: 1500 });
  });
});
