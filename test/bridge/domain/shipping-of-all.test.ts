import { describe, expect, it } from 'vitest';
import { inspect } from '../../../bridge/domain/decisions/inspect.ts';
import { startPayout } from '../../../bridge/domain/decisions/payout.ts';
import { payoutOf } from '../../../bridge/domain/lifecycle.ts';
import { sum } from '../../../bridge/domain/money.ts';
import type { Resolution } from '../../../bridge/domain/policy.ts';
import type { Parcel, Return, ReturnKind } from '../../../bridge/domain/return.ts';
import { aWish } from './ask.ts';
import { anOrder, anOrderLine, aPolicy, circumstances, NOW } from './builders.ts';
import { returnOf } from './support/returns.ts';

const SHIPPING = { id: 40, kind: 'shipping', title: 'Flat rate', amount: 1000, taxes: [] } as const;
const order = anOrder({
  lines: [anOrderLine({ quantity: 2, goods: 10_000, subtotal: 10_000, taxes: [] })],
  outbound: [SHIPPING],
});
const RECEIVED = { state: 'received', receivedAt: NOW } as const;

type Partial_ = 'none' | 'proportion' | 'all';
/** Money moves after the inspection. */
const policyWith = (partialShipping: Partial_) =>
  aPolicy({ outboundShipping: 'full_return', withdrawal: { ...aPolicy().withdrawal, partialShipping } });

/** Two returns of one unit each: the second promises shipping, since with it all comes back. */
function two(kind: ReturnKind, resolution: Resolution, partial: Partial_) {
  const policy = policyWith(partial);
  const asked = [aWish({ resolution, reasonId: kind === 'withdrawal' ? '' : 'too_small' })];
  const first = returnOf({ order, policy, others: [], asked: [aWish()] }, { id: 'first' });
  const second = returnOf({ order, policy, others: [first], asked, kind }, { id: 'second', parcel: RECEIVED });
  return { policy, first, second };
}

/** What the second is paid once the first has come to this. */
function paid(first: Return, second: Return, policy: ReturnType<typeof policyWith>, resolution: Resolution) {
  const facts = circumstances({ policy, others: [first] });
  const { next, ledger, events } = startPayout(second, resolution, facts, true);
  return { amount: payoutOf(next, resolution).amount, booked: sum(ledger.map((one) => one.amount)), events };
}

const found = (missing: number): Parcel => ({
  state: 'inspected',
  receivedAt: NOW,
  inspection: [{ orderLineId: 11, sellable: 1 - missing, damaged: 0, missing, lowered: null }],
});

const ENDS: readonly (readonly [string, Parcel, boolean])[] = [
  ['waits', { state: 'requested' }, false],
  ['is approved', { state: 'approved', sendBackBy: NOW }, false],
  ['is under way', { state: 'in_transit', sendBackBy: NOW, scannedAt: NOW }, false],
  ['has arrived', RECEIVED, false],
  ['was inspected', found(0), true],
  ['was cancelled', { state: 'cancelled' }, false],
  ['was rejected', { state: 'rejected', reason: 'Worn' }, false],
  ['expired', { state: 'expired' }, false],
  ['came without its unit', found(1), false],
];

describe('Shipping that is promised since all of the order comes back', () => {
  describe.each(ENDS)('with another return that %s', (_name, parcel, isThere) => {
    it.each(['refund', 'store_credit'] as const)('is paid only where all does, by %s', (resolution) => {
      const { policy, first, second } = two('return', resolution, 'none');
      const { amount, booked, events } = paid({ ...first, parcel }, second, policy, resolution);
      expect(amount).toBe(5000 + (isThere ? 1000 : 0));
      expect(booked).toBe(isThere ? 0 : -1000);
      expect(events.some(({ type }) => type === 'refund_without_shipping')).toBe(!isThere);
    });

    it.each([
      ['none', 0],
      ['proportion', 500],
      ['all', 1000],
    ] as const)('is with a withdrawal what the law’s part of it is: %s', (partial, part) => {
      const { policy, first, second } = two('withdrawal', 'refund', partial);
      const { amount } = paid({ ...first, parcel }, second, policy, 'refund');
      expect(amount).toBe(5000 + (isThere ? 1000 : part));
    });
  });

  it('hangs on no other return where one has it all, but on all of its units, and stays as it is where nobody looks', () => {
    const asked = [aWish({ quantity: 2 })];
    const whole = returnOf({ order, policy: policyWith('none'), others: [], asked }, { parcel: RECEIVED });
    expect(whole.outboundIf).toMatchObject({ needs: [], otherwise: [] });
    const left = { orderLineId: 11, sellable: 1, damaged: 0, missing: 1, lowered: null };
    const came = inspect(whole, [left], circumstances({ policy: policyWith('none') }));
    expect(came.ok && payoutOf(came.value.next, 'refund').amount).toBe(5000);
    const { policy, second } = two('return', 'refund', 'none');
    const lines = [{ orderLineId: 11, sellable: 1, damaged: 0, missing: 0, lowered: null }];
    const looked = inspect(second, lines, circumstances({ policy }));
    expect(looked.ok && payoutOf(looked.value.next, 'refund').amount).toBe(6000);
  });
});
