import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  // A label knows by which transaction it can be given back: the effect that bought it was told.
  `update returns set document = jsonb_set(document, '{shipping,transactionId}', coalesce(
      (select to_jsonb(effects.result->>'transactionId') from effects
        where effects.return_id = returns.id and effects.kind = 'buy_label' and effects.state = 'done'
          and document->'shipping'->>'source' = 'shippo'
        order by effects.seq desc limit 1),
      'null'))
    where document->'shipping'->>'state' = 'label'`,
  // An order that changed in the store may be the one that an exchange made.
  `create index returns_by_exchange_order on returns (store_id, (document->'exchangeOrder'->>'orderId'))`,
];

export const voidLabels: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
