import type { RefundLine } from '../effect.ts';
import type { LedgerEntry } from '../ledger.ts';
import type { Instant } from '../time.ts';

/** Ledger lines for parts of a refund: one for goods, one for each rate of tax. `sign` −1 takes a promise back. */
export function entriesFor(
  account: 'promised' | 'refunded',
  parts: readonly RefundLine[],
  facts: { readonly sign: 1 | -1; readonly currency: string; readonly effectId: string | null; readonly at: Instant },
): readonly LedgerEntry[] {
  const { sign, currency, effectId, at } = facts;
  return parts.flatMap((part) => {
    const base = { account, orderLineId: part.orderLineId, currency, effectId, at };
    return [
      { ...base, kind: 'goods' as const, taxRateId: null, amount: sign * part.goods },
      ...part.taxes.map((tax) => ({ ...base, kind: 'tax' as const, taxRateId: tax.rateId, amount: sign * tax.amount })),
    ].filter((entry) => entry.amount !== 0);
  });
}
