import type { PaidView } from '../contract/common.ts';
import { inspectionPaidBy } from '../domain/due.ts';
import { isSent } from '../domain/found.ts';
import { lessPaid } from '../domain/less.ts';
import { gaveNothing } from '../domain/lifecycle.ts';
import { payoutBreakdown } from '../domain/promise.ts';
import type { Payout, Return } from '../domain/return.ts';

/** What a payout has given, beside what was committed: a return that ended without goods has committed, and paid nothing. */
export function givenView(entry: Return, payout: Payout): PaidView {
  return {
    paid: paidOf(entry, payout),
    committed: payoutBreakdown(entry, payout.resolution, null).total,
    missing: missingOf(entry, payout),
    deducted: deductedOf(entry, payout),
  };
}

/** Minor units; null: a person worked it out outside, so that nobody here knows it. */
function paidOf({ findings }: Return, payout: Payout): number | null {
  if (payout.state !== 'settled' || gaveNothing(payout)) return 0;
  return payout.byHand && findings.length > 0 ? null : payout.amount;
}

/** Units that were not in the parcel, and that this payout is smaller by. */
function missingOf(entry: Return, { resolution }: Payout): PaidView['missing'] {
  const inspection = inspectionPaidBy(entry, resolution) ?? [];
  return entry.lines.filter(isSent).flatMap(({ orderLineId, name, parts }) => {
    const quantity = inspection.find((one) => one.orderLineId === orderLineId)?.missing ?? 0;
    return quantity > 0 && parts.some(({ payout }) => payout === resolution) ? [{ name, quantity }] : [];
  });
}

function deductedOf(entry: Return, { resolution }: Payout): PaidView['deducted'] {
  const items = lessPaid(entry, resolution)?.items ?? [];
  return items.flatMap(({ name, amount, reason }) => (reason === null ? [] : [{ name, amount, reason }]));
}
