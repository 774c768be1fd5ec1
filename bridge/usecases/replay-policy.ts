import type { z } from 'zod';
import type { replayRequest, ReplayResponse } from '../contract/policy.ts';
import { orderIn, returnIn } from '../domain/decimals.ts';
import type { Order } from '../domain/order.ts';
import { policyIn } from '../domain/policy-amounts.ts';
import type { Return } from '../domain/return.ts';
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
  // All in the most decimals of them: the setting of the store may have changed.
  const { code } = info.currency;
  const ours = [info, ...orders, ...returns].filter(({ currency }) => currency.code === code);
  const currency = { code, decimals: ours.reduce((most, one) => Math.max(most, one.currency.decimals), 0) };
  const alike = <Thing extends Order | Return>(thing: Thing, to: (thing: Thing, decimals: number) => Thing) =>
    thing.currency.code === code ? to(thing, currency.decimals) : thing;
  const result = replay({
    orders: orders.map((one) => alike(one, orderIn)),
    returns: returns.map((one) => alike(one, returnIn)),
    current: policyIn(current, currency),
    draft: policyIn({ ...rules, version: current.version + 1, countedIn: info.currency }, currency),
    storeCurrency: currency,
    timeZone: info.timeZone,
    calendar: deps.calendar,
  });
  return ok({
    state: 'done',
    ...result,
    changed: result.changed.map((one) => ({ ...one })),
    currency: code,
    decimals: currency.decimals,
  });
}
