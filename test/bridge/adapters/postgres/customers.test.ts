import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Payout, Return } from '../../../../bridge/domain/return.ts';
import { addDays } from '../../../../bridge/domain/time.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { aReturn, asNew, NOW, pending } from './fixtures.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

let numbers = 3000;
async function stored(id: number, email: string, over: Partial<Return> = {}): Promise<Return> {
  const customer = { ...aReturn().customer, id, email };
  const entry = aReturn({ number: `RMA-${(numbers += 1)}`, orderId: numbers, customer, ...over });
  await fresh.database.transaction((tx) => tx.insertReturn(asNew(entry)));
  return entry;
}

const settled = (settledAt: string): Payout => ({
  resolution: 'refund',
  amount: 1000,
  state: 'settled',
  effectId: 'e',
  byHand: false,
  settledAt,
});
const keysOf = (id: number, email: string) => fresh.database.transaction((tx) => tx.lockCustomer({ id, email }));

describe('One customer', () => {
  it('is who returns show it to be: by account, by mailbox, and by what one shows of the other', async () => {
    await stored(61, 'fay@example.com');
    await stored(61, 'Fay.Work@example.com');
    await stored(0, 'fay+shop@example.com');
    await stored(62, 'fay.work@example.com');
    await stored(63, 'gus@example.com');
    const all = { ids: [61, 62], mailboxes: ['fay.work@example.com', 'fay@example.com'] };
    expect(await keysOf(0, ' FAY@Example.com ')).toEqual(all);
    expect(await keysOf(62, 'new@example.com')).toEqual({ ...all, mailboxes: [...all.mailboxes, 'new@example.com'] });
    expect(await keysOf(0, 'nobody@example.com')).toEqual({ ids: [], mailboxes: ['nobody@example.com'] });
  });

  it('is not everybody whose address was erased', async () => {
    await stored(0, '');
    await stored(64, '');
    expect(await keysOf(0, '')).toEqual({ ids: [], mailboxes: [] });
    expect(await keysOf(64, '')).toEqual({ ids: [64], mailboxes: [] });
  });

  it('is paid by one transaction at a time, whichever of the ways it is named by', async () => {
    await stored(65, 'hal@example.com');
    const order: string[] = [];
    let inside = (): void => undefined;
    const locked = new Promise<void>((resolve) => (inside = resolve));
    let release = (): void => undefined;
    const free = new Promise<void>((resolve) => (release = resolve));
    const first = fresh.database.transaction(async (tx) => {
      await tx.lockCustomer({ id: 65, email: 'other@example.com' });
      inside();
      await free;
      order.push('first');
    });
    await locked;
    const second = fresh.database.transaction(async (tx) => {
      await tx.lockCustomer({ id: 0, email: 'HAL+x@example.com' });
      order.push('second');
    });
    // Somebody else does not wait.
    await fresh.database.transaction((tx) => tx.lockCustomer({ id: 0, email: 'ida@example.com' }));
    release();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });
});

describe('Returns that were paid', () => {
  it('are those whose money went out since then or is on its way, of the one customer', async () => {
    const since = addDays(NOW, -30);
    const paid = await stored(71, 'jo@example.com', { payouts: [settled(since)] });
    const moving = await stored(0, 'Jo@example.com', { payouts: [pending(500, { effectId: 'e' })] });
    await stored(71, 'jo@example.com', { payouts: [settled(addDays(NOW, -31))] });
    await stored(71, 'jo@example.com');
    await stored(71, 'jo@example.com', {
      payouts: [{ resolution: 'refund', amount: 5, state: 'failed', effectId: 'e', code: 'no', message: 'No' }],
    });
    await stored(72, 'kim@example.com', { payouts: [settled(NOW)] });
    const found = await fresh.database.transaction(async (tx) =>
      tx.paidReturnsOf(await tx.lockCustomer({ id: 71, email: '' }), since),
    );
    expect(found.map(({ id }) => id).sort()).toEqual([paid.id, moving.id].sort());
  });
});
