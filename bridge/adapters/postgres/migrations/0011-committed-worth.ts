import { sql, type Kysely, type Migration } from 'kysely';

const MAILBOX = `regexp_replace(lower(btrim(customer_email)), '\\+[^@]*@', '@')`;

const STATEMENTS = [
  // Where there was a ceiling it was asked of each payout alone.
  `update policies set rules = jsonb_set(rules, '{moneyMoves,ceilingDays}', '30')`,
  `alter table returns add column paid_at timestamptz`,
  // What is on its way or in doubt has no end yet; what failed has paid nothing.
  `update returns set paid_at = (
    select max(case when payout->>'state' = 'settled' then (payout->>'settledAt')::timestamptz else 'infinity' end)
    from jsonb_array_elements(document->'payouts') as payout
    where payout->>'state' = 'settled'
      or (payout->>'state' = 'in_doubt' and payout->>'resolution' <> 'exchange')
      or (payout->>'state' = 'pending' and (payout->>'effectId' is not null or (payout->>'byHand')::boolean))
  )`,
  `create index returns_by_mailbox on returns (store_id, (${MAILBOX}), created_at)`,
  `create index returns_paid_by_customer on returns (store_id, customer_id, paid_at)
    where customer_id > 0 and paid_at is not null`,
  `create index returns_paid_by_mailbox on returns (store_id, (${MAILBOX}), paid_at) where paid_at is not null`,
];

export const committedWorth: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
