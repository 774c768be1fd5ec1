import { moneyParams, refused } from './eligibility-subject.ts';
import type { Minor } from './money.ts';
import type { Currency, Order } from './order.ts';
import { type Policy, type PolicyRules, type Reason, type Resolution, RESOLUTIONS } from './policy.ts';
import type { RefusalCode, Verdict } from './verdict.ts';

/** A resolution that is asked for some units of an order line. */
export interface Wish {
  readonly order: Order;
  /** What the asked units are worth, with tax, minor units; to be kept: with all else that is kept of the order. */
  readonly worth: Minor;
  readonly resolution: Resolution;
  /** Those that may be given for it: one that was chosen, or all that are open to the line. */
  readonly reasons: readonly Reason[];
  readonly storeCurrency: Currency | null;
  /** It was bought by weight or length, in no whole number. */
  readonly isMeasured: boolean;
}

const SETTING = { refund: 'refund', store_credit: 'storeCredit', exchange: 'exchange', keep: 'keep' } as const;

export function isOffered(policy: Pick<PolicyRules, 'resolutions'>, resolution: Resolution): boolean {
  return policy.resolutions[SETTING[resolution]].offered;
}

export function offeredResolutions(policy: Pick<PolicyRules, 'resolutions'>): readonly Resolution[] {
  return RESOLUTIONS.filter((one) => isOffered(policy, one));
}

/** Why a line can't have this resolution; null: it can. */
export function refusalOfResolution(wish: Wish, policy: Policy): Verdict<RefusalCode> | null {
  const { resolution, reasons } = wish;
  const notOffered = refusalOfOffer(wish, policy);
  if (notOffered) return notOffered;
  const allowing = reasons.filter((one) => one.resolutions.includes(resolution));
  const only = reasons.length === 1 ? reasons[0] : undefined;
  if (allowing.length === 0) {
    const rule = only ? `reasons.${policy.reasons.indexOf(only)}.resolutions` : 'reasons';
    return refused(policy, 'reason_disallows', rule, { resolution, reasonId: only?.id ?? '' });
  }
  if (resolution !== 'keep') return null;
  const { keep } = policy.resolutions;
  if (keep.reasons.length > 0 && !allowing.some((one) => keep.reasons.includes(one.id))) {
    return refused(policy, 'keep_reason', 'resolutions.keep.reasons', { reasonId: only?.id ?? '' });
  }
  return refusalOfKeepValue(wish, policy);
}

/** What no reason changes: whether the store gives it at all, and whether it can in this order's currency. */
export function refusalOfOffer(
  { order, resolution, storeCurrency, isMeasured }: Pick<Wish, 'order' | 'resolution' | 'storeCurrency' | 'isMeasured'>,
  policy: Policy,
): Verdict<RefusalCode> | null {
  if (!isOffered(policy, resolution)) {
    const rule = `resolutions.${SETTING[resolution]}.offered`;
    return refused(policy, 'resolution_not_offered', rule, { resolution });
  }
  if (resolution === 'exchange' && isMeasured) {
    return refused(policy, 'exchange_not_available', 'order', { name: '', why: 'measured' });
  }
  if (storeCurrency?.code === order.currency.code) return null;
  // Coupons and catalogue prices are in the store's currency; nobody should guess a rate.
  if (resolution === 'store_credit') {
    const params = { currency: order.currency.code, storeCurrency: storeCurrency?.code ?? null };
    return refused(policy, 'credit_other_currency', 'order', params);
  }
  if (resolution === 'exchange') {
    return refused(policy, 'exchange_not_available', 'order', { name: '', why: 'currency' });
  }
  return null;
}

function refusalOfKeepValue({ order, worth, storeCurrency }: Wish, policy: Policy): Verdict<RefusalCode> | null {
  const { underValue: limit } = policy.resolutions.keep;
  const sameCurrency = storeCurrency === null || storeCurrency.code === order.currency.code;
  if (limit === null || (sameCurrency && worth <= limit)) return null;
  return refused(policy, 'keep_over_value', 'resolutions.keep.underValue', { limit, worth, ...moneyParams(order) });
}
