import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { pgBossQueue, type PgBossQueue } from '../../../../bridge/adapters/pg-boss/effect-queue.ts';
import { firstMigration } from '../../../../bridge/adapters/postgres/migrations/0001-returns.ts';
import { policyAndMoney } from '../../../../bridge/adapters/postgres/migrations/0002-policy-and-money.ts';
import { openDatabase, type OpenDatabase } from '../../../../bridge/adapters/postgres/open-database.ts';
import { databaseUrl, runSql, type TestServer } from '../../../support/database-broker.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { NOW, anOrder } from './fixtures.ts';

const name = `old_${randomUUID().replaceAll('-', '')}`;
const ORDER = anOrder(71);
let server: TestServer;
let opened: OpenDatabase<PgBossQueue>;

beforeAll(async () => {
  server = (await (await fetch(inject('databaseBroker'))).json()) as TestServer;
  const url = databaseUrl(server.url, name);
  await runSql(server.url, `create database ${name}`);
  await asOf0002(url);
  opened = await openDatabase({ url, dataDir: tmpdir(), storeId: 'test', log: quietLog, queue: pgBossQueue });
});
afterAll(async () => {
  await opened.close();
  await runSql(server.url, `drop database ${name} with (force)`);
});

/** The database before deliveries were kept, with an order that was read then. */
async function asOf0002(url: string): Promise<void> {
  await runSql(url, 'create schema boomerang');
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const db = new Kysely<Record<string, Record<string, unknown>>>({ dialect: new PostgresDialect({ pool }) });
  const migrations = { '0001-returns': firstMigration, '0002-policy-and-money': policyAndMoney };
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db, provider, migrationTableSchema: 'boomerang' }).migrateToLatest();
  if (error) throw error;
  const { outboundParcel: _new, ...before } = ORDER;
  const insert = (table: string, row: Record<string, unknown>) =>
    db.withSchema('boomerang').insertInto(table).values(row).execute();
  await insert('stores', { id: 'test' });
  const dates = { placed_at: ORDER.placedAt, changed_at: NOW };
  await insert('order_snapshots', { store_id: 'test', order_id: 71, ...dates, document: JSON.stringify(before) });
  await db.destroy();
}

it('An order that was read before deliveries were kept has no parcel, and takes one with the next reading', async () => {
  const { database } = opened;
  expect(await database.savedOrder(71)).toEqual({ ...ORDER, outboundParcel: null });
  const outboundParcel = { carrier: 'ups', trackingNumber: '1Z999' };
  await database.saveOrders([{ order: { ...ORDER, outboundParcel }, changedAt: NOW }]);
  await database.saveDelivery({ orderId: 71, trackingNumber: '1Z999' }, { deliveredAt: NOW, askedAt: NOW });
  expect(await database.savedOrder(71)).toEqual({ ...ORDER, outboundParcel, deliveredAt: NOW });
});
