import type { Minor } from '../domain/money.ts';
import type { Currency } from '../domain/order.ts';
import type { Instant } from '../domain/time.ts';

/** What tells one order from another, for staff who look for it. */
export interface FoundOrder {
  readonly id: number;
  readonly number: string;
  readonly placedAt: Instant;
  readonly name: string;
  readonly email: string;
  /** Minor units. */
  readonly total: Minor;
  readonly currency: Currency;
}
