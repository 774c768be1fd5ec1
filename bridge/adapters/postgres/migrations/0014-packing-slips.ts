import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `create table packing_slips (
    return_id uuid primary key references returns,
    store_id text not null references stores,
    policy_version integer not null,
    shows text not null,
    pdf bytea not null,
    created_at timestamptz not null
  )`,
];

export const packingSlips: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
