import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  // Tax services key their taxes by text.
  `alter table ledger alter column tax_rate_id type text using tax_rate_id::text`,
  `create table orders_set_aside (
    store_id text not null references stores,
    order_id bigint not null,
    number text not null,
    what text not null,
    field text not null,
    tried_at timestamptz not null,
    primary key (store_id, order_id)
  )`,
  `create index orders_set_aside_by_try on orders_set_aside (store_id, tried_at)`,
];

export const oddOrders: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
