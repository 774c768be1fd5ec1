import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EffectPlan } from '../../../../bridge/domain/effect.ts';
import type { Payout, Return } from '../../../../bridge/domain/return.ts';
import { addDays } from '../../../../bridge/domain/time.ts';
import type { ReturnListQuery } from '../../../../bridge/ports/database.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { NOW, aRefund, aReturn, aWithdrawal, anEffect, asNew, pending } from './fixtures.ts';

let fresh: FreshDatabase;
const customer = (name: string, email: string) => ({ ...aReturn().customer, name, email });

/** 12 returns: `RMA-995` to `RMA-1006`, one a day, the amounts falling. */
beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.database.transaction(async (tx) => {
    for (let n = 0; n < 12; n += 1) {
      const entry = aReturn({
        number: `RMA-${995 + n}`,
        orderId: 100 + n,
        orderNumber: `W_${100 + n}`,
        customer: customer(
          n === 3 ? '100% Zoë \\ Å' : `Customer ${n}`,
          n === 4 ? 'Ann_B@Example.com' : `c${n}@shop.test`,
        ),
        createdAt: addDays(NOW, n),
        // One resolution or two: their sum is what is sorted.
        payouts: n % 2 ? [pending(5000 - n)] : [pending(3000 - n), pending(2000, { resolution: 'store_credit' })],
        ...(n % 6 === 0 && { parcel: { state: 'requested' as const } }),
      });
      await tx.insertReturn(asNew(entry));
    }
  });
});
afterAll(() => fresh.close());

const QUERY: ReturnListQuery = { sort: 'number', direction: 'asc', page: 1, perPage: 50 };
async function list(query: Partial<ReturnListQuery>) {
  const { items, total } = await fresh.database.listReturns({ ...QUERY, ...query });
  return { numbers: items.map(({ entry }) => Number(entry.number.slice(4))), total };
}

describe('The list of returns', () => {
  it('sorts numbers as numbers, and by age and amount, both ways', async () => {
    const ascending = Array.from({ length: 12 }, (_, n) => 995 + n);
    expect(await list({})).toEqual({ numbers: ascending, total: 12 });
    expect((await list({ direction: 'desc' })).numbers).toEqual(ascending.toReversed());
    expect((await list({ sort: 'created_at' })).numbers).toEqual(ascending);
    expect((await list({ sort: 'amount' })).numbers).toEqual(ascending.toReversed());
  });

  it('gives pages, and the total on each, also behind the last', async () => {
    expect(await list({ perPage: 5 })).toEqual({ numbers: [995, 996, 997, 998, 999], total: 12 });
    expect(await list({ perPage: 5, page: 3 })).toEqual({ numbers: [1005, 1006], total: 12 });
    expect(await list({ perPage: 5, page: 9 })).toEqual({ numbers: [], total: 12 });
  });

  it.each([
    ['rma-1006', [1006]],
    ['RMA-100', [1000, 1001, 1002, 1003, 1004, 1005, 1006]],
    ['#W_105', [1000]],
    ['customer 7', [1002]],
    ['zoë', [998]],
    ['ZOË', [998]],
    ['100%', [998]],
    ['\\', [998]],
    ['ann_b@example', [999]],
    ['annxb', []],
    ['%', [998]],
    ['_1', [995, 996, 997, 998, 999, 1000, 1001, 1002, 1003, 1004, 1005, 1006]],
    ["' or 1=1 --", []],
    ['   ', [995, 996, 997, 998, 999, 1000, 1001, 1002, 1003, 1004, 1005, 1006]],
  ])('finds for "%s" exactly what holds that text', async (search, numbers) => {
    expect(await list({ search })).toEqual({ numbers, total: numbers.length });
  });

  it('filters by state, and by state and text together', async () => {
    expect(await list({ states: ['requested'] })).toEqual({ numbers: [995, 1001], total: 2 });
    expect(await list({ states: ['requested', 'approved'] })).toMatchObject({ total: 12 });
    expect(await list({ states: ['requested'], search: '1001' })).toEqual({ numbers: [1001], total: 1 });
    expect(await list({ states: ['closed'] })).toEqual({ numbers: [], total: 0 });
  });
});

describe('What needs the owner', () => {
  const effectId = '22222222-2222-4222-8222-222222222222';
  const email: EffectPlan = { kind: 'email', email: 'received', awaitsLabel: false };
  async function attentionOf(
    over: Partial<Return>,
    effectState: 'done' | 'failed' | 'in_doubt' = 'done',
    plan: EffectPlan = email,
  ) {
    const entry = aReturn({ number: `RMA-${Math.ceil(Math.random() * 1e8) + 1e4}`, ...over });
    const effect = anEffect(entry, plan);
    await fresh.database.transaction(async (tx) => {
      await tx.insertReturn(asNew(entry));
      await tx.insertEffect(effect);
      await tx.saveEffect({ ...(await tx.lockEffect(effect.id))!, state: effectState });
    });
    const one = await fresh.database.attentionOf(entry.id);
    const { items } = await fresh.database.listReturns({ ...QUERY, search: entry.number });
    expect(items[0]?.attention).toBe(one);
    const { total } = await fresh.database.listReturns({ ...QUERY, search: entry.number, attention: true });
    const rest = await fresh.database.listReturns({ ...QUERY, search: entry.number, attention: false });
    expect(rest.total).toBe(one === null ? 1 : 0);
    expect(total).toBe(one === null ? 0 : 1);
    return one;
  }

  const payout = (over: object) => ({
    payouts: [pending(1), { resolution: 'store_credit', amount: 1, ...over } as Payout],
  });
  const failed = payout({ state: 'failed', effectId, code: 'x', message: 'y' });
  const inDoubt = payout({ state: 'in_doubt', effectId });
  const settled = { payouts: [{ ...pending(1), state: 'settled', settledAt: NOW } as Payout] };
  const warned = aWithdrawal({ warnedAt: NOW });
  const dead = { parcel: { state: 'rejected', reason: 'Worn' } } as const;

  it('is said by the return and its effects, the most pressing first', async () => {
    expect(await attentionOf({})).toBeNull();
    expect(await attentionOf({ parcel: { state: 'requested' } })).toBe('decision');
    expect(await attentionOf(failed)).toBe('failed_payout');
    expect(await attentionOf(inDoubt)).toBe('in_doubt');
    expect(await attentionOf({ payouts: [pending(1, { effectId, byHand: true })] })).toBe('pay_by_hand');
    expect(await attentionOf({}, 'failed')).toBe('failed_effect');
    expect(await attentionOf({}, 'failed', { kind: 'exchange_status', exchangeOrderId: 1, to: 'cancel' })).toBe(
      'failed_effect',
    );
    expect(await attentionOf(failed, 'in_doubt')).toBe('in_doubt');
  });

  it('is no failed effect whose answer stands in the return: a packing slip, or a payout that a person settled', async () => {
    expect(await attentionOf({}, 'failed', { kind: 'buy_label' })).toBeNull();
    expect(await attentionOf(settled, 'failed', aRefund(aReturn()))).toBeNull();
    expect(
      await attentionOf(settled, 'failed', { kind: 'exchange_status', exchangeOrderId: 1, to: 'ship' }),
    ).toBeNull();
    expect(await attentionOf(settled, 'in_doubt', aRefund(aReturn()))).toBe('in_doubt');
  });

  it.each([
    ['over_ceiling', 'held_payout'],
    ['findings', 'held_payout'],
    ['units_missing', 'held_payout'],
    ['damaged', 'held_payout'],
    ['changed', 'held_payout'],
    ['label_cost', null],
  ] as const)('of a payout that waits because of %s is %s', async (held, attention) => {
    expect(await attentionOf({ payouts: [pending(1), pending(2, { held })] })).toBe(attention);
    expect(await attentionOf({ payouts: [pending(2, { held })], ...dead })).toBeNull();
  });

  it('is a deadline once the sweep has warned, until all is paid or the return is dead', async () => {
    expect(await attentionOf(aWithdrawal())).toBeNull();
    expect(await attentionOf(warned)).toBe('deadline');
    expect(await attentionOf({ ...warned, ...failed })).toBe('failed_payout');
    expect(await attentionOf({ ...warned, ...settled })).toBeNull();
    expect(await attentionOf({ ...warned, ...dead })).toBeNull();
  });

  it('is an exchange that failed, but not one whose item is gone: the shopper chooses again', async () => {
    const exchange = (code: string) => payout({ state: 'failed', resolution: 'exchange', effectId, code, message: '' });
    expect(await attentionOf(exchange('woocommerce_said_no'))).toBe('failed_payout');
    expect(await attentionOf(exchange('out_of_stock'))).toBeNull();
  });
});
