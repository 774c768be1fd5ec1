import type { Minor } from './money.ts';
import type { Currency } from './order.ts';
import type { Resolution, ResolutionRules } from './resolution-rules.ts';
import type { WithdrawalRules } from './withdrawal-rules.ts';

export { ANYTHING, DEFAULT_RULES } from './default-policy.ts';
export * from './resolution-rules.ts';

/** When the payout of a return falls due. Receiving, restocking and refunding are three acts: this names the one that pays. */
export const MONEY_MOVES = ['approval', 'first_scan', 'receipt', 'inspection'] as const;
export type MoneyMoves = (typeof MONEY_MOVES)[number];

/** A calendar day `YYYY-MM-DD`, taken in UTC. */
export type Day = string;

/** Text in the store's own words; `translations` by language code (`fr`). A language without one reads `text`. */
export interface LocalText {
  readonly text: string;
  readonly translations: Readonly<Record<string, string>>;
}

/** Goods, places and people a rule is for. An empty list says nothing; all that say something must hold. */
export interface Match {
  readonly products: readonly number[];
  /** WooCommerce category ids; a category counts for those below it. */
  readonly categories: readonly number[];
  readonly tags: readonly number[];
  /** ISO 3166-1 alpha-2 of the shipping address. */
  readonly countries: readonly string[];
  /** WordPress roles; a guest has the role `guest`. */
  readonly roles: readonly string[];
  readonly reasons: readonly string[];
}

/** A longer or shorter window. The first rule of the list that matches decides. */
export interface WindowRule {
  readonly id: string;
  readonly name: string;
  readonly match: Match;
  readonly days: number;
}

/** Orders placed from `from` to `to`, both days included, may be returned until the end of `until` where that is later. */
export interface Holiday {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly until: Day;
}

/** Where the window counts from; where the order does not have that date, the next one in this list that it has. */
export const WINDOW_STARTS = ['delivery', 'completion', 'payment', 'order'] as const;
export type WindowStart = (typeof WINDOW_STARTS)[number];

export interface WindowRules {
  readonly days: number;
  readonly from: WindowStart;
  /** Key of the order meta in which a shipping plugin keeps the day of delivery; empty: none. */
  readonly deliveryMeta: string;
  /** Days that a parcel takes where nothing says when it came: the window starts that much after completion. */
  readonly transitDays: number;
  readonly rules: readonly WindowRule[];
  readonly holidays: readonly Holiday[];
}

/** What can't be returned. Virtual products never can: they are not sent. */
export interface NeverRules {
  readonly products: readonly number[];
  readonly categories: readonly number[];
  readonly tags: readonly number[];
  /** What was bought at a sale price. */
  readonly onSale: boolean;
  readonly giftCards: boolean;
}

export interface Reason {
  readonly id: string;
  readonly title: LocalText;
  /** `store`: the shopper does not pay for it (broken, wrong item). */
  readonly fault: 'store' | 'customer';
  readonly photoRequired: boolean;
  readonly commentRequired: boolean;
  /** Those of the offered resolutions that this reason allows. */
  readonly resolutions: readonly Resolution[];
  /** What inspection suggests for units returned for this reason. */
  readonly sellable: boolean;
  /** Kept for old returns, not offered any more. */
  readonly retired: boolean;
}

/** When what the shopper paid beside the goods comes back: with every return, with the last unit of the order, … */
export const OUTBOUND_RULES = ['never', 'full_return', 'store_fault', 'proportion'] as const;
export type OutboundRule = (typeof OUTBOUND_RULES)[number];

export type MovesByResolution = Readonly<Record<'refund' | 'store_credit' | 'exchange', MoneyMoves>>;

export interface MoneyMovesRules {
  /** Customers without an account. */
  readonly guest: MovesByResolution;
  /** Customers with one. */
  readonly known: MovesByResolution;
  /** As much may go out for one order, and in `ceilingDays` to one customer, before a person decides, minor units; null: no ceiling. */
  readonly ceiling: Minor | null;
  readonly ceilingDays: number;
}

/** A return that one of these does not hold for waits for a person. */
export interface ApprovalRules {
  /** `person`: each one waits. */
  readonly mode: 'auto' | 'person';
  /** Only for these reasons; empty: any. */
  readonly reasons: readonly string[];
  /** Only while what is accepted of the order comes to at most this, minor units; null: any. */
  readonly upToValue: Minor | null;
  /** Only while the customer has at most this many earlier returns; null: any. */
  readonly earlierReturns: number | null;
  /** False: a customer's first order waits for a person. */
  readonly firstOrder: boolean;
  /** More returns than this of one customer in this many days wait for a person, never refused; null: no limit. */
  readonly limit: { readonly returns: number; readonly days: number } | null;
}

export interface Parcel {
  /** Millimetres. */
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Grams, the packed parcel without goods' own weight where that is known. */
  readonly weightGrams: number;
}

export interface LabelRules {
  /** `prepaid`: an ordinary label with the addresses swapped. `pay_on_use`: Shippo's scan-based return label (USPS, UPS, FedEx). */
  readonly kind: 'prepaid' | 'pay_on_use';
  /** Shippo carrier names as in `rate.provider`, lower case; empty: every carrier. */
  readonly carriers: readonly string[];
  /** A label may cost at most this, minor units of the store's currency. */
  readonly ceiling: Minor;
  readonly defaultParcel: Parcel;
  /** `customer`: its cost is taken off the money, never more than that; not where the store is at fault. */
  readonly paidBy: 'store' | 'customer';
  /** Product meta keys with the HS code and the country of origin, for labels across borders; empty: none. */
  readonly hsCodeMeta: string;
  readonly originMeta: string;
  /** Of the store, for carriers; empty: none. The newest version of the policy counts, for every return. */
  readonly phone: string;
  readonly email: string;
}

/** How long what shoppers gave is kept after the end of their return. The newest version of the policy counts, for every return. */
export interface RetentionRules {
  /** Days that photos are kept; null: for ever. */
  readonly photoDays: number | null;
  /** Days that names, addresses, e-mail addresses, the shopper's words and labels are kept; null: for ever. Numbers and money stay. */
  readonly personalDays: number | null;
}

/** The owner's settings. Each save is a new version; a return keeps the version it was accepted under. */
export interface PolicyRules {
  readonly window: WindowRules;
  readonly never: NeverRules;
  /** Order states in which goods can be returned, WooCommerce's without `wc-`. */
  readonly orderStates: readonly string[];
  /** Orders below it can't be returned, minor units; 0: none. */
  readonly minimumValue: Minor;
  /** Ids of payment methods that are paid outside WooCommerce, beside its own: their orders in processing count as unpaid. */
  readonly offlineGateways: readonly string[];
  /** In the order of the form. */
  readonly reasons: readonly Reason[];
  readonly resolutions: ResolutionRules;
  /** Reasons for which no fee is kept. */
  readonly feesWaived: readonly string[];
  /** Outbound shipping, and fees of the order (gift wrap, payment). */
  readonly outboundShipping: OutboundRule;
  readonly orderFees: OutboundRule;
  readonly moneyMoves: MoneyMovesRules;
  readonly approval: ApprovalRules;
  /** Days from approval in which the parcel must be sent. */
  readonly sendBackDays: number;
  /** The shopper is reminded that many days before the parcel must be sent; 0: never. */
  readonly reminderDays: number;
  readonly labels: LabelRules;
  readonly withdrawal: WithdrawalRules;
  /** Told of decisions, failed payouts and effects in doubt; empty: the store's own address. */
  readonly ownerEmail: string;
  /** WooCommerce's own "refunded order" e-mail for refunds that Boomerang makes; false: ours is the only one. */
  readonly storeRefundEmail: boolean;
  readonly retention: RetentionRules;
}

export interface Policy extends PolicyRules {
  readonly version: number;
  /** What its amounts are minor units of: see `policyIn`. Left out: nobody knows. */
  readonly countedIn?: Currency;
}

/** The title of a reason in the language of a WordPress locale (`fr_FR`). */
export function localText({ text, translations }: LocalText, locale: string): string {
  return translations[locale.split('_')[0] ?? ''] || text;
}

export function reasonOf(rules: Pick<PolicyRules, 'reasons'>, id: string): Reason | undefined {
  return rules.reasons.find((one) => one.id === id);
}
