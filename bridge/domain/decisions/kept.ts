import type { LedgerEntry } from '../ledger.ts';
import { isUnpaid } from '../paid.ts';
import { grossLeftOver } from '../promise.ts';
import type { Resolution } from '../policy.ts';
import type { Return } from '../return.ts';
import { entry as ledgerLine, type LedgerFacts } from './promise-ledger.ts';

/** What the store keeps of the lines that a payout settles: return fee, what `keep` does not pay back, what was lowered for damage; with tax. */
export function keptEntries(entry: Return, resolution: Resolution, facts: LedgerFacts): readonly LedgerEntry[] {
  // Nobody has paid anything that could be kept.
  if (isUnpaid(entry)) return [];
  const own = new Set(entry.lines.filter((line) => line.resolution === resolution).map((line) => line.orderLineId));
  return grossLeftOver(entry)
    .filter(({ orderLineId }) => own.has(orderLineId))
    .flatMap(({ orderLineId, fee, kept, lowered }) => [
      ledgerLine('kept', 'return_fee', orderLineId, null, fee, facts),
      ledgerLine('kept', 'kept_part', orderLineId, null, kept, facts),
      ledgerLine('kept', 'lowered', orderLineId, null, lowered, facts),
    ])
    .filter((one) => one.amount !== 0);
}
