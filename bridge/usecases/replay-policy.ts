import type { z } from 'zod';
import type { replayRequest, ReplayResponse } from '../contract/policy.ts';
import { replay } from '../domain/replay.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { addDays, instant } from '../domain/time.ts';
import type { Deps } from './deps.ts';
import { orderReading } from './read-orders.ts';

const YEAR_DAYS = 365;

/** What a draft would have decided on the last 12 months' orders and returns, beside the policy in force. Nothing is saved, nothing is asked of the store. */
export async function replayPolicy(
  deps: Deps,
  { rules }: z.output<typeof replayRequest>,
): Promise<Result<ReplayResponse>> {
  const { database, clock, knownStore } = deps;
  const { ready, reading } = await orderReading(deps);
  if (!ready) return ok({ state: 'reading', read: reading?.read ?? 0, total: reading?.total ?? null });
  const info = knownStore.current();
  if (info === null) return refuse('store_unavailable');
  const until = instant(clock.now());
  const from = addDays(until, -YEAR_DAYS);
  const [current, orders, returns] = await Promise.all([
    database.currentPolicy(),
    database.savedOrders(from, until),
    database.returnsBetween(from, until),
  ]);
  const result = replay({
    orders,
    returns,
    current,
    draft: { ...rules, version: current.version + 1 },
    storeCurrency: info.currency,
    timeZone: info.timeZone,
    calendar: deps.calendar,
  });
  return ok({
    state: 'done',
    ...result,
    changed: result.changed.map((one) => ({ ...one })),
    currency: info.currency.code,
    decimals: info.currency.decimals,
  });
}
