import { sql, type Kysely, type Migration } from 'kysely';
import { rulesOf0002, type FirstRules } from './0002-rules.ts';

/** Before there were resolutions, everything was a refund of all that a line was worth. */
const LINE = `line || jsonb_build_object(
    'photoIds', '[]'::jsonb, 'resolution', 'refund', 'exchange', null, 'subtotal', line->'goods',
    'fee', 0, 'kept', 0, 'capped', 0,
    'parts', jsonb_build_array(jsonb_build_object('payout', 'refund', 'goods', line->'goods', 'taxes', line->'taxes')),
    'sellable', true, 'hsCode', null, 'originCountry', null)`;

const PAYOUT = `document->'payout' || '{"resolution": "refund"}'
    || case when document->'payout'->>'state' = 'pending' then '{"held": null}'::jsonb else '{}' end`;

/** Version 0 is the defaults that nobody has saved: they approved by themselves. */
const WAS_AUTOMATIC = `coalesce((select (rules->>'autoApprove')::boolean from policies
    where policies.store_id = returns.store_id and policies.version = returns.policy_version), true)`;

/**
 * SQL, since there may be many. An order's day was not kept: the return's is the best known. How prices are meant decides store credit only,
 * which the policies of then did not offer.
 */
const DOCUMENTS = [
  `update returns set document = document - 'payout' || jsonb_build_object(
    'kind', 'return',
    'orderPlacedAt', document->'createdAt', 'pricesIncludeTax', false, 'page', '',
    'payouts', jsonb_build_array(${PAYOUT}),
    'lines', coalesce((select jsonb_agg(${LINE} order by place)
      from jsonb_array_elements(document->'lines') with ordinality as each (line, place)), '[]'),
    'outbound', '[]'::jsonb, 'bonus', 0, 'labelDeduction', 0,
    'exchangePlan', null, 'exchangeOrder', null, 'credit', null, 'withdrawal', null,
    'decision', jsonb_build_object(
      'code', case when ${WAS_AUTOMATIC} then 'approved_by_policy' else 'held_person' end,
      'rule', 'approval.mode', 'policyVersion', policy_version, 'params', '{}'::jsonb),
    'override', null, 'findings', '[]'::jsonb, 'extraParcels', '[]'::jsonb, 'firstDelivered', false)`,
  `update effects set plan = plan || '{"payout": "refund", "outbound": []}' where kind = 'refund'`,
];

const COLUMNS = [
  `alter table returns
    add column kind text not null default 'return',
    add column customer_id bigint not null default 0,
    add column sold_at timestamptz,
    add column payout_held boolean not null default false,
    add column payout_failed boolean not null default false,
    add column credit_open boolean not null default false,
    add column send_back_by timestamptz,
    add column refund_by timestamptz,
    add column warned boolean not null default false,
    add column swept_at timestamptz`,
  `update returns set
    customer_id = (document->'customer'->>'id')::bigint,
    sold_at = created_at,
    payout_failed = payout_state = 'failed',
    send_back_by = case when parcel_state = 'approved' then (document->'parcel'->>'sendBackBy')::timestamptz end`,
  `alter table returns alter column sold_at set not null`,
  ...['kind', 'customer_id', 'payout_held', 'payout_failed', 'credit_open', 'warned'].map(
    (column) => `alter table returns alter column ${column} drop default`,
  ),
  `create index returns_by_customer on returns (store_id, customer_id, created_at) where customer_id > 0`,
  `create index returns_by_email on returns (store_id, lower(customer_email), created_at)`,
  `create index returns_to_send on returns (store_id, send_back_by) where send_back_by is not null`,
  `create index returns_to_pay on returns (store_id, refund_by) where refund_by is not null`,
  `create index returns_with_credit on returns (store_id, swept_at nulls first) where credit_open`,
  `create index ledger_by_age on ledger (store_id, at)`,
];

const NEW_TABLES = [
  // A photo is taken before its return is stored, in one transaction: the reference is checked at its end.
  `create table photos (
    id uuid primary key,
    store_id text not null references stores,
    order_id bigint not null,
    return_id uuid references returns deferrable initially deferred,
    jpeg bytea not null,
    created_at timestamptz not null
  )`,
  `create index photos_loose on photos (store_id, order_id) where return_id is null`,
  `create index photos_by_return on photos (return_id) where return_id is not null`,
  `create table order_snapshots (
    store_id text not null references stores,
    order_id bigint not null,
    placed_at timestamptz not null,
    changed_at timestamptz not null,
    document jsonb not null,
    primary key (store_id, order_id)
  )`,
  `create index order_snapshots_by_age on order_snapshots (store_id, placed_at)`,
  `create table order_reading (
    store_id text primary key references stores,
    changed_until timestamptz not null,
    read integer not null,
    total integer not null,
    finished_at timestamptz
  )`,
];

export const policyAndMoney: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    // Returns first: they ask their policy of old.
    for (const statement of [...DOCUMENTS, ...COLUMNS, ...NEW_TABLES]) await sql.raw(statement).execute(db);

    const policies = await sql<{ store_id: string; version: number; rules: FirstRules }>`
      select store_id, version, rules from policies`.execute(db);
    for (const { store_id, version, rules } of policies.rows) {
      await sql`update policies set rules = ${JSON.stringify(rulesOf0002(rules))}::jsonb
        where store_id = ${store_id} and version = ${version}`.execute(db);
    }
  },
};
