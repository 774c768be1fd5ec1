import { sql, type Kysely, type Migration } from 'kysely';

/** E-mails to the owner of the last hour, the digest that is open, and what was gathered for one. */
const STATEMENTS = [
  String.raw`create index effects_to_owner on effects (store_id, created_at)
    where kind = 'email' and plan->>'email' like 'owner\_%'`,
  `create index effects_open_digest on effects (store_id, seq)
    where kind = 'email' and plan->>'email' = 'owner_digest' and state = 'pending'`,
  `create index effects_by_digest on effects (store_id, (result->>'digest'), seq) where result->>'digest' is not null`,
];

export const ownerDigest: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
