import { sql, type Kysely, type Migration } from 'kysely';

/** Every number of a return is found by one index, those that people typed too; and what is known of these has a place of its own. */
const STATEMENTS = [
  `alter table returns add column tracking_numbers text[] not null default '{}'`,
  String.raw`update returns set document = document || '{"trackingReports": []}', tracking_numbers = array(
    select distinct upper(regexp_replace(number, '\s+', '', 'g')) from (
      select document->'shipping'->>'trackingNumber'
      union all select parcel->>'trackingNumber' from jsonb_array_elements(document->'extraParcels') as parcels (parcel)
    ) as typed (number) where number is not null)`,
  `alter table returns alter column tracking_numbers drop default`,
  // With the column go its two indexes.
  `alter table returns drop column tracking_number`,
  // Without its list of late entries, which each look-up would read through.
  `create index returns_by_tracking on returns using gin (tracking_numbers) with (fastupdate = off)`,
  `create index returns_to_track on returns (store_id, tracked_at nulls first)
    where parcel_state in ('approved', 'in_transit') and tracking_numbers <> '{}'`,
  `create index deliveries_by_number on deliveries (store_id, upper(tracking_number))`,
  `create index order_snapshots_by_number on order_snapshots (store_id, upper(document->'outboundParcel'->>'trackingNumber'))
    where document->'outboundParcel'->>'trackingNumber' is not null`,
];

export const typedNumbers: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
