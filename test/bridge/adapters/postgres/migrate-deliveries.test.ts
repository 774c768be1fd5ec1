import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstMigration } from '../../../../bridge/adapters/postgres/migrations/0001-returns.ts';
import { policyAndMoney } from '../../../../bridge/adapters/postgres/migrations/0002-policy-and-money.ts';
import { NOW, anOrder } from './fixtures.ts';
import { openOldDatabase } from './old-database.ts';

const ORDER = anOrder(71);
let old: Awaited<ReturnType<typeof openOldDatabase>>;

beforeAll(async () => {
  const before = { '0001-returns': firstMigration, '0002-policy-and-money': policyAndMoney };
  old = await openOldDatabase(before, async (insert) => {
    const { outboundParcel: _new, ...document } = ORDER;
    await insert('stores', { id: 'test' });
    const dates = { placed_at: ORDER.placedAt, changed_at: NOW };
    await insert('order_snapshots', { store_id: 'test', order_id: 71, ...dates, document: JSON.stringify(document) });
  });
});
afterAll(() => old.close());

it('An order that was read before deliveries were kept has no parcel, and takes one with the next reading', async () => {
  const { database } = old.opened;
  expect(await database.savedOrder(71)).toEqual({ ...ORDER, outboundParcel: null });
  const outboundParcel = { carrier: 'ups', trackingNumber: '1Z999' };
  await database.saveOrders([{ order: { ...ORDER, outboundParcel }, changedAt: NOW }]);
  await database.saveDelivery({ orderId: 71, trackingNumber: '1Z999' }, { deliveredAt: NOW, askedAt: NOW });
  expect(await database.savedOrder(71)).toEqual({ ...ORDER, outboundParcel, deliveredAt: NOW });
});
