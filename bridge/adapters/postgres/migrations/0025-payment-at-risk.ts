import { sql, type Kysely, type Migration } from 'kysely';

/** Until now nobody looked at the order of a return that had paid. */
const STATEMENTS = [
  `alter table returns add column payment_at_risk boolean not null default false`,
  `alter table returns alter column payment_at_risk drop default`,
];

export const paymentAtRisk: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
