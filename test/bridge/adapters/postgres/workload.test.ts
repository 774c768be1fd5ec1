import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueDepths } from '../../../../bridge/adapters/pg-boss/queue-depths.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';

const NOW = '2026-11-23T12:00:00.000Z';
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

describe('The workload of a store', () => {
  it('is nothing in a new one, and the database has a size', async () => {
    const { effects, waitingSince, sweeps, databaseBytes } = await fresh.database.workload(NOW);
    expect([effects, waitingSince, sweeps]).toEqual([[], null, []]);
    expect(databaseBytes).toBeGreaterThan(1_000_000);
    expect(await fresh.database.troubled()).toEqual({ inDoubt: 0, failed: 0, restored: null });
  });

  it('tells of the newest restore, and not of another store’s', async () => {
    const { sql, database } = fresh.opened;
    for (const day of ['01', '02'])
      await sql(
        `insert into boomerang.restores (store_id, restored_at, taken_at, numbers_from) values ($1, $2, $2, 1001)`,
        [database.storeId, `2026-11-${day}T00:00:00.000Z`],
      );
    expect((await database.troubled()).restored).toEqual({ at: '2026-11-02T00:00:00.000Z', open: 0 });
    const other = await fresh.openAgain('other');
    expect((await other.database.troubled()).restored).toBeNull();
    await other.close();
  });

  it('counts waiting jobs by queue, and only this store’s, also where another’s name ends like it', async () => {
    const { sql, queue, database } = fresh.opened;
    const other = await fresh.openAgain(`x-${database.storeId}`);
    await other.queue.boss.send(other.queue.names.effects, {});
    expect((await queueDepths(sql, database.storeId))['effect']).toBe(0);
    await queue.boss.send(queue.names.effects, {});
    const depths = await queueDepths(sql, database.storeId);
    expect(depths['effect']).toBe(1);
    expect(Object.keys(depths).filter((name) => !/^[a-z]+$/.test(name))).toEqual([]);
    await other.close();
  });
});
