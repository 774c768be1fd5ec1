/**
 * Why a payout waits: for a person, or for the price of the label that is taken off. `changed`, `refunded_elsewhere` and `order_cancelled` hold it whenever they
 * happen, the others once it is due. `damaged`: whoever noted the damage may not say what is
 * paid for it. `unproven_shipment`: it would be due if a number that somebody typed were proof that the goods were sent.
 */
export const PAYOUT_HOLDS = [
  'over_ceiling',
  'findings',
  'label_cost',
  'units_missing',
  'damaged',
  'changed',
  'refunded_elsewhere',
  'order_cancelled',
  'unproven_shipment',
] as const;
export type PayoutHold = (typeof PAYOUT_HOLDS)[number];

/** Facts from outside the return: only a person lifts such a hold, and no other hold takes its place. */
export const OUTSIDE_HOLDS = ['refunded_elsewhere', 'order_cancelled'] as const satisfies readonly PayoutHold[];
export type OutsideHold = (typeof OUTSIDE_HOLDS)[number];

/** A payout that was tried, and what held it before and still does. */
export interface Attempted {
  readonly effectId: string;
  readonly held?: OutsideHold;
}
