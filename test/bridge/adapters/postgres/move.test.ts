import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pgBossQueue } from '../../../../bridge/adapters/pg-boss/effect-queue.ts';
import { moveStore } from '../../../../bridge/adapters/postgres/move.ts';
import { openDatabase } from '../../../../bridge/adapters/postgres/open-database.ts';
import { databaseUrl, runSql } from '../../../support/database-broker.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { contentOf, fillStore } from './full-database.ts';

const NOW = '2026-03-03T10:00:00.000Z';
let fresh: FreshDatabase;
let from: string;
let to: string;
const names: string[] = [];

async function emptyDatabase(): Promise<string> {
  const name = `moved_${randomUUID().replaceAll('-', '')}`;
  await runSql(fresh.url, `create database ${name}`);
  names.push(name);
  return databaseUrl(fresh.url, name);
}
const open = (url: string) =>
  openDatabase({ url, dataDir: tmpdir(), storeId: 'test', log: quietLog, queue: pgBossQueue });

beforeAll(async () => {
  fresh = await freshDatabase();
  [from, to] = [await emptyDatabase(), await emptyDatabase()];
  const opened = await open(from);
  await fillStore(opened.database, 71);
  await opened.close();
});
afterAll(async () => {
  for (const name of names) await runSql(fresh.url, `drop database ${name} with (force)`);
  await fresh.close();
});

describe('A store that is moved', () => {
  it('stays where it is while a bridge works on it, or where the new place is not empty', async () => {
    const opened = await open(from);
    const before = await contentOf(from);
    await expect(moveStore({ from, to, now: NOW })).rejects.toThrow('stop every bridge first');
    await opened.close();
    const taken = await emptyDatabase();
    const other = await open(taken);
    await expect(moveStore({ from, to: taken, now: NOW })).rejects.toThrow('is not empty: it holds the store "test"');
    await other.close();
    expect(await contentOf(from)).toEqual(before);
    expect(await contentOf(to)).toEqual({});
    await (await open(from)).close();
  });

  it('is the same in the new place, to every row, and goes on there', async () => {
    const before = await contentOf(from);
    const moved = await moveStore({ from, to, now: NOW });
    expect(await contentOf(to)).toEqual(before);
    expect(moved.end.rows).toBe(Object.values(before).flat().length);
    const opened = await open(to);
    await fillStore({ ...opened.database, savePolicy: () => Promise.resolve(null) }, 72);
    expect((await opened.database.listReturns({ sort: 'number', direction: 'asc', page: 1, perPage: 9 })).total).toBe(
      2,
    );
    await opened.close();
  });

  it('is served from the old place no more, nor moved from it again', async () => {
    const { hostname, port, pathname } = new URL(to);
    const place = `${pathname.slice(1)} at ${hostname}:${port}`;
    await expect(open(from)).rejects.toThrow(`was moved to ${place} on ${NOW}`);
    await expect(moveStore({ from, to: await emptyDatabase(), now: NOW })).rejects.toThrow(
      `was moved to ${place} before`,
    );
  });

  it('is none where there is no store', async () => {
    await expect(moveStore({ from: await emptyDatabase(), to, now: NOW })).rejects.toThrow('There is no store');
  });
});
