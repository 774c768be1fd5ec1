import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Payout, Return, StoreCredit } from '../../../../bridge/domain/return.ts';
import { addDays, addMs } from '../../../../bridge/domain/time.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { NOW, aReturn, aWithdrawal, asNew, pending } from './fixtures.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

let numbers = 3000;
async function stored(over: Partial<Return> = {}): Promise<Return> {
  const entry = aReturn({ number: `RMA-${(numbers += 1)}`, orderId: numbers, ...over });
  await fresh.database.transaction((tx) => tx.insertReturn(asNew(entry)));
  return entry;
}
async function swept(kind: 'late' | 'deadline' | 'credit' | 'unpaid', now: string, limit = 50): Promise<string[]> {
  const found = await fresh.database.returnsToSweep(kind, now, limit);
  return found.map(({ number }) => number).sort();
}

describe('Returns sent too late', () => {
  it('are those approved whose day has passed', async () => {
    const sendBackBy = '2026-03-15T10:00:00.000Z';
    const late = await stored({ parcel: { state: 'approved', sendBackBy } });
    await stored({ parcel: { state: 'in_transit', sendBackBy, scannedAt: NOW } });
    await stored({ parcel: { state: 'requested' } });
    expect(await swept('late', sendBackBy)).toEqual([]);
    expect(await swept('late', addMs(sendBackBy, 1))).toEqual([late.number]);
    await fresh.database.transaction((tx) => tx.updateReturn({ ...late, parcel: { state: 'expired' } }));
    expect(await swept('late', addDays(sendBackBy, 9))).toEqual([]);
  });
});

it('Exchanges are looked at while what is due on top is not paid', async () => {
  const exchangeOrder = { state: 'awaiting_payment', orderId: 9, orderNumber: '9', due: 500, payUrl: 'x' } as const;
  const unpaid = await stored({ exchangeOrder });
  await stored({ exchangeOrder: { ...exchangeOrder, state: 'released' } });
  expect(await swept('unpaid', NOW)).toEqual([unpaid.number]);
  await fresh.database.transaction((tx) =>
    tx.updateReturn({ ...unpaid, exchangeOrder: { ...exchangeOrder, state: 'released' } }),
  );
  expect(await swept('unpaid', NOW)).toEqual([]);
});

describe('Withdrawals whose deadline is near', () => {
  it('are those alive and not all paid, from three days before, until the owner was warned', async () => {
    const refundBy = '2026-03-15T10:00:00.000Z';
    const near = addDays(refundBy, -3);
    const paid: Payout = {
      resolution: 'refund',
      state: 'settled',
      effectId: null,
      byHand: false,
      amount: 1,
      settledAt: NOW,
    };
    const received = { parcel: { state: 'received', receivedAt: NOW } } as const;
    const due = await stored({ ...aWithdrawal({ refundBy }), ...received, payouts: [paid, pending(1)] });
    await stored({ ...aWithdrawal({ refundBy }), ...received, payouts: [paid, paid] });
    await stored({ ...aWithdrawal({ refundBy }), parcel: { state: 'cancelled' } });
    await stored({ ...aWithdrawal({ refundBy, warnedAt: NOW }), ...received });
    await stored({ ...aWithdrawal({ refundBy: addMs(refundBy, 1) }), ...received });
    await stored();
    expect(await swept('deadline', addMs(near, -1))).toEqual([]);
    expect(await swept('deadline', near)).toEqual([due.number]);
    const warned = { ...due, withdrawal: { ...due.withdrawal!, warnedAt: near } };
    await fresh.database.transaction((tx) => tx.updateReturn(warned));
    expect(await swept('deadline', near)).toEqual([]);
  });
});

describe('Open credits', () => {
  const credit = (state: StoreCredit['state']): Partial<Return> => ({
    credit: {
      code: 'BOOM',
      couponId: 1,
      couponAmount: 500,
      amount: 500,
      left: 500,
      used: 0,
      overusedAt: null,
      expiresAt: null,
      state,
    },
  });

  it('each have their turn when there are more than one sweep looks at', async () => {
    const open = [await stored(credit('open')), await stored(credit('open')), await stored(credit('open'))];
    await stored(credit('used'));
    await stored(credit('revoked'));
    const names = open.map(({ number }) => number);
    expect(await swept('credit', NOW, 2)).toEqual(names.slice(0, 2));
    expect(await swept('credit', addMs(NOW, 1), 2)).toEqual([names[0], names[2]]);
    expect(await swept('credit', addMs(NOW, 2), 9)).toEqual(names);
  });

  it('that another transaction holds are left to the next sweep; being looked at changes no return', async () => {
    const before = await fresh.database.returnsToSweep('credit', NOW, 9);
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => (end = resolve));
    let holding = Promise.resolve();
    await new Promise<unknown>((locked) => {
      holding = fresh.database.transaction(async (tx) => {
        locked(await tx.lockReturn(before[0]!.id));
        await over;
      });
    });
    const others = await fresh.database.returnsToSweep('credit', NOW, 9);
    end();
    await holding;
    expect(others).toHaveLength(before.length - 1);
    for (const entry of before) expect(await fresh.database.findReturn(entry.id)).toEqual(entry);
  });

  it('of another store are not swept', async () => {
    const other = await fresh.openAgain('other');
    expect(await other.database.returnsToSweep('credit', NOW, 9)).toEqual([]);
    await other.close();
  });
});
