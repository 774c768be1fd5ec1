import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `create table deliveries (
    store_id text not null references stores,
    order_id bigint not null,
    tracking_number text not null,
    delivered_at timestamptz,
    asked_at timestamptz not null,
    primary key (store_id, order_id, tracking_number)
  )`,
  `create index deliveries_by_age on deliveries (store_id, asked_at)`,
  // Filled when the order is read again; an order that is looked up is.
  `update order_snapshots set document = document || '{"outboundParcel": null}'`,
];

export const deliveries: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
