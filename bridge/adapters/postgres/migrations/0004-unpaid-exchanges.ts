import { sql, type Kysely, type Migration } from 'kysely';

/** What was released before it was paid waits for its payment: the sweep sees at once what has been paid since. */
const STATEMENTS = [
  `alter table returns add column exchange_unpaid boolean not null default false`,
  `update returns set exchange_unpaid = true,
    document = jsonb_set(document, '{exchangeOrder,state}', '"awaiting_payment"')
    where document->'exchangeOrder'->>'state' = 'released' and (document->'exchangeOrder'->>'due')::bigint > 0`,
  `alter table returns alter column exchange_unpaid drop default`,
  `create index returns_with_unpaid_exchange on returns (store_id, swept_at nulls first) where exchange_unpaid`,
];

export const unpaidExchanges: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
