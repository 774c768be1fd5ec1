import { sql, type Kysely, type Migration } from 'kysely';

/** What was inspected before less could be paid for damaged units was paid in full. */
const STATEMENT = `update returns set document = jsonb_set(document, '{parcel,inspection}', coalesce(
    (select jsonb_agg(found || '{"lowered": null}' order by place)
      from jsonb_array_elements(document->'parcel'->'inspection') with ordinality as each (found, place)), '[]'))
  where document->'parcel'->'inspection' is not null`;

export const loweredRefunds: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    await sql.raw(STATEMENT).execute(db);
  },
};
