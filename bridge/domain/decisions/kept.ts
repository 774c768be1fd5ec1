import type { Minor } from '../money.ts';
import { grossLeftOver } from '../promise.ts';
import type { Resolution } from '../policy.ts';
import type { Return } from '../return.ts';

/** What the store keeps of the units that a payout was for: return fee, and what `keep` does not pay back; minor units with tax. */
export function keptOf(
  entry: Return,
  resolution: Resolution,
): readonly { readonly orderLineId: number; readonly fee: Minor; readonly kept: Minor }[] {
  const own = new Set(entry.lines.filter((line) => line.resolution === resolution).map((line) => line.orderLineId));
  return grossLeftOver(entry).filter(({ orderLineId }) => own.has(orderLineId));
}
