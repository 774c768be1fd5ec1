import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstMigration } from '../../../../bridge/adapters/postgres/migrations/0001-returns.ts';
import { policyAndMoney } from '../../../../bridge/adapters/postgres/migrations/0002-policy-and-money.ts';
import { deliveries } from '../../../../bridge/adapters/postgres/migrations/0003-deliveries.ts';
import { unpaidExchanges } from '../../../../bridge/adapters/postgres/migrations/0004-unpaid-exchanges.ts';
import { voidLabels } from '../../../../bridge/adapters/postgres/migrations/0005-void-labels.ts';
import { sweeps } from '../../../../bridge/adapters/postgres/migrations/0006-sweeps.ts';
import { restores } from '../../../../bridge/adapters/postgres/migrations/0007-restores.ts';
import { newReturnRow } from '../../../../bridge/adapters/postgres/rows.ts';
import type { InspectedLine, Parcel, Return } from '../../../../bridge/domain/return.ts';
import { NOW, aReturn, asNew } from './fixtures.ts';
import { openOldDatabase } from './old-database.ts';

const found = (orderLineId: number, damaged: number) => ({ orderLineId, sellable: 1, damaged, missing: 0 });
const inspected = (...lines: ReturnType<typeof found>[]): Parcel => ({
  state: 'inspected',
  receivedAt: NOW,
  inspection: lines as unknown as readonly InspectedLine[],
});
const withParcel = (number: number, parcel: Parcel) =>
  aReturn({ number: `RMA-${number}`, storeId: 'test', orderId: number, parcel });
const two = withParcel(1001, inspected(found(11, 1), found(12, 0)));
const nothingSent = withParcel(1002, { state: 'closed', receivedAt: null, inspection: [] });
const onItsWay = withParcel(1003, { state: 'received', receivedAt: NOW });
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
    for (const entry of [two, nothingSent, onItsWay]) await insert('returns', rowOf0007(entry));
  });
});
afterAll(() => old.close());

function rowOf0007(entry: Return): Record<string, unknown> {
  const { paid_at: _paid, tracking_numbers: _numbers, ...row } = newReturnRow(asNew(entry));
  return row;
}

it('What was inspected before less could be paid for damage was paid in full; what was not is as it was', async () => {
  const { database } = old.opened;
  const parcelOf = async ({ id }: Return) => (await database.findReturn(id))?.parcel;
  expect(await parcelOf(two)).toEqual({
    ...two.parcel,
    inspection: [
      { ...found(11, 1), lowered: null },
      { ...found(12, 0), lowered: null },
    ],
  });
  expect(await parcelOf(nothingSent)).toEqual(nothingSent.parcel);
  expect(await parcelOf(onItsWay)).toEqual(onItsWay.parcel);
});
