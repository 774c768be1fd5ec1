import type { Actor } from '../domain/return.ts';
import type { Instant } from '../domain/time.ts';

/** A person of the store says of an order, seen in this state, that its money has arrived. */
export interface PaymentWord {
  readonly orderId: number;
  readonly policyVersion: number;
  readonly status: string;
  readonly by: Actor;
  readonly at: Instant;
}

export interface GivePaymentWord {
  /** False: it was said of this state already. Of another state, it takes the place of what was said. */
  givePaymentWord(word: PaymentWord): Promise<boolean>;
}

export interface PaymentWords {
  /** By order id, the state of which it was said. */
  paymentWords(orderIds: readonly number[]): Promise<ReadonlyMap<number, { readonly status: string }>>;
  /** Orders whose returns don't know of it yet, longest ago first. */
  paymentWordsToTakeUp(limit: number): Promise<readonly number[]>;
  paymentWordTakenUp(orderId: number): Promise<void>;
}
