import type { Minor } from './money.ts';

/** Days in which a consumer may withdraw at least: Directive 2011/83/EU, art. 9(1). */
export const WITHDRAWAL_DAYS = 14;

/** Days from the withdrawal in which all is to be paid back: art. 13(1). */
export const REIMBURSE_DAYS = 14;

/** The owner is warned, and sees it in red, from so many days before. */
export const DEADLINE_NEAR_DAYS = 3;

/**
 * The statutory right of withdrawal (Directive 2011/83/EU as amended by 2023/2673, art. 9 to 16 and 11a), beside the store's own policy.
 * It has no fee, needs no reason and no approval; what the law leaves open stands here.
 */
export interface WithdrawalRules {
  readonly enabled: boolean;
  /** ISO 3166-1 alpha-2 of shipping addresses that have it. */
  readonly countries: readonly string[];
  /** 14 or more, from delivery. */
  readonly days: number;
  /** `first_scan`: the money may wait for the goods or for proof that they were sent, whichever is earlier (art. 13(3)); no later. */
  readonly moneyMoves: 'approval' | 'first_scan';
  /** Outbound shipping when only some items go back: not settled alike in the member states. All of it comes back with a full withdrawal. */
  readonly partialShipping: 'none' | 'proportion' | 'all';
  /** Cheapest standard delivery that was offered, minor units: what express cost beyond it need not be paid back (art. 13(2)); null: no limit. */
  readonly standardShipping: Minor | null;
  /** Exceptions of art. 16 (sealed goods, custom-made…). */
  readonly exceptProducts: readonly number[];
  readonly exceptCategories: readonly number[];
  /** Roles that are no consumers (wholesale). */
  readonly exceptRoles: readonly string[];
  /** `customer`: bears the direct cost of sending back (art. 14(1)): no label is given. */
  readonly returnCost: 'store' | 'customer';
}

/** Member states of the EU; the right holds in the EEA too. */
export const EEA_COUNTRIES: readonly string[] =
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' ');

export const DEFAULT_WITHDRAWAL: WithdrawalRules = {
  enabled: false,
  countries: EEA_COUNTRIES,
  days: WITHDRAWAL_DAYS,
  moneyMoves: 'first_scan',
  partialShipping: 'proportion',
  standardShipping: null,
  exceptProducts: [],
  exceptCategories: [],
  exceptRoles: [],
  returnCost: 'store',
};
