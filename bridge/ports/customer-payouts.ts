import type { Return } from '../domain/return.ts';
import type { Instant } from '../domain/time.ts';

/** One customer, as far as returns show it. */
export interface CustomerKeys {
  /** Accounts. */
  readonly ids: readonly number[];
  /** E-mail addresses without case and `+tag`. */
  readonly mailboxes: readonly string[];
}

/** What one transaction knows of the money that goes to a customer. */
export interface CustomerPayouts {
  /**
   * Serialises what is paid to one customer, whichever of their orders it is for: advisory locks until commit, taken after the order's. Answers by what the customer
   * is known: an account with the addresses of its orders, a guest with the accounts of the same address, and so on.
   */
  lockCustomer(customer: { readonly id: number; readonly email: string }): Promise<CustomerKeys>;
  /** Returns of this customer whose money went out since then, or is on its way. */
  paidReturnsOf(keys: CustomerKeys, since: Instant): Promise<readonly Return[]>;
}
