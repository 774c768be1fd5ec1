import { sql, type Kysely, type Migration } from 'kysely';

/** Returns from before it was asked whether their order is paid: what goes out is checked right before it is sent. */
const STATEMENTS = [
  `update returns set document = jsonb_set(document, '{payment}', '"paid"') where document->'payment' is null`,
  `alter table returns add column order_unpaid boolean not null default false`,
  `alter table returns alter column order_unpaid drop default`,
];

export const payments: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
