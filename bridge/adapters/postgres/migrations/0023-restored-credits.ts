import { sql, type Kysely, type Migration } from 'kysely';

export const restoredCredits: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    await sql
      .raw(
        `create index returns_by_restored_credit on returns using gin ((document->'credit'->'restores') jsonb_path_ops)`,
      )
      .execute(db);
  },
};
