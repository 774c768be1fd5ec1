import type { Minor } from '../money.ts';
import { inspectionOf } from '../promise.ts';
import type { Resolution } from '../policy.ts';
import type { Return } from '../return.ts';
import { unitShare } from '../share.ts';

/** What the store keeps of the units it got: return fee, and what `keep` does not pay back; minor units with tax. */
export function keptOf(
  entry: Return,
  resolution: Resolution,
): readonly { readonly orderLineId: number; readonly fee: Minor; readonly kept: Minor }[] {
  const inspection = inspectionOf(entry);
  return entry.lines
    .filter((line) => line.resolution === resolution)
    .map(({ orderLineId, quantity, fee, kept }) => {
      const missing = inspection?.find((one) => one.orderLineId === orderLineId)?.missing ?? 0;
      const part = (total: Minor) => unitShare({ total, quantity, taken: 0, allocated: 0, units: quantity - missing });
      return { orderLineId, fee: part(fee), kept: part(kept) };
    });
}
