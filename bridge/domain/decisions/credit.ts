import { type Minor, sum } from '../money.ts';
import type { LedgerKind } from '../ledger.ts';
import type { Return, StoreCredit } from '../return.ts';
import type { Instant } from '../time.ts';
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
 * lost; with `balance` the coupon gets what is left and may be used again. A used order that was cancelled raises it again.
 */
export function creditMoved(entry: Return, news: CouponNews, circumstances: Circumstances): Decision {
  const { credit } = entry;
  if (credit === null || credit.state !== 'open') return nothingMore(entry);
  const { usage } = circumstances.policy.resolutions.storeCredit;
  const used = Math.min(credit.amount, sum(news.uses.map((one) => one.used)));
  // A coupon that is gone tells no more what it was used for: what was last known counts.
  const left = news.exists ? credit.amount - used : credit.left;
  const newlyUsed = credit.left - left;
  const first: Decision = {
    ...nothingMore({ ...entry, credit: { ...credit, left, state: left === 0 ? 'used' : 'open' } }),
    events: newlyUsed === 0 ? [] : [event('credit_used', circumstances, amountData(entry, newlyUsed))],
    ledger: newlyUsed === 0 ? [] : [line(entry, 'credit_used', -newlyUsed, circumstances)],
  };
  if (left === 0) return first;
  const over = endOf(credit, news, usage, circumstances.now);
  if (over) {
    const { state, kind } = over;
    return {
      ...first,
      next: { ...first.next, credit: { ...credit, left: 0, state } },
      events: [...first.events, event('credit_expired', circumstances, { ...amountData(entry, left), why: state })],
      ledger: [...first.ledger, line(entry, kind, -left, circumstances)],
    };
  }
  if (newlyUsed === 0) return first;
  const plan = {
    kind: 'credit_balance',
    couponId: credit.couponId,
    currency: entry.currency,
    left: Number((BigInt(credit.couponAmount) * BigInt(left)) / BigInt(credit.amount)),
    usedCount: news.uses.length,
  } as const;
  return { ...first, effects: [{ id: circumstances.newId(), plan, dueAt: circumstances.now }] };
}

function endOf(
  { expiresAt }: StoreCredit,
  { uses, exists }: CouponNews,
  usage: 'once' | 'balance',
  now: Instant,
): { readonly state: 'used' | 'expired' | 'revoked'; readonly kind: LedgerKind } | null {
  if (!exists) return { state: 'revoked', kind: 'credit_revoked' };
  if (expiresAt !== null && now > expiresAt) return { state: 'expired', kind: 'credit_expired' };
  return usage === 'once' && uses.length > 0 ? { state: 'used', kind: 'credit_expired' } : null;
}

function line(entry: Return, kind: LedgerKind, amount: Minor, { now }: Circumstances) {
  return ledgerLine('credit', kind, null, null, amount, {
    sign: 1,
    currency: entry.currency.code,
    effectId: null,
    at: now,
  });
}
