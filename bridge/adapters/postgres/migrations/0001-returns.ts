import { sql, type Kysely, type Migration } from 'kysely';

/** SQL rather than the schema builder: what stands here is what the server holds. */
const STATEMENTS = [
  `create table stores (
    id text primary key,
    next_number integer not null default 1001,
    created_at timestamptz not null default now()
  )`,
  `create table policies (
    store_id text not null references stores,
    version integer not null check (version > 0),
    rules jsonb not null,
    saved_by text not null,
    saved_at timestamptz not null,
    primary key (store_id, version)
  )`,
  `create table secrets (
    store_id text not null references stores,
    name text not null,
    sealed text not null,
    saved_at timestamptz not null,
    primary key (store_id, name)
  )`,
  `create table returns (
    id uuid primary key,
    store_id text not null references stores,
    policy_version integer not null,
    number text not null,
    sequence integer not null,
    revision integer not null,
    actor_key text not null,
    request_id text not null,
    trace_id text not null,
    locale text not null,
    token_hash text not null unique,
    token_sealed text not null,
    order_id bigint not null,
    order_number text not null,
    customer_name text not null,
    customer_email text not null,
    parcel_state text not null,
    payout_state text not null,
    pay_by_hand boolean not null,
    shipping_state text not null,
    tracking_number text,
    amount bigint not null,
    created_at timestamptz not null,
    document jsonb not null,
    unique (store_id, number),
    constraint returns_one_per_request unique (store_id, actor_key, request_id)
  )`,
  `create index returns_by_order on returns (store_id, order_id)`,
  `create index returns_by_age on returns (store_id, created_at)`,
  `create index returns_by_tracking on returns (store_id, tracking_number) where tracking_number is not null`,
  `create table return_events (
    seq bigint generated always as identity primary key,
    store_id text not null references stores,
    return_id uuid not null references returns,
    policy_version integer not null,
    type text not null,
    actor jsonb not null,
    data jsonb not null,
    at timestamptz not null
  )`,
  `create index return_events_by_return on return_events (return_id, seq)`,
  `create table ledger (
    seq bigint generated always as identity primary key,
    store_id text not null references stores,
    return_id uuid not null references returns,
    policy_version integer not null,
    account text not null,
    kind text not null,
    order_line_id bigint,
    tax_rate_id bigint,
    currency text not null,
    amount bigint not null,
    effect_id uuid,
    at timestamptz not null
  )`,
  `create index ledger_by_return on ledger (return_id, seq)`,
  `create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'The ledger is append-only: correct it by another line'; end $$`,
  `create trigger ledger_append_only before update or delete or truncate on ledger
    for each statement execute function refuse_change()`,
  `create table effects (
    seq bigint generated always as identity,
    id uuid primary key,
    store_id text not null references stores,
    policy_version integer not null,
    return_id uuid not null references returns,
    order_id bigint not null,
    kind text not null,
    is_money boolean not null,
    plan jsonb not null,
    state text not null check (state in ('pending', 'in_flight', 'done', 'failed', 'in_doubt')),
    attempt integer not null,
    tries integer not null,
    due_at timestamptz not null,
    lease_until timestamptz,
    sent_at timestamptz,
    progress jsonb not null,
    result jsonb,
    trouble jsonb,
    created_at timestamptz not null,
    check (state <> 'in_flight' or lease_until is not null)
  )`,
  `create unique index effects_one_money_act_per_order on effects (store_id, order_id)
    where is_money and state in ('in_flight', 'in_doubt')`,
  `create index effects_by_return on effects (return_id, seq)`,
  `create index effects_by_order on effects (store_id, order_id)`,
  `create index effects_due on effects (store_id, due_at) where state in ('pending', 'in_flight')`,
  `create index effects_in_trouble on effects (return_id) where state in ('failed', 'in_doubt')`,
  `create table labels (
    seq bigint generated always as identity primary key,
    store_id text not null references stores,
    return_id uuid not null references returns,
    policy_version integer not null,
    pdf bytea not null,
    source text not null,
    created_at timestamptz not null
  )`,
  `create index labels_by_return on labels (return_id, seq)`,
  `create table nonces (
    store_id text not null references stores,
    nonce text not null,
    seen_at timestamptz not null,
    primary key (store_id, nonce)
  )`,
  `create table attempts (
    store_id text not null references stores,
    key text not null,
    count integer not null,
    resets_at timestamptz not null,
    primary key (store_id, key)
  )`,
];

export const firstMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
