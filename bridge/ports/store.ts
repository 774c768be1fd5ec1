import type { Effect, EffectPlan } from '../domain/effect.ts';
import type { Minor } from '../domain/money.ts';
import type { Address, Currency, Order } from '../domain/order.ts';

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
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface StoreInfo {
  readonly name: string;
  /** Where parcels go back to. */
  readonly address: Address;
  readonly currency: Currency;
}

/** The WooCommerce store, read and written through its REST API. Reads throw StoreUnavailable. */
export interface Store {
  /**
   * The order that the customer knows by this number, or null. By id only if its `number` equals what was typed, else by search with an
   * exact match; makes the same calls whether it exists or not. Products and refunds are read only when `accept` says yes to its e-mail and customer.
   */
  findOrder(
    number: string,
    accept: (candidate: { readonly email: string; readonly customerId: number }) => boolean,
    options?: { readonly timeoutMs?: number },
  ): Promise<Order | null>;
  getOrder(orderId: number): Promise<Order | null>;
  listRefunds(orderId: number, currency: Currency): Promise<readonly StoreRefund[]>;
  /** Sends one refund with the effect's idempotency key, `api_restock` false, the effect id in `reason` and in meta `_boomerang_effect`. */
  createRefund(request: {
    readonly effect: Pick<Effect, 'id' | 'attempt'>;
    readonly plan: Extract<EffectPlan, { kind: 'refund' }>;
    readonly returnNumber: string;
    /** False for gateways that can't refund: recorded only, the owner pays by hand. */
    readonly payByGateway: boolean;
  }): Promise<WriteOutcome<StoreRefund>>;
  /** Store name, address and currency; may be cached for a minute. */
  info(): Promise<StoreInfo>;
  /** Reads one order and tries a write that can't do anything (a note that doesn't exist); says what is wrong, or null. */
  checkConnection(): Promise<{ readonly read: string | null; readonly write: string | null }>;
}
