import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { Kysely, type Migration, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { pgBossQueue, type PgBossQueue } from '../../../../bridge/adapters/pg-boss/effect-queue.ts';
import { openDatabase, type OpenDatabase } from '../../../../bridge/adapters/postgres/open-database.ts';
import { databaseUrl, runSql, type TestServer } from '../../../support/database-broker.ts';
import { quietLog } from '../../../support/quiet-log.ts';

export type Insert = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/** A database as an older bridge left it: these migrations only, with the rows that `fill` inserts; then opened by the bridge of today. */
export async function openOldDatabase(
  migrations: Readonly<Record<string, Migration>>,
  fill: (insert: Insert) => Promise<void>,
): Promise<{ readonly opened: OpenDatabase<PgBossQueue>; close(): Promise<void> }> {
  const server = (await (await fetch(inject('databaseBroker'))).json()) as TestServer;
  const name = `old_${randomUUID().replaceAll('-', '')}`;
  const url = databaseUrl(server.url, name);
  await runSql(server.url, `create database ${name}`);
  await runSql(url, 'create schema boomerang');
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const db = new Kysely<Record<string, Record<string, unknown>>>({ dialect: new PostgresDialect({ pool }) });
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
  const { error } = await new Migrator({ db, provider, migrationTableSchema: 'boomerang' }).migrateToLatest();
  if (error) throw error;
  // Before 0012 a return had one token that opened everything; the bridge of today makes no such column.
  const token = ({ id }: Record<string, unknown>) => ({ token_hash: `hash of ${id}`, token_sealed: 'sealed' });
  // Rows of returns are made by the bridge of today: columns that it has added since are left out.
  const known = async (row: Record<string, unknown>) => {
    const { rows } = await pool.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'boomerang' and table_name = 'returns'`,
    );
    return Object.fromEntries(rows.flatMap(({ name }) => (name in row ? [[name, row[name]]] : [])));
  };
  await fill(async (table, row) => {
    const values = table === 'returns' ? await known({ ...token(row), ...row }) : row;
    return db.withSchema('boomerang').insertInto(table).values(values).execute();
  });
  await db.destroy();
  const opened = await openDatabase({ url, dataDir: tmpdir(), storeId: 'test', log: quietLog, queue: pgBossQueue });
  return {
    opened,
    async close() {
      await opened.close();
      await runSql(server.url, `drop database ${name} with (force)`);
    },
  };
}
