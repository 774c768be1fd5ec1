import { describe, expect, it } from 'vitest';
import { assessOrder } from '../../../bridge/domain/assess.ts';
import type { Order } from '../../../bridge/domain/order.ts';
import type { Return } from '../../../bridge/domain/return.ts';
import { aLine, anOrder, anOrderLine, aPolicy, aReturn, NOW, TAX } from './builders.ts';

function assess(order: Order, returns: readonly Return[] = [], now = NOW) {
  return assessOrder({ order, rules: aPolicy({ windowDays: 30 }), returns, now });
}

describe('Whether an order can be returned', () => {
  it.each([
    ['order_cancelled', { status: 'cancelled' }],
    ['order_cancelled', { status: 'trash' }],
    ['fully_refunded', { status: 'refunded' }],
    ['fully_refunded', { refunded: 14635 }],
    ['not_paid', { status: 'on-hold', paidAt: null }],
    ['not_completed', { status: 'processing', completedAt: null }],
    ['not_completed', { status: 'processing' }],
    ['window_over', { completedAt: '2026-10-21T09:59:59.999Z' }],
  ] as const)('is refused with %s for %j', (code, over) => {
    expect(assess(anOrder(over)).refusal?.code).toBe(code);
  });

  it('is open to the last millisecond of the window and closed after it', () => {
    const order = anOrder({ completedAt: '2026-11-03T10:00:00.000Z' });
    expect(assess(order, [], '2026-12-03T10:00:00.000Z').refusal).toBeNull();
    expect(assess(order, [], '2026-12-03T10:00:00.001Z').refusal).toEqual({
      code: 'window_over',
      params: { until: '2026-12-03T10:00:00.000Z', windowDays: 30 },
    });
  });

  it('takes an order of nothing as paid', () => {
    const free = anOrder({ lines: [anOrderLine({ goods: 0, taxes: [] })], total: 0, paidAt: null });
    expect(assess(free).refusal).toBeNull();
  });
});

describe('What of a line can be returned', () => {
  const only = (order: Order, returns: readonly Return[] = []) => assess(order, returns).lines[0]!;

  it('refuses virtual goods, what others refunded, and what other returns hold', () => {
    expect(only(anOrder({ lines: [anOrderLine({ virtual: true })] })).refusal?.code).toBe('virtual');
    expect(only(anOrder({ lines: [anOrderLine({ refundedElsewhere: 3 })] })).refusal?.code).toBe('all_refunded');
    const whole = aReturn({ lines: [aLine({ quantity: 3 })], parcel: { state: 'approved', sendBackBy: NOW } });
    expect(only(anOrder(), [whole]).refusal).toEqual({ code: 'all_returned', params: { quantity: 3 } });
  });

  it('leaves the units that neither a refund elsewhere nor another return has taken, at their own worth', () => {
    const order = anOrder({
      lines: [anOrderLine({ quantity: 4, goods: 10000, taxes: [], refundedElsewhere: 1, refundedGoods: 2500 })],
    });
    const other = aReturn({ lines: [aLine({ quantity: 1, goods: 2500, taxes: [] })] });
    const line = only(order, [other]);
    expect(line.returnable).toBe(2);
    expect([1, 2].map((units) => line.share(units).goods)).toEqual([2500, 5000]);
  });

  it('frees the units of returns that were rejected, cancelled or expired', () => {
    const dead = [{ state: 'rejected', reason: 'No.' }, { state: 'cancelled' }, { state: 'expired' }] as const;
    for (const parcel of dead) expect(only(anOrder(), [aReturn({ parcel })]).returnable).toBe(3);
  });

  it('shares the tax of each rate', () => {
    expect([1, 2, 3].map((units) => only(anOrder()).share(units).taxes)).toEqual([
      [{ ...TAX, amount: 387 }],
      [{ ...TAX, amount: 774 }],
      [{ ...TAX, amount: 1162 }],
    ]);
  });
});

describe('Units that were missing from an earlier parcel', () => {
  const inspection = [{ orderLineId: 11, sellable: 1, damaged: 0, missing: 1 }];
  const parcel = { state: 'inspected', receivedAt: NOW, inspection } as const;
  const order = anOrder({ lines: [anOrderLine({ quantity: 2, goods: 2000, taxes: [] })] });
  const lines = [aLine({ quantity: 2, goods: 2000, taxes: [] })];

  it('are free again, at their full worth, while the refund of the others is not through', () => {
    const payout = { state: 'failed', effectId: 'x', amount: 1000, code: 'refused', message: '' } as const;
    const { lines: assessed, left } = assess(order, [aReturn({ lines, parcel, payout })]);
    expect(assessed[0]?.returnable).toBe(1);
    expect(assessed[0]?.share(1).goods).toBe(1000);
    expect(left).toBe(1000);
  });

  it('are worth nothing more when they were paid before inspection', () => {
    const payout = { state: 'settled', effectId: 'x', byHand: false, amount: 2000, settledAt: NOW } as const;
    const paid = { ...order, refunded: 2000, lines: order.lines.map((line) => ({ ...line, refundedGoods: 2000 })) };
    const { lines: assessed, left } = assess({ ...paid, total: 5000 }, [aReturn({ lines, parcel, payout })]);
    expect(assessed[0]?.share(1).goods).toBe(0);
    expect(left).toBe(3000);
  });
});

describe('An order that was read while a refund of it went through', () => {
  it('is not worth more for it: the settled return still counts, though WooCommerce did not show it yet', () => {
    const order = anOrder({ lines: [anOrderLine({ quantity: 2, goods: 2000, taxes: [{ ...TAX, amount: 200 }] })] });
    const settled = aReturn({
      lines: [aLine({ quantity: 1, goods: 1000, taxes: [{ ...TAX, amount: 100 }] })],
      parcel: { state: 'in_transit', sendBackBy: NOW, scannedAt: NOW },
      payout: { state: 'settled', effectId: 'x', byHand: false, amount: 1100, settledAt: NOW },
    });
    const { lines, left } = assess(order, [settled]);
    expect(lines[0]?.share(1)).toEqual({ goods: 1000, taxes: [{ ...TAX, amount: 100 }] });
    expect(left).toBe(1100);
  });
});

describe('What is left to promise on an order', () => {
  it('is what was paid, less refunds, less what is owed, in whatever state the money is', () => {
    const payouts = [
      { state: 'pending', effectId: null, byHand: false, amount: 9756 },
      { state: 'failed', effectId: 'x', amount: 9756, code: '', message: '' },
      { state: 'in_doubt', effectId: 'x', amount: 9756 },
    ] as const;
    for (const payout of payouts) {
      expect(assess(anOrder({ refunded: 100 }), [aReturn({ payout })]).left).toBe(14635 - 100 - 9756);
    }
  });

  it('counts a refund that the owner pays by hand once: WooCommerce has it on record', () => {
    const payout = { state: 'pending', effectId: 'x', byHand: true, amount: 9756 } as const;
    expect(assess(anOrder({ refunded: 9756 }), [aReturn({ payout })]).left).toBe(14635 - 9756);
  });
});
