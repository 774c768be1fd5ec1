import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstMigration } from '../../../../bridge/adapters/postgres/migrations/0001-returns.ts';
import { policyAndMoney } from '../../../../bridge/adapters/postgres/migrations/0002-policy-and-money.ts';
import { deliveries } from '../../../../bridge/adapters/postgres/migrations/0003-deliveries.ts';
import { newReturnRow } from '../../../../bridge/adapters/postgres/rows.ts';
import type { ExchangeOrder, Return } from '../../../../bridge/domain/return.ts';
import { NOW, aReturn, asNew } from './fixtures.ts';
import { openOldDatabase } from './old-database.ts';

const exchange = (state: 'held' | 'released', due: number): ExchangeOrder => ({
  state,
  orderId: 9,
  orderNumber: '9',
  due,
  payUrl: null,
});
const withOrder = (number: number, exchangeOrder: ExchangeOrder) =>
  aReturn({ number: `RMA-${number}`, storeId: 'test', orderId: number, exchangeOrder });
const toPay = withOrder(1001, exchange('released', 500));
const even = withOrder(1002, exchange('released', 0));
const held = withOrder(1003, exchange('held', 500));
let old: Awaited<ReturnType<typeof openOldDatabase>>;

beforeAll(async () => {
  const before = {
    '0001-returns': firstMigration,
    '0002-policy-and-money': policyAndMoney,
    '0003-deliveries': deliveries,
  };
  old = await openOldDatabase(before, async (insert) => {
    await insert('stores', { id: 'test' });
    for (const entry of [toPay, even, held]) await insert('returns', { ...newReturnRow(asNew(entry)) });
  });
});
afterAll(() => old.close());

it('An exchange that was released with something due waits for its payment, and is looked at', async () => {
  const { database } = old.opened;
  const stateOf = async ({ id }: Return) => (await database.findReturn(id))?.exchangeOrder?.state;
  expect([await stateOf(toPay), await stateOf(even), await stateOf(held)]).toEqual([
    'awaiting_payment',
    'released',
    'held',
  ]);
  const swept = await database.returnsToSweep('unpaid', NOW, 9);
  expect(swept.map(({ number }) => number)).toEqual(['RMA-1001']);
});
