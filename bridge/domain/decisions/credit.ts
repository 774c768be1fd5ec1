import { type Minor, sum } from '../money.ts';
import type { LedgerKind } from '../ledger.ts';
import type { Return, StoreCredit } from '../return.ts';
import { amountData, type Circumstances, type Decision, event, nothingMore } from './decision.ts';
import { entry as ledgerLine } from './promise-ledger.ts';

/** What the store knows of a coupon at this moment. */
export interface CouponNews {
  /** What orders took off by it, tax included, minor units; cancelled orders don't count. */
  readonly uses: readonly { readonly orderId: number; readonly used: Minor }[];
  /** False: it was deleted in WooCommerce. */
  readonly exists: boolean;
}

/**
 * What became of a credit: the liability falls by what orders used, and to nothing when it expires or is deleted. With `once` what one order did not use is
 * lost; with `balance` the coupon gets what is left and may be used again. A used order that was cancelled raises it again. What orders used is booked as it is,
 * also when it is more than there was or comes after the end: WooCommerce lets a failed order be paid whose coupon another order has used since.
 */
export function creditMoved(entry: Return, news: CouponNews, circumstances: Circumstances): Decision {
  const { credit } = entry;
  if (credit === null) return nothingMore(entry);
  // A coupon that is gone tells no more what it was used for: what was last known counts.
  const used = news.exists ? sum(news.uses.map((one) => one.used)) : credit.used;
  const rest = Math.max(0, credit.amount - used);
  const state = stateOf(credit, news, rest, circumstances);
  const newlyUsed = used - credit.used;
  const newlyEnded = (state === 'open' ? 0 : rest) - endedBefore(credit);
  if (newlyUsed === 0 && newlyEnded === 0 && state === credit.state) return nothingMore(entry);

  const beyond = Math.max(0, used - credit.amount);
  const overusedAt = beyond === 0 ? null : newlyUsed > 0 ? circumstances.now : credit.overusedAt;
  const data = { ...amountData(entry, newlyUsed), ...(beyond > 0 && { beyond }) };
  const ended = { ...amountData(entry, newlyEnded), why: state };
  const isOpenForMore = state === 'open' && newlyUsed !== 0;
  return {
    next: { ...entry, credit: { ...credit, used, overusedAt, left: state === 'open' ? rest : 0, state } },
    events: [
      ...(newlyUsed === 0 ? [] : [event('credit_used', circumstances, data)]),
      ...(newlyEnded > 0 ? [event('credit_expired', circumstances, ended)] : []),
    ],
    ledger: [
      ...(newlyUsed === 0 ? [] : [line(entry, 'credit_used', -newlyUsed, circumstances)]),
      ...(newlyEnded === 0 ? [] : [line(entry, endKind(state), -newlyEnded, circumstances)]),
    ],
    effects: isOpenForMore ? [balance(entry, credit, rest, news, circumstances)] : [],
  };
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
    currency: entry.currency.code,
    effectId: null,
    at: now,
  });
}
