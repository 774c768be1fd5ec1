import { describe, expect, it } from 'vitest';
import { exchangeStatusEffect } from '../../../bridge/usecases/effects/exchange-status.ts';
import type { Settled } from '../../../bridge/usecases/effects/outcome.ts';
import type { Payout } from '../../../bridge/domain/return.ts';
import { aLine, aReturn, circumstances, NOW } from '../domain/builders.ts';

const pending = { state: 'pending', amount: 9756, byHand: false, held: null } as const;
const payouts: readonly Payout[] = [
  { resolution: 'refund', ...pending, effectId: null },
  { resolution: 'exchange', ...pending, effectId: 'ship-1' },
];
const entry = aReturn({
  lines: [aLine(), aLine({ orderLineId: 12, resolution: 'exchange' })],
  payouts,
  parcel: { state: 'received', receivedAt: NOW },
  exchangeOrder: { state: 'held', orderId: 99, orderNumber: '99', due: 0, payUrl: null },
});
const effect = { id: 'ship-1', plan: { kind: 'exchange_status', exchangeOrderId: 99, to: 'ship' } } as never;

describe('An exchange whose order was cancelled right before it was let go', () => {
  it('is held for it, with all else that the return pays, and says so', async () => {
    const trouble = { code: 'order_cancelled', message: 'No.', orderStatus: 'cancelled', at: NOW };
    const settled = { entry, circumstances: circumstances() } as unknown as Settled;
    const { next, events } = await exchangeStatusEffect.failed(effect, trouble, settled);
    expect(next.payouts).toMatchObject([
      { resolution: 'refund', held: 'order_cancelled' },
      { resolution: 'exchange', state: 'failed', held: 'order_cancelled' },
    ]);
    expect(events.length).toBeGreaterThan(1);
  });
});
