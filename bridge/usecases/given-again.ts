import { endAgain, partsOf, partsTogether, takeParts } from '../domain/credit-end.ts';
import { returnIn } from '../domain/decimals.ts';
import type { EffectPlan } from '../domain/effect.ts';
import { payoutOf } from '../domain/lifecycle.ts';
import { sum } from '../domain/money.ts';
import type { Order } from '../domain/order.ts';
import type { CreditPart, RestoredCredit, Return } from '../domain/return.ts';
import type { Instant } from '../domain/time.ts';
import type { Deps } from './deps.ts';
import { followCredit } from './follow-credit.ts';
import { storeZone } from './known-store.ts';

/** What a new coupon gives again of other credits, and what of it ends when. */
export interface GivenAgain {
  readonly restores: readonly RestoredCredit[];
  /** Left out: nothing is given again, or it was sent before returns kept it. */
  readonly parts?: readonly CreditPart[];
}

interface Facts {
  readonly plan: Extract<EffectPlan, { kind: 'store_credit' }>;
  /** When the effect was written: the same for each try. */
  readonly createdAt: Instant;
  readonly order: Pick<Order, 'placedAt'>;
}

/**
 * What was claimed for this return leaves the old coupons, since WooCommerce frees them when their order ends, and both could be spent until that is seen. Then the ends of
 * what is given again are worked out. Throws StoreUnavailable.
 */
export async function giveAgain(
  deps: Deps,
  rma: Return,
  restores: readonly RestoredCredit[],
  { plan, createdAt: now, order }: Facts,
): Promise<GivenAgain> {
  const ends: CreditPart[] = [];
  for (const { code, amount } of restores) {
    const [payer] = await deps.database.returnsOfCredits([code]);
    const credit = payer && returnIn(payer, rma.currency.decimals).credit;
    if (!payer || !credit) continue;
    await followCredit(deps, payer, true);
    const claims = credit.claimedAgain ?? [];
    const earlier = claims.slice(
      0,
      Math.max(
        0,
        claims.findIndex(({ returnId }) => returnId === rma.id),
      ),
    );
    const gone = (credit.lapsed ?? 0) + sum(earlier.map((one) => one.amount));
    const facts = { spentAt: order.placedAt, now, newEnd: plan.expiresAt, timeZone: storeZone(deps) };
    ends.push(...takeParts(partsOf(credit), gone, amount).map((part) => endAgain({ part, ...facts })));
  }
  if (ends.length === 0) return { restores };
  return { restores, parts: partsTogether(ends, payoutOf(rma, 'store_credit').amount, plan.expiresAt) };
}

/** As it was when it was sent; null: that was before it was kept. */
export function sentAgain(progress: Readonly<Record<string, unknown>>): GivenAgain | null {
  const { restores, parts } = progress as Partial<GivenAgain>;
  return restores ? { restores, ...(parts && { parts }) } : null;
}

/** The last end of a coupon. */
export function lastEnd(
  { parts }: Pick<GivenAgain, 'parts'>,
  { expiresAt }: Pick<Facts['plan'], 'expiresAt'>,
): Instant | null {
  const last = parts?.at(-1);
  return last ? last.expiresAt : expiresAt;
}
