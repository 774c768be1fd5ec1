/**
 * Why a payout waits: for a person, or for the price of the label that is taken off. `changed` and what comes from outside the return (`OUTSIDE_HOLDS`) hold it
 * whenever they happen, the others once it is due. `damaged`: whoever noted the damage may not say what is paid for it. `unproven_shipment`: it would be due if a
 * number that somebody typed were proof that the goods were sent. `not_sent`: nothing comes back that could be looked at; whether a service was performed, or a
 * download begun, with the consumer's consent (Directive 2011/83/EU, art. 16(a) and (m)) a person knows.
 */
export const PAYOUT_HOLDS = [
  'over_ceiling',
  'findings',
  'label_cost',
  'units_missing',
  'damaged',
  'not_sent',
  'changed',
  'refunded_elsewhere',
  'order_cancelled',
  'payment_in_question',
  'payment_back',
  'unproven_shipment',
] as const;
export type PayoutHold = (typeof PAYOUT_HOLDS)[number];

/** By the state of the order: it is no sale any more, or was paid and counts as paid no more. */
export const STANDING_HOLDS = ['order_cancelled', 'payment_in_question'] as const satisfies readonly PayoutHold[];
export type StandingHold = (typeof STANDING_HOLDS)[number];

/**
 * Facts from outside the return: only a person lifts such a hold, and no other hold takes its place. `payment_back`: the order's state spoke against paying and
 * does so no more. That is no proof of money: whoever lost a dispute may order to pay anew by cash on delivery. So it says so, and still waits.
 */
export const OUTSIDE_HOLDS = [
  'refunded_elsewhere',
  ...STANDING_HOLDS,
  'payment_back',
] as const satisfies readonly PayoutHold[];
export type OutsideHold = (typeof OUTSIDE_HOLDS)[number];

/** A payout that was tried, and what held it before and still does. */
export interface Attempted {
  readonly effectId: string;
  readonly held?: OutsideHold;
  /** Of an exchange: its order stands, and letting it go has failed. Left out: it was not let go. */
  readonly release?: true;
}
