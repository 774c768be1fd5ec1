import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `create table store_decimals (
    seq bigint generated always as identity primary key,
    store_id text not null references stores,
    currency text not null,
    decimals integer not null,
    since timestamptz not null
  )`,
  `create index store_decimals_by_store on store_decimals (store_id, seq)`,
];

export const storeDecimals: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
