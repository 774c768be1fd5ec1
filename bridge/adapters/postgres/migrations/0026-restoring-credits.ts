import { sql, type Kysely, type Migration } from 'kysely';

export const restoringCredits: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    await sql
      .raw(
        `create index effects_by_restored_credit on effects using gin ((progress->'restores') jsonb_path_ops)
          where kind = 'store_credit' and state in ('in_flight', 'in_doubt')`,
      )
      .execute(db);
  },
};
