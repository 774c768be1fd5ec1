import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `create table sweep_runs (
    id uuid primary key,
    store_id text not null references stores,
    name text not null,
    slots text[] not null,
    attempt integer not null,
    started_at timestamptz not null,
    touched_at timestamptz not null,
    lease_until timestamptz not null,
    finished_at timestamptz,
    worked_ms bigint not null,
    cursor jsonb,
    result jsonb not null,
    trouble jsonb
  )`,
  `create unique index sweep_runs_one_open on sweep_runs (store_id, name) where finished_at is null`,
  `create index sweep_runs_by_age on sweep_runs (store_id, name, started_at desc)`,
  // When the carrier was last asked, and when personal data was erased: no part of the return itself.
  `alter table returns add column tracked_at timestamptz, add column erased_at timestamptz`,
  `create index returns_to_track on returns (store_id, tracked_at nulls first)
    where parcel_state in ('approved', 'in_transit') and tracking_number is not null`,
  `create index returns_to_erase on returns (store_id, created_at) where erased_at is null`,
  `create index photos_kept on photos (store_id, created_at) where return_id is not null`,
  // Settings of old policies: what was new then takes today's default.
  `update policies set rules = rules || '{"reminderDays": 3, "retention": {"photoDays": 180, "personalDays": 1095}}'::jsonb`,
];

export const sweeps: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
