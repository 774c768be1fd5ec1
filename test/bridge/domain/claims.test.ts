import { describe, expect, it } from 'vitest';
import { claimsByLine, orderLeft, outboundClaims, unitsTaken } from '../../../bridge/domain/claims.ts';
import type { Payout, Return } from '../../../bridge/domain/return.ts';
import { aLine, anOrder, aRefund, aReturn, TAX } from './builders.ts';

const SHIPPING = {
  id: 40,
  kind: 'shipping',
  title: 'Flat rate',
  amount: 800,
  taxes: [{ ...TAX, amount: 69 }],
} as const;
const order = anOrder({ outbound: [SHIPPING] });
const LINE = 11;

/** Two of three shirts, a fee of 5.00 kept of them. */
const withFee = aLine({
  fee: 500,
  parts: [{ payout: 'refund', goods: 8522, taxes: [{ ...TAX, amount: 734 }] }],
});

function payout(over: Partial<Extract<Payout, { state: 'pending' }>> = {}): Payout {
  return { resolution: 'refund', amount: 9756, state: 'pending', effectId: null, byHand: false, held: null, ...over };
}

const paid: Payout = {
  resolution: 'refund',
  amount: 9756,
  state: 'settled',
  effectId: 'effect-1',
  byHand: false,
  settledAt: '2026-11-21T10:00:00.000Z',
};
const ourRefund = aRefund({
  effectId: 'effect-1',
  items: [{ itemId: LINE, quantity: 2, amount: 8982, taxes: [{ ...TAX, amount: 774 }] }],
});

describe('What earlier returns and refunds hold of a line', () => {
  it('is what their units are worth, whatever fee was kept of them', () => {
    const claim = claimsByLine(order, [aReturn({ lines: [withFee] })]).get(LINE);
    expect(claim).toEqual({ units: 2, goods: 8982, taxes: new Map([[TAX.rateId, 774]]) });
  });

  it('counts a refund of ours once: as the return, not as a refund', () => {
    const refunded = { ...order, refunds: [ourRefund] };
    const entry = aReturn({ payouts: [paid] });
    expect(claimsByLine(refunded, [entry]).get(LINE)).toMatchObject({ units: 2, goods: 8982 });
    expect(unitsTaken(refunded, [entry]).get(LINE)).toEqual({ claimed: 2, elsewhere: 0 });
  });

  it('counts a refund that we know nothing of as somebody else’s, after a restore from backup too', () => {
    const refunded = { ...order, refunds: [ourRefund] };
    expect(unitsTaken(refunded, []).get(LINE)).toEqual({ claimed: 0, elsewhere: 2 });
    expect(orderLeft(refunded, [])).toBe(order.total - 9756);
  });

  it('frees missing units and their money, but not money that was paid before anybody looked', () => {
    const parcel: Return['parcel'] = {
      state: 'inspected',
      receivedAt: '2026-11-25T10:00:00.000Z',
      inspection: [{ orderLineId: LINE, sellable: 1, damaged: 0, missing: 1, lowered: null }],
    };
    const open = aReturn({ parcel });
    expect(claimsByLine(order, [open]).get(LINE)).toMatchObject({ units: 1, goods: 4491 });
    expect(orderLeft(order, [open])).toBe(order.total - 4878);
    const before = aReturn({ parcel, payouts: [paid] });
    expect(claimsByLine(order, [before]).get(LINE)).toMatchObject({ units: 1, goods: 8982 });
    expect(orderLeft(order, [before])).toBe(order.total - 9756);
  });

  it('is nothing of a return that ended, unless its money may have left', () => {
    const ended = { state: 'expired' } as const;
    expect(claimsByLine(order, [aReturn({ parcel: ended })]).get(LINE)).toMatchObject({ units: 0, goods: 0 });
    for (const one of [
      paid,
      payout({ effectId: 'effect-1' }),
      { resolution: 'refund', amount: 9756, state: 'in_doubt', effectId: 'effect-1' } as const,
    ]) {
      const entry = aReturn({ parcel: ended, payouts: [one] });
      expect(claimsByLine(order, [entry]).get(LINE)).toMatchObject({ units: 0, goods: 8982 });
      expect(orderLeft(order, [entry])).toBe(order.total - 9756);
    }
    const failed: Payout = {
      resolution: 'refund',
      amount: 9756,
      state: 'failed',
      effectId: 'effect-1',
      code: 'no_funds',
      message: '',
    };
    expect(orderLeft(order, [aReturn({ parcel: ended, payouts: [failed] })])).toBe(order.total);
  });

  it('is shipping that was promised or refunded', () => {
    const elsewhere = aRefund({ items: [{ itemId: 40, quantity: 0, amount: 100, taxes: [{ ...TAX, amount: 9 }] }] });
    const entry = aReturn({ outbound: [{ ...SHIPPING, amount: 200, taxes: [{ ...TAX, amount: 17 }] }] });
    expect(outboundClaims({ ...order, refunds: [elsewhere] }, [entry]).get(40)).toEqual({
      goods: 300,
      taxes: new Map([[TAX.rateId, 26]]),
    });
  });
});

describe('What is left of an order', () => {
  it('is less what others refunded by amount, and less credit without its bonus', () => {
    const credit = aReturn({ lines: [aLine({ resolution: 'store_credit' })], bonus: 1000 });
    expect(orderLeft({ ...order, refunds: [aRefund({ amount: 500 })] }, [credit])).toBe(order.total - 500 - 9756);
  });

  it('is never below 0', () => {
    expect(orderLeft({ ...order, refunds: [aRefund({ amount: order.total + 1 })] }, [])).toBe(0);
  });
});
