import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstMigration } from '../../../../bridge/adapters/postgres/migrations/0001-returns.ts';
import { policyAndMoney } from '../../../../bridge/adapters/postgres/migrations/0002-policy-and-money.ts';
import { deliveries } from '../../../../bridge/adapters/postgres/migrations/0003-deliveries.ts';
import { unpaidExchanges } from '../../../../bridge/adapters/postgres/migrations/0004-unpaid-exchanges.ts';
import { voidLabels } from '../../../../bridge/adapters/postgres/migrations/0005-void-labels.ts';
import { sweeps } from '../../../../bridge/adapters/postgres/migrations/0006-sweeps.ts';
import { restores } from '../../../../bridge/adapters/postgres/migrations/0007-restores.ts';
import { loweredRefunds } from '../../../../bridge/adapters/postgres/migrations/0008-lowered-refunds.ts';
import { typedNumbers } from '../../../../bridge/adapters/postgres/migrations/0009-typed-numbers.ts';
import { newReturnRow } from '../../../../bridge/adapters/postgres/rows.ts';
import type { Return } from '../../../../bridge/domain/return.ts';
import { aReturn, asNew } from './fixtures.ts';
import { openOldDatabase } from './old-database.ts';

const { linkGeneration: _none, ...before } = aReturn({ storeId: 'test' });
const old = { ...before, linksValidUntil: '2026-04-14T10:00:00.000Z' } as unknown as Return;
let opened: Awaited<ReturnType<typeof openOldDatabase>>;

beforeAll(async () => {
  const until = {
    '0001-returns': firstMigration,
    '0002-policy-and-money': policyAndMoney,
    '0003-deliveries': deliveries,
    '0004-unpaid-exchanges': unpaidExchanges,
    '0005-void-labels': voidLabels,
    '0006-sweeps': sweeps,
    '0007-restores': restores,
    '0008-lowered-refunds': loweredRefunds,
    '0009-typed-numbers': typedNumbers,
  };
  opened = await openOldDatabase(until, async (insert) => {
    await insert('stores', { id: 'test' });
    await insert('returns', { ...newReturnRow(asNew(old)) });
  });
});
afterAll(() => opened.close());

it('A return of before has links of its first generation, and new returns need no token of then', async () => {
  const { database } = opened.opened;
  const found = (await database.findReturn(old.id))!;
  expect(found.linkGeneration).toBe(0);
  expect(found).not.toHaveProperty('linksValidUntil');
  const next = aReturn({ storeId: 'test', number: 'RMA-1002' });
  await database.transaction((tx) => tx.insertReturn(asNew(next)));
  expect((await database.findReturn(next.id))?.number).toBe('RMA-1002');
});
