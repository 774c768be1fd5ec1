import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `update policies set rules = jsonb_set(rules, '{offlineGateways}', '[]') where not rules ? 'offlineGateways'`,
  `create table payment_words (
    store_id text not null references stores,
    order_id bigint not null,
    policy_version integer not null,
    status text not null,
    said_by jsonb not null,
    said_at timestamptz not null,
    taken_up boolean not null,
    primary key (store_id, order_id)
  )`,
  `create index payment_words_open on payment_words (store_id, said_at) where not taken_up`,
];

export const paymentWords: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
