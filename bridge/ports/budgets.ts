import type { Effect } from '../domain/effect.ts';
import type { Instant } from '../domain/time.ts';

/** What BUDGETS are counted by, where the rows at hand do not tell. */
export interface Budgets {
  /**
   * E-mails to a shopper that were written since then and before this one (so that of several at once each knows its place), but for receipts of withdrawals
   * and those that failed.
   */
  countEmailsBefore(effectId: string, email: string, since: Instant): Promise<number>;
  /**
   * E-mails to the owner that may wait for a digest, about the effect's order or this customer (by account and mailbox, as `lockCustomer` knows them), written
   * since then and before this one; but for those that failed.
   */
  countOwnerEmailsBefore(
    effect: Pick<Effect, 'id' | 'orderId'>,
    customer: { readonly id: number; readonly email: string },
    since: Instant,
  ): Promise<number>;
}
