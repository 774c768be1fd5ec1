import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  // What was used was booked only so far as the credit went.
  `update returns set document = jsonb_set(document, '{credit}', document->'credit' || jsonb_build_object('overusedAt', null, 'used', (
      select coalesce(-sum(amount), 0)::bigint from ledger
        where return_id = returns.id and account = 'credit' and kind = 'credit_used')))
    where document->'credit' <> 'null'`,
  `create index returns_by_credit on returns (store_id, upper(document->'credit'->>'code'))
    where document->'credit'->>'code' is not null`,
  `create index returns_credit_overused on returns (store_id, (document->'credit'->>'overusedAt'))
    where document->'credit'->>'overusedAt' is not null`,
];

export const usedCredits: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
