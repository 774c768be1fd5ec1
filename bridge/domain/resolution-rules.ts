import type { Minor } from './money.ts';

/** What a shopper may get for a line. `keep`: money back (a part or all of it) without sending the item. */
export const RESOLUTIONS = ['refund', 'store_credit', 'exchange', 'keep'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** Hundredths of a percent: 1250 is 12.5 %. */
export type BasisPoints = number;

/** Kept from what a line is worth; never more than the line. `label`: what the return label costs, known once it is bought. */
export type Fee =
  | { readonly kind: 'none' }
  /** For each line of a return, minor units with tax. */
  | { readonly kind: 'flat'; readonly amount: Minor }
  | { readonly kind: 'percent'; readonly basisPoints: BasisPoints }
  | { readonly kind: 'label' };

/** Added to what lines in store credit are worth. */
export type Bonus =
  | { readonly kind: 'none' }
  /** Once for an order, with the first return that takes credit, minor units. What that return loses is free again. */
  | { readonly kind: 'flat'; readonly amount: Minor }
  | { readonly kind: 'percent'; readonly basisPoints: BasisPoints };

export interface ResolutionRules {
  readonly refund: { readonly offered: boolean; readonly fee: Fee };
  readonly storeCredit: {
    readonly offered: boolean;
    readonly fee: Fee;
    readonly bonus: Bonus;
    /** null: it does not expire. */
    readonly expiresAfterDays: number | null;
    /** `once`: what one order does not use is lost. `balance`: the rest stays on the coupon. */
    readonly usage: 'once' | 'balance';
  };
  readonly exchange: {
    readonly offered: boolean;
    readonly fee: Fee;
    /** `variation`: another variation of the same product. `any`: any product of the same tax class. */
    readonly scope: 'variation' | 'any';
    /**
     * What the shopper gets back where the new item costs less, with its fee; where store or reason don't give that, the other one. `none`: cheaper items are not
     * offered.
     */
    readonly lower: 'refund' | 'store_credit' | 'none';
  };
  readonly keep: {
    readonly offered: boolean;
    /** Offered while all that is kept of an order is worth at most this, minor units with tax; null: of any worth. */
    readonly underValue: Minor | null;
    /** Offered for these reasons only; empty: for every reason that allows it. */
    readonly reasons: readonly string[];
    /** Part of the line that is paid back. */
    readonly basisPoints: BasisPoints;
  };
}
