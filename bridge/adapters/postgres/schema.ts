import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Effect, EffectKind, EffectPlan, EffectState } from '../../domain/effect.ts';
import type { LedgerEntry } from '../../domain/ledger.ts';
import type { Order } from '../../domain/order.ts';
import type { PolicyRules } from '../../domain/policy.ts';
import type { ParcelState, PayoutState, Return, ReturnEvent, ReturnKind, Shipping } from '../../domain/return.ts';
import type { UnreadablePart } from '../../domain/unreadable-order.ts';
import type { SweepData, SweepName, SweepTrouble } from '../../domain/sweep.ts';

export const SCHEMA = 'boomerang';

/** Read as a Date, written as an ISO string. */
type Time = ColumnType<Date, string, string>;
type OptionalTime = ColumnType<Date | null, string | null, string | null>;
/** bigint: the driver reads it as a string. */
type Big = ColumnType<string, number, number>;
type Json<T extends object | null> = JSONColumnType<T, string, string>;
type OptionalJson<T extends object> = JSONColumnType<T, string | null, string | null> | null;
type Count = Record<'currency', string | null> & Record<'decimals', number | null>;

/** Documents (jsonb) are written by us only, from domain types; a migration brings older ones to the types' present shape. */
export interface Tables {
  stores: {
    id: string;
    next_number: Generated<number>;
    created_at: Generated<Date>;
    /** The site that this store is paired with, as both sides sign it; null until a bridge has said. */
    site_url: string | null;
    /** Where it was carried to (host, port and database): no bridge may start on this copy. */
    moved_to: string | null;
    moved_at: OptionalTime;
  };
  restores: { store_id: string; restored_at: Time; taken_at: Time; numbers_from: number };
  policies: { store_id: string; version: number; rules: Json<PolicyRules>; saved_by: string; saved_at: Time } & Count;
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
    tax_rate_id: string | null;
    currency: string;
    decimals: number;
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
  packing_slips: {
    return_id: string;
    store_id: string;
    policy_version: number;
    shows: string;
    pdf: Buffer;
    created_at: Time;
  };
  photos: {
    id: string;
    store_id: string;
    order_id: Big;
    /** Null until a return takes it. */
    return_id: string | null;
    jpeg: Buffer;
    created_at: Time;
  };
  order_snapshots: { store_id: string; order_id: Big; placed_at: Time; changed_at: Time; document: Json<Order> };
  orders_set_aside: {
    store_id: string;
    order_id: Big;
    number: string;
    what: UnreadablePart;
    field: string;
    tried_at: Time;
  };
  /** That staff said of an order that its money has arrived, and the state in which they saw it. */
  payment_words: {
    store_id: string;
    order_id: Big;
    policy_version: number;
    status: string;
    said_by: Json<ReturnEvent['actor']>;
    said_at: Time;
    /** The returns of the order know of it. */
    taken_up: boolean;
  };
  store_decimals: { seq: Generated<string>; store_id: string; currency: string; decimals: number; since: Time };
  order_reading: { store_id: string; changed_until: Time; read: number; total: number; finished_at: OptionalTime };
  deliveries: {
    store_id: string;
    order_id: Big;
    tracking_number: string;
    delivered_at: OptionalTime;
    asked_at: Time;
  };
  sweep_runs: {
    id: string;
    store_id: string;
    name: SweepName;
    /** The hours, or whoever asked, that this run is for. */
    slots: string[];
    attempt: number;
    started_at: Time;
    /** Until then its time is counted in `worked_ms`. */
    touched_at: Time;
    lease_until: Time;
    finished_at: OptionalTime;
    worked_ms: ColumnType<string, number, string>;
    cursor: OptionalJson<SweepData>;
    result: Json<SweepData>;
    trouble: OptionalJson<SweepTrouble>;
  };
  nonces: { store_id: string; nonce: string; seen_at: Time };
  attempts: { store_id: string; key: string; count: number; resets_at: Time };
}

/** The aggregate is one document; beside it stand the columns that queries use, derived from it at each save. */
interface ReturnTable {
  id: string;
  store_id: string;
  policy_version: number;
  kind: ReturnKind;
  number: string;
  /** n of `RMA-n`: numbers sort by it. */
  sequence: number;
  revision: number;
  actor_key: string;
  request_id: string;
  trace_id: string;
  locale: string;
  order_id: Big;
  order_number: string;
  /** 0 for a guest. */
  customer_id: Big;
  customer_name: string;
  customer_email: string;
  parcel_state: ParcelState;
  /** The worst of its payouts; `settled` where there is nothing to pay. */
  payout_state: PayoutState;
  pay_by_hand: boolean;
  /** A payout waits for a person. */
  payout_held: boolean;
  /** A payout failed, and not because the item of an exchange is gone: that is the shopper's to answer. */
  payout_failed: boolean;
  credit_open: boolean;
  exchange_unpaid: boolean;
  /** Nobody has paid the order, and it is not cancelled. */
  order_unpaid: boolean;
  payment_at_risk: boolean;
  /** While it is approved and not sent: from when on it may expire. */
  send_back_by: OptionalTime;
  /** Of a withdrawal. */
  refund_by: OptionalTime;
  /** The owner was told that `refund_by` is near. */
  warned: boolean;
  shipping_state: Shipping['state'];
  /** Every number by which its parcels can be followed, the label's and those that people typed, as `plainNumber` writes them. */
  tracking_numbers: string[];
  /** All payouts together. */
  amount: Big;
  /** When the order was placed. */
  sold_at: Time;
  created_at: Time;
  /** When money of it last went out; `infinity` while some is on its way; null: none did. */
  paid_at: ColumnType<Date | null, string | null, string | null>;
  /** When a sweep last looked at it: no part of the return. */
  swept_at: ColumnType<Date | null, never, string>;
  /** When the carrier was last asked by itself. */
  tracked_at: ColumnType<Date | null, never, string>;
  /** When names, addresses and the shopper's words were erased. */
  erased_at: ColumnType<Date | null, never, string>;
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
  restored: ColumnType<Effect['restored'], never, never>;
  created_at: Time;
}
