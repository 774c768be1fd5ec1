import type { Effect, EffectPlan } from '../domain/effect.ts';
import type { Minor } from '../domain/money.ts';
import type { Currency, Order } from '../domain/order.ts';
import type { PolicyRules } from '../domain/policy.ts';
import type { Instant } from '../domain/time.ts';
import type { UnreadableOrder } from '../domain/unreadable-order.ts';
import type { ConnectionCheck } from './connection-problem.ts';
import type { FoundOrder } from './found-order.ts';
import type { StoreOrderNote } from './order-note.ts';
import type { StoreInfo } from './store-info.ts';

export type { StoreInfo } from './store-info.ts';

/** A refund as WooCommerce holds it. */
export interface StoreRefund {
  readonly id: number;
  /** Minor units, positive. */
  readonly amount: Minor;
  readonly reason: string;
  /** The gateway has paid (`refunded_payment`). */
  readonly paid: boolean;
  /** Value of the meta key `_boomerang_effect`; null: made by somebody else, or WooCommerce died before it saved meta. */
  readonly effectId: string | null;
}

/**
 * What a write gave. `refused`: the peer said no with a code, nothing was done. `not_sent`: surely not done (connection refused, 429, 503
 * before the act, 401): may be sent again later. `unknown`: look before anything is sent again.
 */
export type WriteOutcome<Done> =
  | { readonly type: 'done'; readonly value: Done }
  | { readonly type: 'refused'; readonly code: string; readonly message: string }
  | { readonly type: 'not_sent'; readonly code: string; readonly message: string; readonly retryAfterMs: number | null }
  | { readonly type: 'unknown'; readonly code: string; readonly message: string };

/** Thrown by reads: the store did not answer, or not in a way that can be read. Never carries keys. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly code: string;
  /** From Retry-After, where the store named a time. */
  readonly retryAfterMs: number | null;
  constructor(code: string, message: string, retryAfterMs: number | null = null) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** A category, tag or product as the policy names it. */
export interface CatalogueItem {
  readonly id: number;
  /** Categories with those above them: `Clothing › Shirts`. */
  readonly name: string;
}
export type CatalogueKind = 'category' | 'tag' | 'product';

/** A product or variation that an exchange may send. */
export interface ExchangeItem {
  readonly productId: number;
  readonly variationId: number;
  readonly name: string;
  readonly sku: string;
  readonly imageUrl: string | null;
  /** One unit at today's price as the catalogue has it (with tax where the store's prices include it), minor units. */
  readonly price: Minor;
  /** That `price` is counted in. */
  readonly decimals: number;
  readonly taxClass: string;
  /** Units to be had; null: stock is not counted. 0: none. */
  readonly inStock: number | null;
}

/** What the policy asks of a customer. */
export interface CustomerFacts {
  /** WordPress role; `guest` without an account. */
  readonly role: string;
  /** Paid orders so far, the one at hand included. */
  readonly orders: number;
}

/** A coupon as WooCommerce holds it. */
export interface StoreCoupon {
  readonly id: number;
  readonly code: string;
  /** Minor units. */
  readonly amount: Minor;
  readonly usedCount: number;
  readonly expiresAt: Instant | null;
}

/** An exchange's order as WooCommerce holds it. */
export interface StoreExchangeOrder {
  readonly id: number;
  readonly number: string;
  readonly status: string;
  /** What is to be paid, minor units. */
  readonly total: Minor;
  readonly isPaid: boolean;
  /** WooCommerce's pay page; null where nothing is due. */
  readonly payUrl: string | null;
  /** Meta `_boomerang_effect`. */
  readonly effectId: string | null;
}

/** The product or variation that keeps the stock of an item. */
export type StockKeeper =
  | {
      readonly type: 'kept';
      readonly productId: number;
      /** 0: the product itself. */
      readonly variationId: number;
      readonly quantity: number;
    }
  | { readonly type: 'not_managed' }
  | { readonly type: 'missing' };

/** Of the policy, what reading an order needs: which meta keys tell the delivery and customs. */
export type ReadingRules = Pick<PolicyRules, 'window' | 'labels'>;

type Whose = Pick<Order, 'email' | 'customerId'>;

/** The WooCommerce store, read and written through its REST API. Reads throw StoreUnavailable; those of one order OrderUnreadable, too. */
export interface Store {
  /**
   * The order known by this number, or null: among the orders of `by`, else by id or search. Compared exactly; the same calls whether it
   * exists or not. Products and refunds are read only when `accept` says yes to its e-mail and customer.
   */
  findOrder(
    number: string,
    accept: (candidate: Whose) => boolean,
    options: { readonly timeoutMs?: number; readonly rules: ReadingRules; readonly by?: Whose },
  ): Promise<Order | null>;
  /** The newest orders of whoever has this name or e-mail, at most 20, by one call; `more`: there may be others. */
  searchOrders(
    text: string,
    timeoutMs: number,
  ): Promise<{ readonly orders: readonly FoundOrder[]; readonly more: boolean }>;
  /** null: there is none, or it is a draft (`isDraft`), which nobody has placed. */
  getOrder(orderId: number, rules: ReadingRules): Promise<Order | null>;
  listRefunds(orderId: number, currency: Currency): Promise<readonly StoreRefund[]>;
  /** Sends one refund with the effect's idempotency key, `api_restock` false, the effect id in `reason` and in meta `_boomerang_effect`. */
  createRefund(request: {
    readonly effect: Pick<Effect, 'id' | 'attempt'>;
    readonly plan: Extract<EffectPlan, { kind: 'refund' }>;
    readonly returnNumber: string;
    /** False for gateways that can't refund: recorded only, the owner pays by hand. */
    readonly payByGateway: boolean;
  }): Promise<WriteOutcome<StoreRefund>>;
  /** Takes the record of a refund out of its order; no gateway is asked. Done also where it is gone already. */
  removeRefund(refund: { readonly orderId: number; readonly refundId: number }): Promise<WriteOutcome<null>>;
  /** Orders by the time of their last change, oldest first, 100 a page at most, and those of them that can't be read; `next` null: that was the last page. */
  listOrders(query: { readonly changedAfter: Instant; readonly page: number; readonly rules: ReadingRules }): Promise<{
    readonly orders: readonly { readonly order: Order; readonly changedAt: Instant }[];
    readonly unreadable: readonly (UnreadableOrder & { readonly changedAt: Instant })[];
    readonly total: number;
    readonly next: number | null;
  }>;
  /** Role and number of orders; for a guest the orders with that e-mail. */
  customerFacts(customer: { readonly customerId: number; readonly email: string }): Promise<CustomerFacts>;
  /** By part of the name, or by ids; 50 at most. */
  catalogue(query: {
    readonly kind: CatalogueKind;
    readonly search?: string | undefined;
    readonly ids?: readonly number[] | undefined;
  }): Promise<readonly CatalogueItem[]>;
  /** What may be had instead of a product: its own variations, or any product by part of its name. 20 at most, what is out of stock last. */
  exchangeItems(query: {
    readonly scope: 'variation' | 'any';
    readonly productId: number;
    readonly taxClass: string;
    readonly search?: string | undefined;
  }): Promise<readonly ExchangeItem[]>;
  /** One item, or null where it can't be bought (any more). */
  exchangeItem(item: { readonly productId: number; readonly variationId: number }): Promise<ExchangeItem | null>;
  findCoupon(code: string, currency: Currency): Promise<StoreCoupon | null>;
  /** Sends one coupon with the effect's idempotency key. `code` is the effect's own: WooCommerce refuses it twice. */
  createCoupon(request: {
    readonly effect: Pick<Effect, 'id' | 'attempt'>;
    readonly plan: Extract<EffectPlan, { kind: 'store_credit' }>;
    readonly code: string;
    readonly returnNumber: string;
  }): Promise<WriteOutcome<StoreCoupon>>;
  /** Sets what is left on a coupon, and that it may be used once more. Setting it twice is harmless. */
  setCouponBalance(request: {
    readonly effect: Pick<Effect, 'id' | 'attempt'>;
    readonly plan: Extract<EffectPlan, { kind: 'credit_balance' }>;
  }): Promise<WriteOutcome<StoreCoupon>>;
  /** The order that this effect made, by its meta `_boomerang_effect`. */
  findExchangeOrder(effectId: string, currency: Currency): Promise<StoreExchangeOrder | null>;
  /** An order that an exchange made, or null where it was deleted. Throws StoreUnavailable. */
  getExchangeOrder(orderId: number, currency: Currency): Promise<StoreExchangeOrder | null>;
  /** Sends one order (`on-hold`: stock is taken) for the customer of the first order, with the effect's idempotency key. */
  createExchangeOrder(request: {
    readonly effect: Pick<Effect, 'id' | 'attempt'>;
    readonly plan: Extract<EffectPlan, { kind: 'exchange_order' }>;
    readonly returnNumber: string;
  }): Promise<WriteOutcome<StoreExchangeOrder>>;
  /** `ship`: `processing` where nothing is due (else it waits for payment). `cancel`: `cancelled`, which gives its stock back. Setting it twice is harmless. */
  setExchangeStatus(request: {
    readonly effect: Pick<Effect, 'id' | 'attempt'>;
    readonly plan: Extract<EffectPlan, { kind: 'exchange_status' }>;
  }): Promise<WriteOutcome<{ readonly status: string; readonly isPaid: boolean }>>;
  /** Where the stock of an item is kept, and how much there is. */
  stockKeeper(item: { readonly productId: number; readonly variationId: number }): Promise<StockKeeper>;
  /** Raises the stock there, and says what it is then. Leaves no trace of who did it: for stores without the plugin's own route. */
  addStock(request: {
    readonly effect: Pick<Effect, 'id' | 'attempt'>;
    readonly keeper: Extract<StockKeeper, { type: 'kept' }>;
    readonly quantity: number;
  }): Promise<WriteOutcome<number>>;
  /** True when a private note of the order holds this text. */
  hasOrderNote(orderId: number, text: string): Promise<boolean>;
  /** Writes a private note, for stores without the plugin's own route. */
  addOrderNote(request: StoreOrderNote): Promise<WriteOutcome<null>>;
  /** Store name, address and currency; may be cached for a minute. */
  info(): Promise<StoreInfo>;
  /** Reads one order and tries a write that can't do anything (a note that doesn't exist); says what is wrong, or null. */
  checkConnection(): Promise<ConnectionCheck>;
}
