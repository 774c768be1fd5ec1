import type { Instant } from '../domain/time.ts';
import type { UnreadableOrder } from '../domain/unreadable-order.ts';
import { StoreUnavailable } from './store.ts';

/** Thrown by reads of an order that is there and can't be understood: it is set aside, and no other order waits for it. */
export class OrderUnreadable extends StoreUnavailable {
  readonly unreadable: UnreadableOrder;
  constructor(unreadable: UnreadableOrder) {
    super('order_unreadable', `Order ${unreadable.number} could not be read (at ${unreadable.field}).`);
    this.unreadable = unreadable;
  }
}

/** An order that can't be read, as it was last tried. */
export type SetAsideOrder = UnreadableOrder & { readonly triedAt: Instant };

/** Orders of the store that can't be read. One that is saved is one no longer. */
export interface SetAside {
  /** Each takes the place of what was known of the same order. */
  setAside(orders: readonly SetAsideOrder[]): Promise<void>;
  /** How many there are, and the newest of them; null: none. */
  unreadableOrders(): Promise<{ readonly count: number; readonly newest: UnreadableOrder } | null>;
  /** Those not tried since then, longest ago first. */
  setAsideBefore(triedBefore: Instant, limit: number): Promise<readonly { readonly orderId: number }[]>;
  /** The order is gone. */
  forgetSetAside(orderId: number): Promise<void>;
}

/** How far the reading of all orders is. */
export interface OrderReading {
  readonly changedUntil: Instant;
  readonly read: number;
  readonly total: number;
  readonly finishedAt: Instant | null;
}
