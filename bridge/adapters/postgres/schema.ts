import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Effect, EffectKind, EffectPlan, EffectState } from '../../domain/effect.ts';
import type { LedgerEntry } from '../../domain/ledger.ts';
import type { PolicyRules } from '../../domain/policy.ts';
import type { ParcelState, PayoutState, Return, ReturnEvent, Shipping } from '../../domain/return.ts';

export const SCHEMA = 'boomerang';

/** Read as a Date, written as an ISO string. */
type Time = ColumnType<Date, string, string>;
type OptionalTime = ColumnType<Date | null, string | null, string | null>;
/** bigint: the driver reads it as a string. */
type Big = ColumnType<string, number, number>;
type Json<T extends object | null> = JSONColumnType<T, string, string>;

/** Documents (jsonb) are written by us only, from domain types; a migration brings older ones to the types' present shape. */
export interface Tables {
  stores: { id: string; next_number: Generated<number>; created_at: Generated<Date> };
  policies: { store_id: string; version: number; rules: Json<PolicyRules>; saved_by: string; saved_at: Time };
  secrets: { store_id: string; name: string; sealed: string; saved_at: Time };
  returns: ReturnTable;
  return_events: {
    seq: Generated<string>;
    store_id: string;
    return_id: string;
    policy_version: number;
    type: ReturnEvent['type'];
    actor: Json<ReturnEvent['actor']>;
    data: Json<ReturnEvent['data']>;
    at: Time;
  };
  ledger: {
    seq: Generated<string>;
    store_id: string;
    return_id: string;
    policy_version: number;
    account: LedgerEntry['account'];
    kind: LedgerEntry['kind'];
    order_line_id: Big | null;
    tax_rate_id: Big | null;
    currency: string;
    amount: Big;
    effect_id: string | null;
    at: Time;
  };
  effects: EffectTable;
  labels: {
    seq: Generated<string>;
    store_id: string;
    return_id: string;
    policy_version: number;
    pdf: Buffer;
    source: 'shippo' | 'owner';
    created_at: Time;
  };
  nonces: { store_id: string; nonce: string; seen_at: Time };
  attempts: { store_id: string; key: string; count: number; resets_at: Time };
}

/** The aggregate is one document; beside it stand the columns that queries use, derived from it at each save. */
interface ReturnTable {
  id: string;
  store_id: string;
  policy_version: number;
  number: string;
  /** n of `RMA-n`: numbers sort by it. */
  sequence: number;
  revision: number;
  actor_key: string;
  request_id: string;
  trace_id: string;
  locale: string;
  token_hash: string;
  token_sealed: string;
  order_id: Big;
  order_number: string;
  customer_name: string;
  customer_email: string;
  parcel_state: ParcelState;
  payout_state: PayoutState;
  pay_by_hand: boolean;
  shipping_state: Shipping['state'];
  tracking_number: string | null;
  amount: Big;
  created_at: Time;
  document: Json<Return>;
}

interface EffectTable {
  seq: Generated<string>;
  id: string;
  store_id: string;
  policy_version: number;
  return_id: string;
  order_id: Big;
  kind: EffectKind;
  /** One of MONEY_KINDS: at most one of an order is in flight or in doubt (a unique index holds it). */
  is_money: boolean;
  plan: Json<EffectPlan>;
  state: EffectState;
  attempt: number;
  tries: number;
  due_at: Time;
  lease_until: OptionalTime;
  sent_at: OptionalTime;
  progress: Json<Effect['progress']>;
  result: JSONColumnType<NonNullable<Effect['result']>, string | null, string | null> | null;
  trouble: JSONColumnType<NonNullable<Effect['trouble']>, string | null, string | null> | null;
  created_at: Time;
}
