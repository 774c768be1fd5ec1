import type { Return } from '../domain/return.ts';
import type { Instant } from '../domain/time.ts';

/** One customer, as far as returns show it. */
export interface CustomerKeys {
  /** Accounts. */
  readonly ids: readonly number[];
  /** E-mail addresses without case and `+tag`. */
  readonly mailboxes: readonly string[];
}

/** What one transaction knows of a customer: the money that goes to them, and what they have asked for. */
export interface CustomerPayouts {
  /**
   * Serialises what is paid to one customer and what is counted of them, whichever of their orders it is for: advisory locks until commit, always taken after those of
   * the order and the return, so that nobody waits in a ring. Whoever has them may take them again. Answers by what the customer is known: an account with the addresses of its orders, a guest with the accounts of the same address, and so on.
   */
  lockCustomer(customer: { readonly id: number; readonly email: string }): Promise<CustomerKeys>;
  /** Returns of this customer whose money went out since then, or is on its way. */
  paidReturnsOf(keys: CustomerKeys, since: Instant): Promise<readonly Return[]>;
  /** As `Database.countReturnsOf`, but certain: while the customer is locked nobody else adds one. */
  countReturnsOf(keys: CustomerKeys, since: Instant, except: string | null): Promise<number>;
  /** Returns that this customer asked for since then, cancelled ones too. */
  countAsked(keys: CustomerKeys, since: Instant): Promise<number>;
}
