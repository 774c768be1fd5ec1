import type { z } from 'zod';
import type { reportRequest, ReportResponse } from '../contract/staff.ts';
import { sumIn } from '../domain/decimals.ts';
import { reportOf } from '../domain/report.ts';
import { ok, type Result } from '../domain/result.ts';
import { monthStartIn } from '../domain/store-days.ts';
import { instant, millis } from '../domain/time.ts';
import type { Deps } from './deps.ts';
import { storeZone } from './known-store.ts';
import { orderReading } from './read-orders.ts';

/** A difference is told only by a reading that is no older: what was refunded since is none. */
const TOLD_WITHIN_MS = 10_000;

/** The books by month of refund and by month of sale, beside WooCommerce's own. Amounts come from the ledger; the store's from its orders as last read. */
export async function report(
  deps: Deps,
  { from, to }: z.output<typeof reportRequest>,
): Promise<Result<ReportResponse>> {
  const { database, clock, jobs } = deps;
  const { ready, reading } = await orderReading(deps);
  const timeZone = storeZone(deps);
  const end = monthStartIn(to, 1, timeZone);
  const [ledger, liability, orders] = await Promise.all([
    database.ledgerByMonth(instant(0), instant(clock.now() + 86_400_000), timeZone),
    database.openCredit(),
    ready ? database.savedOrders(instant(0), end) : null,
  ]);
  const months = (read: typeof orders) => reportOf({ ledger, orders: read, from, to, timeZone });
  const found = months(orders);
  const differs = [...found.byRefundMonth, ...found.bySaleMonth].some(({ store }) => store?.agrees === false);
  const old = clock.now() - millis(reading?.finishedAt ?? instant(0)) > TOLD_WITHIN_MS;
  const again = differs && old;
  if (again) await jobs.readOrders();
  const { byRefundMonth, bySaleMonth } = again ? months(null) : found;
  return ok({
    byRefundMonth: byRefundMonth.map((one) => ({ ...one })),
    bySaleMonth: bySaleMonth.map((one) => ({ ...one })),
    liability: [...new Set(liability.map(({ currency }) => currency))].map((currency) => ({
      currency,
      ...sumIn(liability.filter((one) => one.currency === currency)),
    })),
    reading: ready && !again ? null : { read: reading?.read ?? 0, total: reading?.total ?? null },
  });
}
