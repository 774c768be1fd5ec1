import type { EmailKind } from './effect.ts';
import { BUDGETS } from './budgets.ts';

type OwnerEmail = Extract<EmailKind, `owner_${string}`>;

/**
 * Whether an e-mail to the owner may wait for the digest once many were sent about the same order or customer. What may wait, a shopper can cause again and
 * again, and it is no matter of minutes; the rest is about money, a carrier or a legal day, and always goes out at once.
 */
const MAY_WAIT: Readonly<Record<OwnerEmail, boolean>> = {
  owner_decision: true,
  owner_held_payout: true,
  owner_unpaid: true,
  owner_proof_claimed: true,
  owner_customs: true,
  owner_label: true,
  owner_given_at_risk: true,
  owner_deadline: false,
  owner_exchange_paid: false,
  owner_failed_payout: false,
  owner_in_doubt: false,
  owner_pay_by_hand: false,
  owner_digest: false,
};

export function mayWait(kind: EmailKind): boolean {
  return kind in MAY_WAIT && MAY_WAIT[kind as OwnerEmail];
}

export const KINDS_THAT_WAIT: readonly EmailKind[] = (Object.keys(MAY_WAIT) as OwnerEmail[]).filter(mayWait);

/** From the first line of a digest to its sending, ms. A digest takes lines until it is sent, so that one an hour goes out at most. */
export const DIGEST_MS = BUDGETS.owner_emails.ms;

/** Lines that somebody reads; what is above is in the list of returns. */
export const DIGEST_LINES = 200;
