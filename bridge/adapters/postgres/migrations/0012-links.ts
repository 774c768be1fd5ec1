import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  // Links are signed now. The one token that a return had opened everything, so no bridge reads it any more; one that is still to be updated writes it.
  `alter table returns alter column token_hash drop not null, alter column token_sealed drop not null`,
  `update returns set document = document - 'linksValidUntil' || '{"linkGeneration": 0}'`,
];

export const linksOfTheirOwn: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
