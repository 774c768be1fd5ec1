import type { Effect, EffectKind, EffectPlan, EffectState } from '../domain/effect.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { BookedSum } from '../domain/report.ts';
import type { Order } from '../domain/order.ts';
import type { ParcelState, Return, ReturnEvent } from '../domain/return.ts';
import type { Instant } from '../domain/time.ts';
import type { Attention } from './attention.ts';
import type { Attempts } from './attempts.ts';
import type { Books } from './books.ts';
import type { Counts } from './counts.ts';
import type { Budgets } from './budgets.ts';
import type { CustomerPayouts } from './customer-payouts.ts';
import type { Deliveries } from './deliveries.ts';
import type { Digests, OpenDigest } from './digests.ts';
import type { Operations } from './operations.ts';
import type { Restores } from './restores.ts';
import type { GivePaymentWord, PaymentWords } from './payment-words.ts';
import type { Photos } from './photos.ts';
import type { Policies } from './policies.ts';
import type { Retention } from './retention.ts';
import type { OrderReading, SetAside } from './set-aside.ts';
import type { Slips } from './slips.ts';
import type { ReturnsToSweep, SweepRuns } from './sweeps.ts';
import type { Tracking } from './tracking.ts';

export type { Attention } from './attention.ts';

/** What one transaction can do. Nothing in it touches the network; every row it writes carries store id and policy version. */
export interface Transaction extends CustomerPayouts, GivePaymentWord, OpenDigest {
  readonly storeId: string;

  // --- returns
  /** Serialises everything that claims quantities or money of one order (advisory lock until commit). */
  lockOrder(orderId: number): Promise<void>;
  /** Next `RMA-n` of this store, from 1001. */
  nextReturnNumber(): Promise<string>;
  /** Throws DuplicateRequest when this actor's request id has a return already (in this moment, from another process). */
  insertReturn(entry: NewReturn): Promise<void>;
  /** With a row lock until commit. */
  lockReturn(returnId: string): Promise<Return | null>;
  /** Saves with revision + 1 (the value in `next` is the one read); returns the saved one. Throws ChangedMeanwhile when it is no longer that one. */
  updateReturn(next: Return): Promise<Return>;
  findReturnByRequest(actorKey: string, requestId: string): Promise<Return | null>;
  returnsOfOrder(orderId: number): Promise<readonly Return[]>;
  eventsOf(returnId: string): Promise<readonly ReturnEvent[]>;
  appendEvents(returnId: string, events: readonly ReturnEvent[]): Promise<void>;
  appendLedger(returnId: string, policyVersion: number, entries: readonly LedgerEntry[]): Promise<void>;
  ledgerOfOrder(orderId: number): Promise<readonly (LedgerEntry & { readonly returnId: string })[]>;

  // --- effects: each insert also enqueues its wake-up job in this transaction
  insertEffect(effect: NewEffect): Promise<void>;
  /** With a row lock until commit. */
  lockEffect(effectId: string): Promise<Effect | null>;
  /**
   * Takes the effect for a worker: `pending` and due, or `in_flight` with its lease run out → `in_flight` with a new lease. Answers what it was before
   * and is now; `waits` when another money effect of that order is in flight or in doubt (its due time is moved by 5 s, later by more, 5 minutes at most); null when there is nothing to take.
   */
  claimEffect(
    effectId: string,
    now: Instant,
    leaseMs: number,
  ): Promise<{ readonly before: Effect; readonly effect: Effect } | 'waits' | null>;
  saveEffect(effect: Effect): Promise<void>;
  /** Enqueues a wake-up at `dueAt` (now or later) in this transaction. */
  wakeEffect(effectId: string, dueAt: Instant): Promise<void>;
  effectsOfReturn(returnId: string): Promise<readonly Effect[]>;
  effectsOfOrder(orderId: number): Promise<readonly Effect[]>;

  // --- settings
  hasSecret(name: string): Promise<boolean>;
  /** For an effect that follows from what is recorded, and not from a decision. */
  newEffectId(): string;

  // --- labels and photos
  saveLabel(label: StoredLabel): Promise<void>;
  /** Ties photos of this order that no return has yet to this one; answers how many there were. */
  claimPhotos(orderId: number, photoIds: readonly string[], returnId: string): Promise<number>;
}

/** The transaction is rolled back: read the first answer with `findReturnByRequest` in a new one. */
export class DuplicateRequest extends Error {
  override readonly name = 'DuplicateRequest';
}

/** The return was saved by somebody else since it was read. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
}

export interface NewReturn {
  readonly entry: Return;
  /** Who asked, for the unique pair with the request id: `guest:<order id>`, `customer:<id>`. */
  readonly actorKey: string;
}

export interface NewEffect {
  readonly id: string;
  readonly returnId: string;
  readonly orderId: number;
  readonly policyVersion: number;
  readonly plan: EffectPlan;
  readonly dueAt: Instant;
  readonly createdAt: Instant;
}

export interface StoredLabel {
  readonly returnId: string;
  readonly policyVersion: number;
  readonly pdf: Uint8Array;
  readonly source: 'shippo' | 'owner';
  readonly createdAt: Instant;
}

export type { PolicyVersion } from './policies.ts';

export interface ReturnListQuery {
  /** Part of the number, order number, customer name or e-mail. */
  readonly search?: string | undefined;
  /** `numbers`: of the return, the order, and a whole tracking number; nothing of the person. */
  readonly searchIn?: 'all' | 'numbers';
  readonly states?: readonly ParcelState[] | undefined;
  /** true: only those that need the owner; false: only those that need nobody; or only those that are in doubt. */
  readonly attention?: boolean | 'in_doubt' | undefined;
  readonly sort: 'created_at' | 'number' | 'amount';
  readonly direction: 'asc' | 'desc';
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
}

/** Reads outside a transaction, and the transaction itself. One instance serves one store. */
export interface Database
  extends
    Attempts,
    Books,
    Budgets,
    Counts,
    Deliveries,
    Digests,
    PaymentWords,
    Photos,
    Policies,
    Retention,
    ReturnsToSweep,
    SetAside,
    Slips,
    SweepRuns,
    Operations,
    Restores,
    Tracking {
  readonly storeId: string;
  /** Commits what `work` did, or nothing. Runs `work` again (three times at most) when PostgreSQL broke a deadlock by ending it. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;

  findReturn(returnId: string): Promise<Return | null>;
  listReturns(query: ReturnListQuery): Promise<{
    readonly items: readonly { readonly entry: Return; readonly attention: Attention | null }[];
    readonly total: number;
  }>;
  attentionOf(returnId: string): Promise<Attention | null>;
  eventsOf(returnId: string): Promise<readonly ReturnEvent[]>;
  /** When something last happened to it; null: nothing has. */
  lastEventAt(returnId: string): Promise<Instant | null>;
  ledgerOf(returnId: string): Promise<readonly LedgerEntry[]>;
  effectsOf(returnId: string): Promise<readonly Effect[]>;
  labelOf(returnId: string): Promise<StoredLabel | null>;
  /** Due effects without a live lease, oldest first: what the sweep wakes. */
  dueEffects(
    now: Instant,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly kind: EffectKind; readonly state: EffectState }[]>;

  /**
   * Orders as they were last read: estimates and the policy's replay need no call to the store. Where the order itself does not say when it was delivered,
   * they are read with the delivery of their parcel.
   */
  saveOrders(orders: readonly { readonly order: Order; readonly changedAt: Instant }[]): Promise<void>;
  savedOrder(orderId: number): Promise<Order | null>;
  /** Placed in [from, to), oldest first. */
  savedOrders(from: Instant, to: Instant): Promise<readonly Order[]>;
  /** Last change that the reading of all orders has come to; null: it has never run. `readTo`/`total` say how far it is. */
  orderReading(): Promise<OrderReading | null>;
  setOrderReading(reading: OrderReading): Promise<void>;
  /** Returns of these orders, and those whose exchange made one of them. */
  returnsTouching(orderIds: readonly number[]): Promise<readonly Return[]>;
  /** Returns made in [from, to), oldest first. */
  returnsBetween(from: Instant, to: Instant): Promise<readonly Return[]>;
  /** Returns of a customer (by account and mailbox, as `lockCustomer` knows them) since then, but for the one with the id `except`. */
  countReturnsOf(
    customer: { readonly id: number; readonly email: string },
    since: Instant,
    except: string | null,
  ): Promise<number>;
  /** Ledger lines in [from, to) with the month of sale (`YYYY-MM`) of their order, summed for each currency and its decimals. */
  ledgerByMonth(from: Instant, to: Instant, timeZone?: string): Promise<readonly BookedSum[]>;
  /** What open credits still owe, by currency and what their amounts are counted in. */
  openCredit(): Promise<readonly Pick<BookedSum, 'currency' | 'decimals' | 'amount'>[]>;

  getSecret(name: string): Promise<string | null>;
  setSecret(name: string, sealed: string | null, at: Instant): Promise<void>;

  /** False when this nonce was seen (kept 10 minutes). */
  rememberNonce(nonce: string, at: Instant): Promise<boolean>;
  /** Deletes nonces and attempt windows that are over, and photos that no return took within a day. */
  prune(now: Instant): Promise<void>;
}
