import type { Minor } from './money.ts';

/** When the payout of a return falls due. Receiving, restocking and refunding are three acts: this names the one that pays. */
export const MONEY_MOVES = ['approval', 'first_scan', 'receipt', 'inspection'] as const;
export type MoneyMoves = (typeof MONEY_MOVES)[number];

export interface Reason {
  readonly id: string;
  readonly title: string;
}

export interface Parcel {
  /** Millimetres. */
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Grams, the packed parcel without goods' own weight where that is known. */
  readonly weightGrams: number;
}

/** The owner's settings. Each save is a new version; a return keeps the version it was accepted under. */
export interface PolicyRules {
  /** Days from completion of the order in which a return may be asked for. */
  readonly windowDays: number;
  readonly reasons: readonly Reason[];
  readonly moneyMoves: MoneyMoves;
  readonly autoApprove: boolean;
  /** Days from approval in which the parcel must be sent. */
  readonly sendBackDays: number;
  readonly labels: {
    /** `prepaid`: an ordinary label with the addresses swapped. `pay_on_use`: Shippo's scan-based return label (USPS, UPS, FedEx). */
    readonly kind: 'prepaid' | 'pay_on_use';
    /** Shippo carrier names as in `rate.provider`, lower case; empty: every carrier. */
    readonly carriers: readonly string[];
    /** A label may cost at most this, minor units of the store's currency. */
    readonly ceiling: Minor;
    readonly defaultParcel: Parcel;
  };
  /** Told of decisions, failed payouts and effects in doubt; empty: the store's own address. */
  readonly ownerEmail: string;
}

export interface Policy extends PolicyRules {
  readonly version: number;
}

export const DEFAULT_RULES: PolicyRules = {
  windowDays: 30,
  reasons: [
    { id: 'too_small', title: 'Too small' },
    { id: 'too_large', title: 'Too large' },
    { id: 'damaged', title: 'Arrived damaged' },
    { id: 'not_as_described', title: 'Not as described' },
    { id: 'changed_mind', title: 'Changed my mind' },
  ],
  moneyMoves: 'inspection',
  autoApprove: true,
  sendBackDays: 14,
  labels: {
    kind: 'prepaid',
    carriers: [],
    ceiling: 2500,
    defaultParcel: { lengthMm: 300, widthMm: 200, heightMm: 100, weightGrams: 500 },
  },
  ownerEmail: '',
};
