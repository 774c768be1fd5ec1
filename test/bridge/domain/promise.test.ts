import { describe, expect, it } from 'vitest';
import { type Minor, sum } from '../../../bridge/domain/money.ts';
import { parcelFor } from '../../../bridge/domain/parcel.ts';
import {
  capShares,
  dueNow,
  grossLeftOver,
  inspectionPaidBy,
  partOfLine,
  payoutBreakdown,
  toPayBreakdown,
  worth,
} from '../../../bridge/domain/promise.ts';
import type { InspectedLine, Payout, Return } from '../../../bridge/domain/return.ts';
import { aLine, aReturn, TAX } from './builders.ts';

const inspected = (inspection: readonly InspectedLine[]): Return['parcel'] => ({
  state: 'inspected',
  receivedAt: '2026-11-25T10:00:00.000Z',
  inspection,
});
const missing = (orderLineId: number, sellable: number, units: number): InspectedLine => ({
  orderLineId,
  sellable,
  damaged: 0,
  missing: units,
  lowered: null,
});
const settled = (resolution: Payout['resolution'], amount: Minor): Payout => ({
  resolution,
  amount,
  state: 'settled',
  effectId: 'effect-1',
  byHand: false,
  settledAt: '2026-11-21T10:00:00.000Z',
});
const SHIPPING = {
  id: 40,
  kind: 'shipping',
  title: 'Flat rate',
  amount: 800,
  taxes: [{ ...TAX, amount: 69 }],
} as const;

describe('Shares under what is left of an order', () => {
  it('give way in proportion after a refund by amount', () => {
    const shares = [
      { goods: 1000, taxes: [{ ...TAX, amount: 100 }] },
      { goods: 2000, taxes: [{ ...TAX, amount: 200 }] },
    ];
    expect(capShares(shares, 1650)).toEqual([
      { goods: 500, taxes: [{ ...TAX, amount: 50 }] },
      { goods: 1000, taxes: [{ ...TAX, amount: 100 }] },
    ]);
    expect(capShares(shares, 3300)).toBe(shares);
    expect(sum(capShares(shares, 0).map(worth))).toBe(0);
  });
});

describe('What is due', () => {
  it('is all that was promised before inspection, shipping with the refund', () => {
    const entry = aReturn({ outbound: [SHIPPING] });
    expect(dueNow(entry, 'refund')).toMatchObject({ amount: 8982 + 774 + 869, outbound: [SHIPPING], label: 0 });
    expect(dueNow(entry, 'store_credit').amount).toBe(0);
  });

  it('is paid for sellable and damaged units, not for missing ones', () => {
    const lines = [aLine({ orderLineId: 1 }), aLine({ orderLineId: 2 })];
    const parcel = inspected([
      { orderLineId: 1, sellable: 0, damaged: 1, missing: 1, lowered: null },
      missing(2, 0, 2),
    ]);
    expect(dueNow(aReturn({ lines, parcel }), 'refund').lines).toEqual([
      { orderLineId: 1, quantity: 1, goods: 4491, taxes: [{ ...TAX, amount: 387 }] },
    ]);
  });

  it('gives no shipping back where nothing came, and still pays for what the shopper keeps', () => {
    const kept = aLine({ orderLineId: 2, resolution: 'keep' });
    const parcel = inspected([missing(11, 0, 2)]);
    const bare = aReturn({ outbound: [SHIPPING], parcel });
    expect(dueNow(bare, 'refund')).toMatchObject({ amount: 0, outbound: [] });
    const both = aReturn({ lines: [aLine(), kept], parcel });
    expect(dueNow(both, 'keep').amount).toBe(9756);
  });

  it('is less the label: off the refund first, then off store credit, every part in proportion', () => {
    const lines = [aLine(), aLine({ orderLineId: 12, resolution: 'store_credit', goods: 1000, taxes: [] })];
    const entry = aReturn({ lines, labelDeduction: 9000 });
    expect(dueNow(entry, 'refund')).toMatchObject({ amount: 756, label: 9000 });
    expect(dueNow(entry, 'store_credit')).toMatchObject({ amount: 1000, label: 0 });
    const dear = { ...entry, labelDeduction: 10_000 };
    expect(dueNow(dear, 'refund')).toMatchObject({ amount: 0, label: 9756 });
    expect(dueNow(dear, 'store_credit')).toMatchObject({ amount: 756, label: 244 });
    const [line] = dueNow(entry, 'refund').lines;
    expect([line?.goods, line?.taxes[0]?.amount]).toEqual([696, 60]);
  });

  it('has the bonus in store credit, shrunk with what was found', () => {
    const lines = [aLine({ resolution: 'store_credit', quantity: 2, goods: 1000, taxes: [] })];
    const entry = aReturn({ lines, bonus: 100 });
    expect(dueNow(entry, 'store_credit')).toMatchObject({ amount: 1100, bonus: 100 });
    const found = { ...entry, parcel: inspected([missing(11, 1, 1)]) };
    expect(dueNow(found, 'store_credit')).toMatchObject({ amount: 550, bonus: 50 });
  });

  it('stays what it was for a payout that began before anybody looked, and not for one that began after', () => {
    const parcel = inspected([missing(11, 1, 1)]);
    const before = aReturn({ parcel, payouts: [settled('refund', 9756)] });
    expect(inspectionPaidBy(before, 'refund')).toBeNull();
    expect(dueNow(before, 'refund').amount).toBe(9756);
    const after = aReturn({ parcel, payouts: [settled('refund', 4878)] });
    expect(dueNow(after, 'refund').amount).toBe(4878);
  });

  it('is no less than a cent can be where the store calculates finer', () => {
    const lines = [aLine({ goods: 12_345, taxes: [] })];
    expect(dueNow(aReturn({ lines, currency: { code: 'USD', decimals: 4 } }), 'refund')).toMatchObject({
      amount: 12_300,
      unpayable: 45,
    });
    expect(dueNow(aReturn({ lines, currency: { code: 'no code', decimals: 4 } }), 'refund').amount).toBe(12_345);
  });
});

describe('A part of a return line', () => {
  it('has its part of what is kept, and still adds up', () => {
    const whole = aLine({
      quantity: 3,
      goods: 1000,
      taxes: [{ ...TAX, amount: 100 }],
      fee: 301,
      parts: [{ payout: 'refund', goods: 727, taxes: [{ ...TAX, amount: 72 }] }],
    });
    expect(partOfLine(whole, 1)).toMatchObject({
      quantity: 1,
      goods: 333,
      taxes: [{ ...TAX, amount: 33 }],
      fee: 100,
      parts: [{ payout: 'refund', goods: 242, taxes: [{ ...TAX, amount: 24 }] }],
    });
    expect(partOfLine(whole, 3)).toBe(whole);
    expect(worth(partOfLine(whole, 0))).toBe(0);
  });
});

describe('The breakdown that everybody is shown', () => {
  it('has goods before coupons, the discount, tax per rate over lines and shipping, fee and cap, and adds up', () => {
    const other = { rateId: 9, label: 'City tax' };
    const shirt = aLine({
      orderLineId: 1,
      subtotal: 1100,
      goods: 1000,
      taxes: [
        { ...TAX, amount: 86 },
        { ...other, amount: 0 },
      ],
      fee: 300,
      capped: 86,
      parts: [{ payout: 'refund', goods: 650, taxes: [{ ...TAX, amount: 50 }] }],
    });
    const cap = aLine({ orderLineId: 2, name: 'Cap', quantity: 1, goods: 500, taxes: [{ ...TAX, amount: 43 }] });
    const { lines, total } = payoutBreakdown(aReturn({ lines: [shirt, cap], outbound: [SHIPPING] }), 'refund');
    expect(lines).toEqual([
      { kind: 'goods', label: 'Linen shirt', quantity: 2, amount: 1100 },
      { kind: 'goods', label: 'Cap', quantity: 1, amount: 500 },
      { kind: 'discount', label: '', quantity: null, amount: -100 },
      { kind: 'tax', label: 'CA tax', quantity: null, amount: 198 },
      { kind: 'shipping', label: 'Flat rate', quantity: null, amount: 800 },
      { kind: 'fee', label: '', quantity: null, amount: -300 },
      { kind: 'cap', label: '', quantity: null, amount: -86 },
    ]);
    expect(total).toBe(700 + 543 + 869);
  });

  it('explains an exchange where it is settled, and its rest as it is paid', () => {
    const exchange = {
      productId: 70,
      variationId: 701,
      name: 'Linen shirt, S',
      sku: '',
      imageUrl: null,
      listPrice: 3300,
      price: 3300,
      taxes: [{ ...TAX, amount: 300 }],
    };
    const line = aLine({
      quantity: 1,
      resolution: 'exchange',
      exchange,
      subtotal: 4200,
      goods: 4000,
      taxes: [{ ...TAX, amount: 400 }],
      parts: [
        { payout: 'exchange', goods: 3000, taxes: [{ ...TAX, amount: 300 }] },
        { payout: 'refund', goods: 1000, taxes: [{ ...TAX, amount: 100 }] },
      ],
    });
    const entry = aReturn({ lines: [line] });
    const amounts = (resolution: Payout['resolution']) =>
      payoutBreakdown(entry, resolution).lines.map((one) => [one.kind, one.amount]);
    expect(amounts('exchange')).toEqual([
      ['goods', 3200],
      ['discount', -200],
      ['tax', 300],
    ]);
    expect(amounts('refund')).toEqual([
      ['goods', 1000],
      ['tax', 100],
    ]);
    expect(toPayBreakdown(entry)).toBeNull();
    const dearer = aReturn({ lines: [{ ...line, exchange: { ...exchange, price: 5000 } }] });
    expect(toPayBreakdown(dearer)).toEqual({
      lines: [
        { kind: 'exchange', label: 'Linen shirt, S', quantity: 1, amount: 5000 },
        { kind: 'goods', label: 'Linen shirt', quantity: 1, amount: -3300 },
      ],
      total: 1700,
    });
  });

  it('tells what the store keeps of the units that it got', () => {
    const line = aLine({ goods: 1000, taxes: [], fee: 200, parts: [{ payout: 'refund', goods: 800, taxes: [] }] });
    const half = aReturn({ lines: [line], parcel: inspected([missing(11, 1, 1)]) });
    expect(grossLeftOver(half)).toEqual([{ orderLineId: 11, fee: 100, kept: 0, capped: 0, lowered: 0 }]);
  });
});

describe('The parcel of a return', () => {
  const fallback = { lengthMm: 250, widthMm: 150, heightMm: 100, weightGrams: 500 };

  it('weighs what its units weigh, and is as high as they stack', () => {
    const sizeMm = { length: 60, width: 400, height: 200 };
    expect(parcelFor([aLine({ quantity: 3, weightGrams: 450, sizeMm })], fallback)).toEqual({
      lengthMm: 400,
      widthMm: 200,
      heightMm: 180,
      weightGrams: 1350,
    });
  });

  it('takes the default where weights and sizes are unknown, but never less than is known', () => {
    const unknown = aLine({ weightGrams: null, sizeMm: null });
    expect(parcelFor([unknown], fallback)).toEqual(fallback);
    expect(parcelFor([unknown, aLine({ quantity: 2, weightGrams: 900 })], fallback).weightGrams).toBe(1800);
    expect(parcelFor([aLine({ weightGrams: 0 })], fallback).weightGrams).toBe(1);
  });
});
