import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstMigration } from '../../../../bridge/adapters/postgres/migrations/0001-returns.ts';
import { policyAndMoney } from '../../../../bridge/adapters/postgres/migrations/0002-policy-and-money.ts';
import { deliveries } from '../../../../bridge/adapters/postgres/migrations/0003-deliveries.ts';
import { unpaidExchanges } from '../../../../bridge/adapters/postgres/migrations/0004-unpaid-exchanges.ts';
import { voidLabels } from '../../../../bridge/adapters/postgres/migrations/0005-void-labels.ts';
import { sweeps } from '../../../../bridge/adapters/postgres/migrations/0006-sweeps.ts';
import { restores } from '../../../../bridge/adapters/postgres/migrations/0007-restores.ts';
import { newReturnRow } from '../../../../bridge/adapters/postgres/rows.ts';
import type { Return, StoreCredit } from '../../../../bridge/domain/return.ts';
import { aReturn, asNew, NOW } from './fixtures.ts';
import { openOldDatabase } from './old-database.ts';

const withCredit = (number: number, credit: object | null) =>
  aReturn({
    number: `RMA-${number}`,
    storeId: 'test',
    orderId: number,
    credit: credit && ({ code: `C${number}`, couponId: 1, couponAmount: 500, amount: 500, ...credit } as StoreCredit),
  });
const used = withCredit(1001, { left: 120, expiresAt: null, state: 'open' });
const expired = withCredit(1002, { left: 0, expiresAt: NOW, state: 'expired' });
const without = withCredit(1003, null);
let old: Awaited<ReturnType<typeof openOldDatabase>>;

beforeAll(async () => {
  const before = {
    '0001-returns': firstMigration,
    '0002-policy-and-money': policyAndMoney,
    '0003-deliveries': deliveries,
    '0004-unpaid-exchanges': unpaidExchanges,
    '0005-void-labels': voidLabels,
    '0006-sweeps': sweeps,
    '0007-restores': restores,
  };
  old = await openOldDatabase(before, async (insert) => {
    await insert('stores', { id: 'test' });
    for (const rma of [used, expired, without]) await insert('returns', { ...newReturnRow(asNew(rma)) });
    const line = { store_id: 'test', account: 'credit', policy_version: 3, currency: 'EUR', at: NOW };
    const book = (rma: Return, kind: string, amount: number) =>
      insert('ledger', { ...line, return_id: rma.id, kind, amount });
    await book(used, 'goods', 500);
    await book(used, 'credit_used', -300);
    await book(used, 'credit_used', -80);
    await book(expired, 'goods', 500);
    await book(expired, 'credit_expired', -500);
  });
});
afterAll(() => old.close());

it('What was booked as used of a credit is what was used of it; none was used for more', async () => {
  const { database } = old.opened;
  const creditOf = async ({ id }: Return) => (await database.findReturn(id))?.credit;
  expect(await creditOf(used)).toEqual({ ...used.credit, used: 380, overusedAt: null });
  expect(await creditOf(expired)).toEqual({ ...expired.credit, used: 0, overusedAt: null });
  expect(await creditOf(without)).toBeNull();
});
