import type pg from 'pg';
import { BackupUnusable } from './backup-format.ts';
import { carriedTables, quoted } from './backup-tables.ts';
import { SCHEMA } from './schema.ts';

/** pg-boss' schema: what is left of it wakes effects that are gone. */
const JOBS_SCHEMA = 'boomerang_jobs';

/** Refuses a database in which any table of Boomerang has a row; a schema without rows (a restore that was cut off) is cleared away. */
export async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>('select to_regnamespace($1) is not null as exists', [
    SCHEMA,
  ]);
  if (!rows[0]!.exists) return;
  for (const { name } of await carriedTables(client)) {
    const found = await client.query(`select 1 from ${SCHEMA}.${quoted(name)} limit 1`);
    if (found.rowCount) throw new BackupUnusable(await describe(client));
  }
  await client.query(`drop schema ${SCHEMA} cascade; drop schema if exists ${JOBS_SCHEMA} cascade`);
}

async function describe(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ store: string; returns: number }>(
    `select s.id as store, (select count(*)::int from ${SCHEMA}.returns r where r.store_id = s.id) as returns
     from ${SCHEMA}.stores s order by s.id`,
  );
  const held = rows.map(({ store, returns }) => `the store "${store}" with ${returns} returns`).join(', ');
  return (
    `The database is not empty: it holds ${held}. A backup goes into an empty one only: ` +
    'name another by DATABASE_URL, or a new folder by DATA_DIR. Nothing was changed.'
  );
}
