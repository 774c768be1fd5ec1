import { inspectionPaidBy } from '../domain/due.ts';
import { linesFound } from '../domain/found.ts';
import { cutTo } from '../domain/decimals.ts';
import { type Minor, shareByWeight, sum } from '../domain/money.ts';
import type { Order } from '../domain/order.ts';
import { dueNow } from '../domain/promise.ts';
import type { RestoredCredit, Return } from '../domain/return.ts';
import { worth } from '../domain/share.ts';
import type { Deps } from './deps.ts';

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

/** One of these credits that would be given again for more than it held, over all orders that it paid for; null: none. */
export async function restoredTooOften(
  { database }: Pick<Deps, 'database'>,
  rma: Return,
  restores: readonly RestoredCredit[],
): Promise<string | null> {
  for (const { code, amount } of restores) {
    const [payer] = await database.returnsOfCredits([code]);
    const others = (await database.returnsRestoring(code)).filter(({ id }) => id !== rma.id);
    if (!payer?.credit) continue;
    const decimals = Math.max(...[rma, payer, ...others].map((one) => one.currency.decimals));
    const before = sum(restoredOf(others, code, decimals).map((one) => one.amount));
    const held = cutTo(payer.credit.amount, payer.currency.decimals, decimals);
    if (before + cutTo(amount, rma.currency.decimals, decimals) > held) return code;
  }
  return null;
}

function givenAgain(rma: Return): Minor {
  const due = dueNow(rma, 'store_credit');
  const parts = linesFound(rma.lines, inspectionPaidBy(rma, 'store_credit')).flatMap((line) => line.parts);
  return Math.min(due.amount - due.bonus, sum(parts.filter(({ restored }) => restored).map(worth)));
}
