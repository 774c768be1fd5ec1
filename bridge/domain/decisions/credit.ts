import { type Minor, sum } from '../money.ts';
import type { LedgerKind } from '../ledger.ts';
import type { Return, StoreCredit } from '../return.ts';
import { amountData, type Circumstances, type Decision, event, nothingMore } from './decision.ts';
import { entry as ledgerLine } from './promise-ledger.ts';

/** What the store knows of a coupon at this moment. */
export interface CouponNews {
  /** What orders took off by it, tax included, minor units; cancelled orders don't count. */
  readonly uses: readonly { readonly orderId: number; readonly used: Minor }[];
  /** What of it returns have given again, by the order that it paid for. Left out: nothing. */
  readonly restored?: readonly { readonly orderId: number; readonly amount: Minor }[];
  /** False: it was deleted in WooCommerce. */
  readonly exists: boolean;
}

/**
 * What became of a credit: the liability falls by what orders used, and to nothing when it expires or is deleted. With `once` what one order did not use is
 * lost; with `balance` the coupon gets what is left and may be used again. A used order that was cancelled raises it again. What orders used is booked as it is,
 * also when it is more than there was or comes after the end: WooCommerce lets a failed order be paid whose coupon another order has used since. What was
 * given again stays used, whatever becomes of the order: WooCommerce frees the coupon of an order that ends, and both would be open.
 */
export function creditMoved(entry: Return, news: CouponNews, circumstances: Circumstances): Decision {
  const { credit } = entry;
  if (credit === null) return nothingMore(entry);
  // A coupon that is gone tells no more what it was used for: what was last known counts.
  const kept = news.exists ? keptOf(news) : (credit.kept ?? 0);
  const used = news.exists ? sum(news.uses.map((one) => one.used)) + kept : credit.used;
  const rest = Math.max(0, credit.amount - used);
  const state = stateOf(credit, news, rest, circumstances);
  const newlyUsed = used - credit.used;
  const newlyEnded = (state === 'open' ? 0 : rest) - endedBefore(credit);
  const newlyKept = kept - (credit.kept ?? 0);
  if (newlyUsed === 0 && newlyKept === 0 && newlyEnded === 0 && state === credit.state) return nothingMore(entry);

  const beyond = Math.max(0, used - credit.amount);
  const overusedAt = beyond === 0 ? null : newlyUsed > 0 ? circumstances.now : credit.overusedAt;
  const data = { ...amountData(entry, newlyUsed), ...(beyond > 0 && { beyond }), ...(newlyKept > 0 && { kept }) };
  const ended = { ...amountData(entry, newlyEnded), why: state };
  const isOpenForMore = state === 'open' && newlyUsed !== 0;
  const isFreed = news.exists && (state === 'open' || state === 'used') && newlyKept > 0;
  const left = state === 'open' ? rest : 0;
  return {
    next: { ...entry, credit: { ...credit, used, kept, overusedAt, left, state } },
    events: [
      ...(newlyUsed === 0 && newlyKept <= 0 ? [] : [event('credit_used', circumstances, data)]),
      ...(newlyEnded > 0 ? [event('credit_expired', circumstances, ended)] : []),
    ],
    ledger: [
      ...(newlyUsed === 0 ? [] : [line(entry, 'credit_used', -newlyUsed, circumstances)]),
      ...(newlyEnded === 0 ? [] : [line(entry, endKind(state), -newlyEnded, circumstances)]),
    ],
    effects: isOpenForMore || isFreed ? [balance(entry, credit, left, news, circumstances)] : [],
  };
}

/** What was given again and no order uses by now. */
function keptOf({ uses, restored = [] }: CouponNews): Minor {
  const orders = [...new Set(restored.map(({ orderId }) => orderId))];
  return sum(
    orders.map((orderId) => {
      const again = sum(restored.filter((one) => one.orderId === orderId).map(({ amount }) => amount));
      const used = sum(uses.filter((one) => one.orderId === orderId).map((one) => one.used));
      return Math.max(0, again - used);
    }),
  );
}

function stateOf(
  { state, expiresAt }: StoreCredit,
  { uses, exists }: CouponNews,
  rest: Minor,
  { policy, now }: Circumstances,
): StoreCredit['state'] {
  if (state === 'expired' || state === 'revoked') return state;
  if (rest === 0) return 'used';
  if (!exists) return state === 'open' ? 'revoked' : state;
  if (policy.resolutions.storeCredit.usage === 'once' && uses.length > 0) return 'used';
  return expiresAt !== null && now > expiresAt ? 'expired' : 'open';
}

/** What was lost at its end, so far as no order has used it after all. */
function endedBefore({ state, amount, used }: StoreCredit): Minor {
  return state === 'open' ? 0 : Math.max(0, amount - used);
}

function endKind(state: StoreCredit['state']): LedgerKind {
  return state === 'revoked' ? 'credit_revoked' : 'credit_expired';
}

function balance(
  { currency }: Return,
  { couponId, couponAmount, amount }: StoreCredit,
  rest: Minor,
  { uses }: CouponNews,
  { newId, now }: Circumstances,
): Decision['effects'][number] {
  const left = Number((BigInt(couponAmount) * BigInt(rest)) / BigInt(amount));
  return {
    id: newId(),
    plan: { kind: 'credit_balance', couponId, currency, left, usedCount: uses.length },
    dueAt: now,
  };
}

function line(entry: Return, kind: LedgerKind, amount: Minor, { now }: Circumstances) {
  return ledgerLine('credit', kind, null, null, amount, {
    sign: 1,
    currency: entry.currency,
    effectId: null,
    at: now,
  });
}
