import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pgBossQueue } from '../../../../bridge/adapters/pg-boss/effect-queue.ts';
import { DatabaseUnusable } from '../../../../bridge/adapters/postgres/database-unusable.ts';
import { bringTo, MIGRATION_NAMES } from '../../../../bridge/adapters/postgres/migrate.ts';
import { openDatabase } from '../../../../bridge/adapters/postgres/open-database.ts';
import { databaseUrl, runSql } from '../../../support/database-broker.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { aReturn, anEffect, asNew } from './fixtures.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

const open = (url: string, storeId = 'main') =>
  openDatabase({ url, storeId, dataDir: tmpdir(), log: quietLog, queue: pgBossQueue });

describe('An empty database', () => {
  it('opened by four bridges at once has its schema and queues once, and each of them works', async () => {
    const name = `empty_${randomUUID().replaceAll('-', '')}`;
    await runSql(fresh.url, `create database ${name}`);
    const bridges = await Promise.all(['a', 'b', 'a', 'b'].map((store) => open(databaseUrl(fresh.url, name), store)));
    for (const { database } of bridges) {
      await database.transaction(async (tx) => {
        const entry = aReturn({ storeId: database.storeId, number: await tx.nextReturnNumber() });
        await tx.insertReturn(asNew(entry));
        await tx.insertEffect(anEffect(entry));
      });
    }
    const lists = await Promise.all(
      bridges.map(({ database }) => database.listReturns({ sort: 'number', direction: 'asc', page: 1, perPage: 10 })),
    );
    expect(lists.map(({ total }) => total)).toEqual([2, 2, 2, 2]);
    expect(await Promise.all(bridges.map((bridge) => bridge.isReady()))).toEqual([true, true, true, true]);
    await Promise.all(bridges.map((bridge) => bridge.close()));
    expect(await bridges[0]!.isReady()).toBe(false);
    await runSql(fresh.url, `drop database ${name}`);
  });
});

describe('An old database', () => {
  it('opened by four bridges at once is brought up to date once, and each of them works', async () => {
    const name = `old_${randomUUID().replaceAll('-', '')}`;
    await runSql(fresh.url, `create database ${name}`);
    const url = databaseUrl(fresh.url, name);
    await bringTo(url, '0001-returns');
    await runSql(url, `insert into boomerang.stores (id, next_number) values ('a', 1042)`);
    const bridges = await Promise.all([1, 2, 3, 4].map(() => open(url, 'a')));
    const numbers = await Promise.all(
      bridges.map(({ database }) => database.transaction((tx) => tx.nextReturnNumber())),
    );
    expect(numbers.sort()).toEqual(['RMA-1042', 'RMA-1043', 'RMA-1044', 'RMA-1045']);
    const { rows } = await bridges[0]!.sql('select name from boomerang.kysely_migration order by name');
    expect(rows).toEqual(MIGRATION_NAMES.map((one) => ({ name: one })));
    await Promise.all(bridges.map((bridge) => bridge.close()));
    await runSql(fresh.url, `drop database ${name}`);
  });
});

describe('A database that can not be used', () => {
  it('is named in one sentence, without the password', async () => {
    const nobodyThere = new URL(fresh.url);
    nobodyThere.port = '1';
    nobodyThere.password = 'very-secret';
    const error: unknown = await open(nobodyThere.href).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseUnusable);
    expect((error as Error).message).toMatch(/^Can't open the database \w+ at 127\.0\.0\.1:1: /);
    expect((error as Error).message).not.toContain('very-secret');
  });

  it('because a newer Boomerang wrote it is refused', async () => {
    await runSql(
      fresh.url,
      `insert into boomerang.kysely_migration (name, timestamp) values ('9999-later', '2040-01-01T00:00:00.000Z')`,
    );
    await expect(open(fresh.url)).rejects.toThrow('was written by a newer Boomerang: update this bridge.');
    await runSql(fresh.url, `delete from boomerang.kysely_migration where name = '9999-later'`);
  });

  it('by a store without a plain id is refused', async () => {
    await expect(open(fresh.url, 'my store')).rejects.toThrow('Not a store id');
  });
});
