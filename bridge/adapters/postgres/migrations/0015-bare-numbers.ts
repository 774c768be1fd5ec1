import { sql, type Kysely, type Migration } from 'kysely';

const bare = (number: string) => `upper(regexp_replace(${number}, '[^A-Za-z0-9]', '', 'g'))`;

/** Numbers are compared by their letters and digits alone. */
const STATEMENTS = [
  // Shippo's mock parcels keep their underscores.
  String.raw`update returns set tracking_numbers = array(
    select distinct case when number like 'SHIPPO\_%' then number else ${bare('number')} end
    from unnest(tracking_numbers) as typed (number))
    where array_to_string(tracking_numbers, '') ~ '[^A-Za-z0-9]'`,
  `drop index deliveries_by_number`,
  `create index deliveries_by_number on deliveries (store_id, (${bare('tracking_number')}))`,
  `drop index order_snapshots_by_number`,
  `create index order_snapshots_by_number on order_snapshots
    (store_id, (${bare("document->'outboundParcel'->>'trackingNumber'")}))
    where document->'outboundParcel'->>'trackingNumber' is not null`,
];

export const bareNumbers: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
