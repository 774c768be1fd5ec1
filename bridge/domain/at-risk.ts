import { mayBePaid } from './claims.ts';
import type { Minor } from './money.ts';
import { DELETED } from './paid.ts';
import type { Resolution } from './policy.ts';
import type { Payout, Return } from './return.ts';
import { addDays, type Instant } from './time.ts';

/** `by_hand`: WooCommerce has recorded the refund, and the owner has not said that it is paid. `awaits_payment`: the shopper is to pay the difference first. */
export type GivenState = 'given' | 'by_hand' | 'awaits_payment' | 'under_way';

/** One of the things that a return gave for its order. Minor units. */
export interface Given {
  readonly resolution: Resolution;
  readonly amount: Minor;
  readonly state: GivenState;
}

/** What has left, or may have, and so is lost where the order's payment is. */
export function givenBy(entry: Return): readonly Given[] {
  return entry.payouts
    .filter((payout) => mayBePaid(payout) && payout.amount > 0)
    .map((payout) => ({ resolution: payout.resolution, amount: payout.amount, state: stateOf(entry, payout) }));
}

function stateOf({ exchangeOrder }: Return, payout: Payout): GivenState {
  if (payout.state !== 'settled') return payout.state === 'pending' && payout.byHand ? 'by_hand' : 'under_way';
  const waits = payout.resolution === 'exchange' && exchangeOrder?.state === 'awaiting_payment';
  return waits ? 'awaits_payment' : 'given';
}

/** The state of the order that speaks against its payment, where something was given for it; null: nothing is at risk. */
export function riskOf(entry: Return): string | null {
  return entry.against && givenBy(entry).length > 0 ? entry.against.status : null;
}

/** A person is to look: something may still be saved. Of an order that was deleted there is nothing to look at. */
export function riskNeedsPerson(entry: Return): boolean {
  const status = riskOf(entry);
  return status !== null && status !== DELETED && entry.against?.seen !== true;
}

/** A state that comes back sooner is the same dispute. */
const NEWS_AGAIN_DAYS = 30;

/**
 * Whether the owner is written to of this state: once, however often it comes and goes. An order that was deleted says nothing of its payment: shops clear old
 * ones away.
 */
export function isNewRisk({ riskTold }: Return, status: string, now: Instant): boolean {
  if (status === DELETED) return false;
  const told = riskTold?.find((one) => one.status === status);
  return told === undefined || addDays(told.at, NEWS_AGAIN_DAYS) <= now;
}
