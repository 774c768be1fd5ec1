import { inspectionPaidBy } from '../domain/due.ts';
import { cutTo } from '../domain/decimals.ts';
import { type Decision, nothingMore } from '../domain/decisions/decision.ts';
import { linesFound } from '../domain/found.ts';
import { type Minor, shareByWeight, sum } from '../domain/money.ts';
import type { Order } from '../domain/order.ts';
import { dueNow } from '../domain/promise.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { RestoredCredit, Return } from '../domain/return.ts';
import { worth } from '../domain/share.ts';
import type { Deps } from './deps.ts';
import { withLockedReturn } from './with-locked-return.ts';

/** What these returns have given again of a credit, by the order that it paid for, in these decimals. */
export function restoredOf(
  returns: readonly Return[],
  code: string,
  decimals: number,
): readonly { readonly orderId: number; readonly amount: Minor }[] {
  return returns.flatMap(({ orderId, credit, currency }) =>
    (credit?.restores ?? [])
      .filter((one) => one.code === code)
      .map(({ amount }) => ({ orderId, amount: cutTo(amount, currency.decimals, decimals) })),
  );
}

/** What the credit of this return gives again, of each credit that paid for its order, by what that paid. Throws StoreUnavailable. */
export async function restoresOf(deps: Deps, rma: Return, order: Order | null): Promise<readonly RestoredCredit[]> {
  const again = givenAgain(rma);
  const codes = (order?.coupons ?? []).filter(({ kind }) => kind === 'credit').map(({ code }) => code.toUpperCase());
  if (again === 0 || codes.length === 0) return [];
  const payers = await deps.database.returnsOfCredits(codes);
  const credits = payers.flatMap(({ credit }) => (credit ? [credit] : []));
  const weights: Minor[] = [];
  for (const { couponId, amount } of credits) {
    const uses = credits.length === 1 ? [] : await deps.site.couponUses(couponId, rma.currency);
    const used = sum(uses.filter(({ orderId }) => orderId === rma.orderId).map((one) => one.used));
    weights.push(credits.length === 1 ? amount : used);
  }
  const shares = shareByWeight(again, weights);
  return credits.map(({ code }, at) => ({ code, amount: shares[at] ?? 0 })).filter(({ amount }) => amount > 0);
}

/**
 * One of these credits that would be given again for more than it held, over all orders that it paid for; null: none. What may be given is claimed, with the return that
 * gave the credit locked: two orders at one moment can't both have it.
 */
export async function restoredTooOften(
  deps: Deps,
  rma: Return,
  restores: readonly RestoredCredit[],
): Promise<string | null> {
  for (const { code, amount } of restores) {
    const [payer] = await deps.database.returnsOfCredits([code]);
    if (!payer) continue;
    const others = (await deps.database.returnsRestoring(code)).filter(({ id }) => id !== rma.id);
    const claimed = await withLockedReturn(deps, payer, { type: 'boomerang' }, (locked) =>
      claim(locked, { rma, code, amount, others }),
    );
    if (!claimed.ok) return code;
  }
  return null;
}

function claim(
  payer: Return,
  asked: RestoredCredit & { readonly rma: Return; readonly others: readonly Return[] },
): Result<Decision | null> {
  const { rma, code, amount, others } = asked;
  const { credit } = payer;
  if (!credit) return ok(null);
  const decimals = Math.max(...[rma, payer, ...others].map((one) => one.currency.decimals));
  const inThese = (one: Minor) => cutTo(one, payer.currency.decimals, decimals);
  const claims = (credit.claimedAgain ?? []).filter(({ returnId }) => returnId !== rma.id);
  // What is given is told by whoever gave it.
  const open = claims.filter(({ returnId }) => !others.some(({ id }) => id === returnId));
  const before = sum([
    ...restoredOf(others, code, decimals).map((one) => one.amount),
    ...open.map((one) => inThese(one.amount)),
  ]);
  const wanted = cutTo(amount, rma.currency.decimals, decimals);
  if (before + wanted > inThese(credit.amount)) return refuse('limit_reached');
  const own = { returnId: rma.id, amount: cutTo(amount, rma.currency.decimals, payer.currency.decimals) };
  return ok(nothingMore({ ...payer, credit: { ...credit, claimedAgain: [...claims, own] } }));
}

function givenAgain(rma: Return): Minor {
  const due = dueNow(rma, 'store_credit');
  const parts = linesFound(rma.lines, inspectionPaidBy(rma, 'store_credit')).flatMap((line) => line.parts);
  return Math.min(due.amount - due.bonus, sum(parts.filter(({ restored }) => restored).map(worth)));
}
