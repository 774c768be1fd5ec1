import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pgBossQueue } from '../../../../bridge/adapters/pg-boss/effect-queue.ts';
import { openDatabase } from '../../../../bridge/adapters/postgres/open-database.ts';
import { runSql } from '../../../support/database-broker.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/quiet-log.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

const SHOP = 'https://shop.example';
async function start(url: string, over: { readonly before?: string; readonly storeId?: string } = {}): Promise<void> {
  const { before = null, storeId = 'test' } = over;
  const site = { url, before };
  const opened = await openDatabase({
    url: fresh.url,
    storeId,
    site,
    dataDir: tmpdir(),
    log: quietLog,
    queue: pgBossQueue,
  });
  await opened.close();
}

describe('A database that was paired with a site', () => {
  beforeAll(() => start(SHOP));

  it('serves that site again, and another store beside it', async () => {
    await start(SHOP);
    await start('https://second.example', { storeId: 'second' });
    await start('https://second.example', { storeId: 'second' });
  });

  it('refuses a copy of the site, and says what a copy needs', async () => {
    await expect(start('https://staging.shop.example')).rejects.toThrow(
      /belongs to https:\/\/shop\.example, and WORDPRESS_URL is https:\/\/staging\.shop\.example\. A copy of the site \(staging\) needs a database of its own/,
    );
    await expect(start('https://staging.shop.example', { before: 'https://other.example' })).rejects.toThrow(
      'WORDPRESS_URL_BEFORE=https://shop.example',
    );
    await start(SHOP);
  });

  it('follows a shop that has moved, once it is told so, and refuses the old address then', async () => {
    await start('https://new.example', { before: SHOP });
    await start('https://new.example');
    await expect(start(SHOP)).rejects.toThrow('belongs to https://new.example');
    await start(SHOP, { before: 'https://new.example' });
  });
});

describe('A store that was carried to another database', () => {
  it('is not served from here any more', async () => {
    const moved = `moved_to = 'elsewhere at db.example:5432', moved_at = '2026-03-01T10:00:00Z'`;
    await runSql(fresh.url, `update boomerang.stores set ${moved} where id = 'second'`);
    await expect(start('https://second.example', { storeId: 'second' })).rejects.toThrow(
      'The store "second" was moved to elsewhere at db.example:5432 on 2026-03-01T10:00:00.000Z: set DATABASE_URL',
    );
    await start(SHOP);
  });
});
