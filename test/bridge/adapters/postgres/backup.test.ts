import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBackup, writeBackup, type Backup } from '../../../../bridge/adapters/postgres/backup.ts';
import { restoreBackup } from '../../../../bridge/adapters/postgres/restore.ts';
import { databaseUrl, runSql } from '../../../support/database-broker.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { contentOf, fillStore } from './full-database.ts';
import { aReturn, asNew } from './fixtures.ts';

const NOW = '2026-03-03T10:00:00.000Z';
let fresh: FreshDatabase;
let folder: string;
let file: string;
let backup: Backup;
const empties: string[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'boomerang-backup-'));
  file = join(folder, 'shop.backup');
  await fillStore(fresh.database, 71);
  await fillStore(fresh.database, 72);
  const second = await fresh.openAgain('second');
  await fillStore(second.database, 71);
  await second.close();
  backup = await writeBackup({ url: fresh.url, file });
});
afterAll(async () => {
  for (const name of empties) await runSql(fresh.url, `drop database if exists ${name} with (force)`);
  await fresh.close();
  await rm(folder, { recursive: true });
});

async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomUUID().replaceAll('-', '')}`;
  await runSql(fresh.url, `create database ${name}`);
  empties.push(name);
  return databaseUrl(fresh.url, name);
}

const restore = (url: string, from = file) => restoreBackup({ url, file: from, now: NOW });

/** A backup with other content in the same wrapping. */
async function altered(change: (content: Buffer) => Buffer): Promise<string> {
  const name = join(folder, randomUUID());
  await writeFile(name, gzipSync(change(gunzipSync(await readFile(file)))));
  return name;
}

describe('A backup of a running database', () => {
  it('is a file for its owner alone, with the rows of every table of every store counted', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['shop.backup']);
    expect(backup.stores).toEqual(['second', 'test']);
    const content = await contentOf(fresh.url);
    expect(backup.rows).toEqual(Object.fromEntries(Object.entries(content).map(([name, rows]) => [name, rows.length])));
    expect(Object.entries(backup.rows).filter(([, rows]) => rows === 0)).toEqual([['restores', 0]]);
    expect(backup.end.money).toContainEqual({
      store: 'test',
      currency: 'EUR',
      account: 'promised',
      entries: 4,
      amount: '8800',
    });
  });

  it('holds one moment, whatever is written meanwhile', async () => {
    let writing = true;
    const writes = (async () => {
      for (let order = 1000; writing; order += 1) {
        await fresh.database.transaction(async (tx) => {
          const entry = aReturn({ orderId: order, number: await tx.nextReturnNumber() });
          await tx.insertReturn(asNew(entry));
          await tx.appendEvents(entry.id, [{ type: 'requested', actor: { type: 'guest' }, data: {}, at: NOW }]);
        });
      }
    })();
    const under = join(folder, 'under-writes.backup');
    const before = backup.rows['returns'] ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { rows } = await writeBackup({ url: fresh.url, file: under });
    writing = false;
    await writes;
    expect(rows['returns']).toBeGreaterThan(before);
    expect(rows['return_events']).toBe(rows['returns']);
    await rm(under);
  });

  it('overwrites no file', async () => {
    const kept = await readFile(file);
    await expect(writeBackup({ url: fresh.url, file })).rejects.toThrow('is there already');
    expect(await readFile(file)).toEqual(kept);
  });
});

describe('A restore', { timeout: 15_000 }, () => {
  it('brings back every row of every table, and new rows are numbered after them', async () => {
    const source = join(folder, 'whole.backup');
    await writeBackup({ url: fresh.url, file: source });
    const before = await contentOf(fresh.url);
    const url = await emptyDatabase();
    const restored = await restore(url, source);
    const after = await contentOf(url);
    for (const name of Object.keys(before).filter((one) => !['stores', 'restores', 'effects'].includes(one))) {
      expect(after[name], name).toEqual(before[name]);
    }
    expect(after['effects']).toHaveLength(before['effects']!.length);
    expect(restored.end.rows).toBe(Object.values(before).flat().length);
    await runSql(
      url,
      `insert into boomerang.return_events (store_id, return_id, policy_version, type, actor, data, at)
         select store_id, id, 1, 'requested', '{}', '{}', now() from boomerang.returns limit 1`,
    );
  });

  it('goes into an empty database only, and says what the other one holds', async () => {
    const url = await emptyDatabase();
    await restore(url);
    const before = await contentOf(url);
    await expect(restore(url)).rejects.toThrow(
      'it holds the store "second" with 1 returns, the store "test" with 2 returns. A backup goes into an empty one only',
    );
    expect(await contentOf(url)).toEqual(before);
  });

  it.each([0.05, 0.5, 0.95, 0.999])(
    'of a file that ends after %s of its length is refused and keeps nothing',
    async (share) => {
      const whole = await readFile(file);
      const cut = join(folder, `cut-${share}`);
      await writeFile(cut, whole.subarray(0, Math.floor(whole.length * share)));
      const url = await emptyDatabase();
      await expect(restore(url, cut)).rejects.toThrow('cut off');
      expect(await contentOf(url)).toEqual({});
      await restore(url);
    },
  );

  it('of a file whose unzipped content ends early is refused too', async () => {
    const url = await emptyDatabase();
    await expect(
      restore(url, await altered((content) => content.subarray(0, content.lastIndexOf('{"end"')))),
    ).rejects.toThrow('cut off');
    expect(await contentOf(url)).toEqual({});
  });

  it('of a file in which one byte differs is refused', async () => {
    const damaged = await altered((content) => {
      const place = content.indexOf('ada@example.com');
      const copy = Buffer.from(content);
      copy[place] = 'e'.charCodeAt(0);
      return copy;
    });
    await expect(checkBackup(damaged)).rejects.toThrow('damaged');
    const url = await emptyDatabase();
    await expect(restore(url, damaged)).rejects.toThrow('damaged');
    expect(await contentOf(url)).toEqual({});
  });

  it('of what a newer Boomerang wrote, or no Boomerang, is refused in words', async () => {
    const newer = await altered((content) =>
      Buffer.concat([
        Buffer.from(content.toString('latin1').split('\n')[0]!.replace('0007-restores', '0099-later') + '\n', 'latin1'),
        content.subarray(content.indexOf(10) + 1),
      ]),
    );
    const url = await emptyDatabase();
    await expect(restore(url, newer)).rejects.toThrow('written by a newer Boomerang');
    const other = join(folder, 'other');
    await writeFile(other, 'a letter');
    await expect(restore(url, other)).rejects.toThrow('no backup of Boomerang');
    await expect(restore(url, join(folder, 'none'))).rejects.toThrow('There is no file');
  });
});
