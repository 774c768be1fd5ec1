import type { z } from 'zod';
import type { reportRequest, ReportResponse } from '../contract/staff.ts';
import { reportOf } from '../domain/report.ts';
import { ok, type Result } from '../domain/result.ts';
import { type Instant, instant } from '../domain/time.ts';
import type { Deps } from './deps.ts';
import { orderReading } from './read-orders.ts';

/** The books by month of refund and by month of sale, beside WooCommerce's own. Amounts come from the ledger; the store's from its orders as last read. */
export async function report(
  deps: Deps,
  { from, to }: z.output<typeof reportRequest>,
): Promise<Result<ReportResponse>> {
  const { database, clock } = deps;
  const { ready, reading } = await orderReading(deps);
  const begin = monthStart(from, 0);
  const end = monthStart(to, 1);
  const [ledger, liability, orders] = await Promise.all([
    database.ledgerByMonth(instant(0), instant(clock.now() + 86_400_000)),
    database.openCredit(),
    ready ? database.savedOrders(instant(0), end) : null,
  ]);
  const decimals = (code: string) =>
    orders?.find((order) => order.currency.code === code)?.currency.decimals ??
    deps.knownStore.current()?.currency.decimals ??
    2;
  const { byRefundMonth, bySaleMonth } = reportOf({ ledger, orders, from: begin.slice(0, 7), to, decimals });
  return ok({
    byRefundMonth: byRefundMonth.map((one) => ({ ...one })),
    bySaleMonth: bySaleMonth.map((one) => ({ ...one })),
    liability: liability.map(({ currency, amount }) => ({ amount, currency, decimals: decimals(currency) })),
    reading: ready ? null : { read: reading?.read ?? 0, total: reading?.total ?? null },
  });
}

/** First moment of the month `YYYY-MM`, or of the one `later` months on, in UTC. */
function monthStart(month: string, later: number): Instant {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return instant(Date.UTC(year, number - 1 + later, 1));
}
