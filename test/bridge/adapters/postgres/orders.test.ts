import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMs } from '../../../../bridge/domain/time.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { NOW, anOrder } from './fixtures.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

const read = (id: number, total: number, changedAt = NOW) => ({ order: anOrder(id, { total }), changedAt });
const totalOf = async (id: number) => (await fresh.database.savedOrder(id))?.total;

describe('Orders as they were last read', () => {
  it('are read back whole, and replaced by a younger reading', async () => {
    expect(await fresh.database.savedOrder(9_000_000_001)).toBeNull();
    await fresh.database.saveOrders([read(9_000_000_001, 100)]);
    expect(await fresh.database.savedOrder(9_000_000_001)).toEqual(anOrder(9_000_000_001, { total: 100 }));
    await fresh.database.saveOrders([read(9_000_000_001, 90, addMs(NOW, 1))]);
    expect(await totalOf(9_000_000_001)).toBe(90);
  });

  it('are not replaced by one that is older, whatever the order in which they come', async () => {
    await fresh.database.saveOrders([read(1, 80, addMs(NOW, 5))]);
    await fresh.database.saveOrders([read(1, 100)]);
    expect(await totalOf(1)).toBe(80);
    await fresh.database.saveOrders([read(2, 70, addMs(NOW, 5)), read(2, 100), read(2, 60, addMs(NOW, 5))]);
    expect(await totalOf(2)).toBe(60);
  });

  it('changed in the same second are taken as read last', async () => {
    await fresh.database.saveOrders([read(3, 100)]);
    await fresh.database.saveOrders([read(3, 50)]);
    expect(await totalOf(3)).toBe(50);
  });

  it('saved by several at once end with the youngest', async () => {
    const ids = Array.from({ length: 40 }, (_, n) => 2000 + n);
    const save = (total: number) => {
      const orders = ids.map((id) => read(id, total, addMs(NOW, total)));
      return fresh.database.saveOrders(total % 2 ? orders : orders.reverse());
    };
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(save));
    expect(await Promise.all(ids.map(totalOf))).toEqual(ids.map(() => 8));
  });

  it('are found by the day on which they were placed, oldest first, the end not included', async () => {
    const other = await fresh.openAgain('other');
    const placed = (id: number, placedAt: string) => ({ order: anOrder(id, { placedAt }), changedAt: NOW });
    await other.database.saveOrders([
      placed(11, '2026-01-03T00:00:00.000Z'),
      placed(12, '2026-01-01T00:00:00.000Z'),
      placed(13, '2026-01-02T00:00:00.000Z'),
      placed(14, '2025-12-31T23:59:59.999Z'),
    ]);
    const found = await other.database.savedOrders('2026-01-01T00:00:00.000Z', '2026-01-03T00:00:00.000Z');
    expect(found.map(({ id }) => id)).toEqual([12, 13]);
    expect(await other.database.savedOrder(1)).toBeNull();
    await other.close();
  });

  it('may be more than one statement takes, or none', async () => {
    await fresh.database.saveOrders([]);
    await fresh.database.saveOrders(Array.from({ length: 1201 }, (_, n) => read(5000 + n, n)));
    expect([await totalOf(5000), await totalOf(6200)]).toEqual([0, 1200]);
  });
});

describe('The reading of all orders', () => {
  it('has never run at first, and is kept as it was set last', async () => {
    expect(await fresh.database.orderReading()).toBeNull();
    const reading = { changedUntil: NOW, read: 100, total: 250, finishedAt: null };
    await fresh.database.setOrderReading(reading);
    expect(await fresh.database.orderReading()).toEqual(reading);
    const done = { changedUntil: addMs(NOW, 9), read: 250, total: 250, finishedAt: addMs(NOW, 10) };
    await fresh.database.setOrderReading(done);
    expect(await fresh.database.orderReading()).toEqual(done);
  });
});
