import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { inject } from 'vitest';
import { pgBossQueue, type PgBossQueue } from '../../bridge/adapters/pg-boss/effect-queue.ts';
import { openDatabase, type OpenDatabase } from '../../bridge/adapters/postgres/open-database.ts';
import type { Database } from '../../bridge/ports/database.ts';
import { TEST_STORE, databaseUrl, runSql, type TestServer } from './database-broker.ts';
import { quietLog } from './quiet-log.ts';

export interface FreshDatabase {
  readonly url: string;
  /** Of the store `test`. */
  readonly database: Database;
  readonly opened: OpenDatabase<PgBossQueue>;
  /** Another bridge on the same database, or one of another store. To be closed before this one. */
  openAgain(storeId?: string): Promise<OpenDatabase<PgBossQueue>>;
  /** Ends the connections and drops the database. */
  close(): Promise<void>;
}

/** A database of its own for a test file: a copy of the run's template, made in well under a second. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const answer = await fetch(inject('databaseBroker'));
  if (!answer.ok) throw new Error(await answer.text());
  const server = (await answer.json()) as TestServer;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runSql(server.url, `create database ${name} template ${server.template}`);
  const url = databaseUrl(server.url, name);

  const openAgain = (storeId = TEST_STORE) =>
    openDatabase({ url, dataDir: tmpdir(), storeId, log: quietLog, queue: pgBossQueue });
  const opened = await openAgain();
  return {
    url,
    database: opened.database,
    opened,
    openAgain,
    async close() {
      await opened.close();
      await runSql(server.url, `drop database ${name} with (force)`);
    },
  };
}
