import type { Effect } from '../domain/effect.ts';

/** A private note to write into an order. */
export interface StoreOrderNote {
  readonly effect: Pick<Effect, 'id' | 'attempt'>;
  readonly orderId: number;
  readonly text: string;
}
