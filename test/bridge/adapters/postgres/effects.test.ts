import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EffectPlan } from '../../../../bridge/domain/effect.ts';
import type { Return } from '../../../../bridge/domain/return.ts';
import { addMs } from '../../../../bridge/domain/time.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { NOW, aRefund, aReturn, anEffect, asNew } from './fixtures.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

let orders = 100;
async function storedReturn(): Promise<Return> {
  const entry = aReturn({ orderId: (orders += 1), number: `RMA-${orders}` });
  await fresh.database.transaction((tx) => tx.insertReturn(asNew(entry)));
  return entry;
}

async function storedEffect(entry: Return, plan = aRefund(entry), dueAt = NOW): Promise<string> {
  const effect = anEffect(entry, plan, { dueAt });
  await fresh.database.transaction((tx) => tx.insertEffect(effect));
  return effect.id;
}

const claim = (id: string, now = NOW) => fresh.database.transaction((tx) => tx.claimEffect(id, now, 60_000));

describe('Claiming an effect', () => {
  it('takes a pending one that is due, with a lease', async () => {
    const id = await storedEffect(await storedReturn());
    const claimed = await claim(id);
    expect(claimed).toMatchObject({
      before: { id, state: 'pending', leaseUntil: null },
      effect: { id, state: 'in_flight', leaseUntil: addMs(NOW, 60_000), attempt: 1, tries: 0, sentAt: null },
    });
  });

  it('takes nothing that is not due yet', async () => {
    const id = await storedEffect(await storedReturn(), { kind: 'buy_label' }, addMs(NOW, 1));
    expect(await claim(id)).toBeNull();
    expect(await claim(id, addMs(NOW, 1))).toMatchObject({ effect: { id } });
  });

  it('takes one in flight again only when its lease has run out, and says that it was in flight', async () => {
    const id = await storedEffect(await storedReturn());
    await claim(id);
    expect(await claim(id, addMs(NOW, 59_999))).toBeNull();
    expect(await claim(id, addMs(NOW, 60_000))).toMatchObject({ before: { state: 'in_flight' } });
  });

  it('takes none that is done, failed, in doubt or unknown', async () => {
    const id = await storedEffect(await storedReturn());
    for (const state of ['done', 'failed', 'in_doubt'] as const) {
      await fresh.database.transaction(async (tx) => tx.saveEffect({ ...(await tx.lockEffect(id))!, state }));
      expect(await claim(id)).toBeNull();
    }
    expect(await claim('no-uuid')).toBeNull();
    expect(await claim('11111111-1111-4111-8111-111111111111')).toBeNull();
  });

  it('gives one effect to one of ten workers that ask at once', async () => {
    const id = await storedEffect(await storedReturn());
    const answers = await Promise.all(Array.from({ length: 10 }, () => claim(id)));
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
  });
});

const ofOrder = ({ orderId, currency }: Return) => ({ orderId, currency });
const storeCredit = (entry: Return): EffectPlan => ({
  kind: 'store_credit',
  ...ofOrder(entry),
  amount: 1,
  email: 'ada@example.com',
  expiresAt: null,
  usage: 'once',
});
const exchangeOrder = (entry: Return): EffectPlan => ({ kind: 'exchange_order', ...ofOrder(entry), lines: [], due: 0 });
const creditBalance = ({ currency }: Return): EffectPlan => ({
  kind: 'credit_balance',
  couponId: 5,
  currency,
  left: 1,
  usedCount: 1,
});
const orderNote = (entry: Return): EffectPlan => ({
  kind: 'order_note',
  ...ofOrder(entry),
  payout: 'store_credit',
  lines: [],
  breakdown: { lines: [], total: 1 },
});

describe('Two money effects of one order', () => {
  it('are not in flight together, even when asked for at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const entry = await storedReturn();
      const ids = [await storedEffect(entry), await storedEffect(entry)];
      const answers = await Promise.all(ids.map((id) => claim(id)));
      expect(answers.filter((answer) => answer === 'waits')).toHaveLength(1);
      const waiting = ids[answers.indexOf('waits')];
      const effects = await fresh.database.effectsOf(entry.id);
      expect(effects.find(({ id }) => id === waiting)).toMatchObject({ state: 'pending', dueAt: addMs(NOW, 5_000) });
      expect(effects.filter(({ state }) => state === 'in_flight')).toHaveLength(1);
    }
  });

  it('wait while the first one is in doubt, and go on when it is done', async () => {
    const entry = await storedReturn();
    const [first, second] = [await storedEffect(entry), await storedEffect(entry)];
    await claim(first);
    const save = (state: 'in_doubt' | 'done') =>
      fresh.database.transaction(async (tx) => tx.saveEffect({ ...(await tx.lockEffect(first))!, state }));
    await save('in_doubt');
    expect(await claim(second)).toBe('waits');
    await save('done');
    expect(await claim(second, addMs(NOW, 5_000))).toMatchObject({ effect: { state: 'in_flight' } });
  });

  it.each<[string, (entry: Return) => EffectPlan, unknown]>([
    ['store_credit', storeCredit, 'waits'],
    ['exchange_order', exchangeOrder, 'waits'],
    ['exchange_status', () => ({ kind: 'exchange_status', exchangeOrderId: 9, to: 'ship' }), 'goes'],
    ['credit_balance', creditBalance, 'goes'],
    ['order_note', orderNote, 'goes'],
  ])('with a refund at work, %s %s', async (_kind, plan, what) => {
    const entry = await storedReturn();
    await claim(await storedEffect(entry));
    const answer = await claim(await storedEffect(entry, plan(entry)));
    expect(answer === 'waits' ? 'waits' : 'goes').toBe(what);
  });

  it('do not hold up a label of that order, nor a refund of another', async () => {
    const entry = await storedReturn();
    await claim(await storedEffect(entry));
    expect(await claim(await storedEffect(entry, { kind: 'buy_label' }))).toMatchObject({ effect: {} });
    expect(await claim(await storedEffect(await storedReturn()))).toMatchObject({ effect: {} });
  });
});

describe('An effect', () => {
  it('is read back as it was saved', async () => {
    const entry = await storedReturn();
    const id = await storedEffect(entry);
    const claimed = await claim(id);
    if (claimed === null || claimed === 'waits') throw new Error('not claimed');
    const saved = {
      ...claimed.effect,
      state: 'failed' as const,
      tries: 3,
      sentAt: addMs(NOW, 10),
      progress: { rateId: 'rate_1' },
      result: { refundId: 7 },
      trouble: { code: 'gateway_said_no', message: 'Nein', at: addMs(NOW, 20) },
    };
    await fresh.database.transaction((tx) => tx.saveEffect(saved));
    expect(await fresh.database.effectsOf(entry.id)).toEqual([saved]);
    const inside = await fresh.database.transaction(async (tx) => [
      await tx.effectsOfReturn(entry.id),
      await tx.effectsOfOrder(entry.orderId),
    ]);
    expect(inside).toEqual([[saved], [saved]]);
  });

  it('is found by the sweep when it is due without a live lease, the oldest first', async () => {
    const other = await fresh.openAgain('sweep-store');
    const entry = aReturn({ storeId: 'sweep-store' });
    const late = anEffect(entry, { kind: 'buy_label' }, { dueAt: addMs(NOW, 2_000) });
    const early = anEffect(entry, aRefund(entry), { dueAt: addMs(NOW, 1_000) });
    await other.database.transaction(async (tx) => {
      await tx.insertReturn(asNew(entry));
      await tx.insertEffect(late);
      await tx.insertEffect(early);
    });
    const due = async (ms: number) => (await other.database.dueEffects(addMs(NOW, ms), 10)).map(({ id }) => id);
    expect(await due(999)).toEqual([]);
    expect(await due(2_000)).toEqual([early.id, late.id]);
    await other.database.transaction((tx) => tx.claimEffect(early.id, addMs(NOW, 2_000), 5_000));
    expect(await due(6_999)).toEqual([late.id]);
    expect(await due(7_000)).toEqual([early.id, late.id]);
    expect(await other.database.dueEffects(addMs(NOW, 7_000), 1)).toEqual([
      { id: early.id, kind: 'refund', state: 'in_flight' },
    ]);
    await other.close();
  });
});
