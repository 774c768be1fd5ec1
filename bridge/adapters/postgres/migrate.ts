import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { firstMigration } from './migrations/0001-returns.ts';
import { policyAndMoney } from './migrations/0002-policy-and-money.ts';
import { deliveries } from './migrations/0003-deliveries.ts';
import { unpaidExchanges } from './migrations/0004-unpaid-exchanges.ts';
import { voidLabels } from './migrations/0005-void-labels.ts';
import { sweeps } from './migrations/0006-sweeps.ts';
import { restores } from './migrations/0007-restores.ts';
import { loweredRefunds } from './migrations/0008-lowered-refunds.ts';
import { typedNumbers } from './migrations/0009-typed-numbers.ts';
import { committedWorth } from './migrations/0011-committed-worth.ts';
import { linksOfTheirOwn } from './migrations/0012-links.ts';
import { packingSlips } from './migrations/0014-packing-slips.ts';
import { payments } from './migrations/0010-payments.ts';
import { usedCredits } from './migrations/0014-used-credits.ts';
import { bareNumbers } from './migrations/0015-bare-numbers.ts';
import { paymentWords } from './migrations/0016-payment-words.ts';
import { ownerDigest } from './migrations/0018-owner-digest.ts';
import { oddOrders } from './migrations/0019-odd-orders.ts';
import { storeContact } from './migrations/0020-store-contact.ts';
import { restoredCredits } from './migrations/0023-restored-credits.ts';
import { paymentAtRisk } from './migrations/0025-payment-at-risk.ts';
import { storeDecimals } from './migrations/0027-store-decimals.ts';
import { amountsDecimals } from './migrations/0028-amounts-decimals.ts';
import { SCHEMA } from './schema.ts';
import { DatabaseUnusable } from './database-unusable.ts';

/** Run in the order of their names; a name once released is never changed. */
const MIGRATIONS = {
  '0001-returns': firstMigration,
  '0002-policy-and-money': policyAndMoney,
  '0003-deliveries': deliveries,
  '0004-unpaid-exchanges': unpaidExchanges,
  '0005-void-labels': voidLabels,
  '0006-sweeps': sweeps,
  '0007-restores': restores,
  '0008-lowered-refunds': loweredRefunds,
  '0009-typed-numbers': typedNumbers,
  '0010-payments': payments,
  '0011-committed-worth': committedWorth,
  '0012-links': linksOfTheirOwn,
  '0014-packing-slips': packingSlips,
  '0014-used-credits': usedCredits,
  '0015-bare-numbers': bareNumbers,
  '0016-payment-words': paymentWords,
  '0018-owner-digest': ownerDigest,
  '0019-odd-orders': oddOrders,
  '0020-store-contact': storeContact,
  '0023-restored-credits': restoredCredits,
  '0025-payment-at-risk': paymentAtRisk,
  '0027-store-decimals': storeDecimals,
  '0028-amounts-decimals': amountsDecimals,
};

/** Names of all migrations, oldest first. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS);

const LOCK = 0x42_6d_69_67;

/**
 * Brings the schema up to date, and then runs `afterwards` (the job queue's own set-up). Several bridges may start at once: one at a time gets through.
 * Uses connections of its own: a migration may take longer than the statement time limit of the pool.
 */
export async function migrate(connectionString: string, afterwards: () => Promise<void>): Promise<void> {
  await whileAlone(connectionString, async () => {
    await bringTo(connectionString, MIGRATION_NAMES.at(-1)!);
    await afterwards();
  });
}

/** Runs `work` while no bridge starts on this database and nobody migrates or restores it: an advisory lock, freed by dying too. */
export async function whileAlone<Value>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = await connect(connectionString, 'boomerang migration lock');
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** One connection of its own. Throws a sentence for the owner, without the password. */
export async function connect(connectionString: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: name, connectionTimeoutMillis: 10_000 });
  // Without a listener a lost connection would end the process; the statements that need it fail by themselves.
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    const { host, port, database = '' } = client;
    const where = `${database} at ${host}:${port}`;
    throw new DatabaseUnusable(`Can't open the database ${where}: ${reasonOf(error)}`, { cause: error });
  });
  return client;
}

/** The schema as it is after that migration. */
export async function bringTo(connectionString: string, migration: string): Promise<void> {
  const pool = new pg.Pool({ connectionString, max: 1, application_name: 'boomerang migration' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`create schema if not exists ${sql.id(SCHEMA)}`.execute(db);
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
      migrationTableSchema: SCHEMA,
    });
    const { error } = await migrator.migrateTo(migration);
    if (error) throw explained(error);
  } finally {
    await db.destroy();
  }
}

/** Several addresses of one host may have failed: then the message is empty. */
function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || 'no answer';
}

function explained(error: unknown): unknown {
  if (error instanceof Error && error.message.includes('corrupted migrations')) {
    return new DatabaseUnusable('The database was written by a newer Boomerang: update this bridge.', { cause: error });
  }
  return error;
}
