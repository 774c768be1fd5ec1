import { sql, type Kysely, type Migration } from 'kysely';

export const storeContact: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    // Carriers ask for both across borders; until now nobody could give them.
    await sql
      .raw(
        `update policies set rules = jsonb_set(rules, '{labels}', '{"phone": "", "email": ""}'::jsonb || (rules->'labels'))`,
      )
      .execute(db);
  },
};
