import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  // Which site a store belongs to is known from its next start on.
  `alter table stores add column site_url text, add column moved_to text, add column moved_at timestamptz`,
  `create table restores (
    store_id text not null references stores,
    restored_at timestamptz not null,
    taken_at timestamptz not null,
    numbers_from integer not null,
    primary key (store_id, restored_at)
  )`,
  // {at, lookTo}: restored then, and looked for before it is sent up to that attempt.
  `alter table effects add column restored jsonb`,
  `create index effects_restored on effects (store_id, seq) where restored is not null`,
];

export const restores: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
