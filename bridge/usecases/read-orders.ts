import type { Instant } from '../domain/time.ts';
import { addDays, instant, millis } from '../domain/time.ts';
import type { OrderReading } from '../ports/database.ts';
import type { Deps } from './deps.ts';

/** The report looks back two years, the replay one; an order is read from its last change on. */
const BACK_DAYS = 760;
/** A reading that is older is done again before it is shown. */
const FRESH_MS = 10 * 60_000;
/** WooCommerce's dates have whole seconds. */
const OVERLAP_MS = 2_000;

/** A job that runs longer would be taken for dead and run twice. */
const AT_ONCE_MS = 60_000;

/**
 * Reads the orders that have changed since the last reading, page by page, so that replay and report need not ask the store. Broken off, it goes on from the last
 * change that it has kept. True: there are more, ask again at once. Throws StoreUnavailable: the job is then tried again.
 */
export async function readOrders(deps: Deps): Promise<boolean> {
  const { database, store, clock } = deps;
  const rules = await database.currentPolicy();
  const before = await database.orderReading();
  const changedAfter = before ? overlap(before.changedUntil) : addDays(instant(clock.now()), -BACK_DAYS);
  const kept = before?.finishedAt === null ? before.read : 0;
  const started = clock.now();
  let changedUntil = before?.changedUntil ?? changedAfter;
  let read = 0;
  for (let page: number | null = 1; page !== null;) {
    const { orders, total, next } = await store.listOrders({ changedAfter, page, rules });
    await database.saveOrders(orders);
    read += orders.length;
    const last = orders.at(-1)?.changedAt;
    if (last !== undefined && last > changedUntil) changedUntil = last;
    page = next;
    // Whoever waits for the first reading sees how far it is; a later one is finished while it goes on.
    const finishedAt = page === null ? instant(clock.now()) : (before?.finishedAt ?? null);
    await database.setOrderReading({ changedUntil, read: kept + read, total: kept + total, finishedAt });
    // Only once the next run would begin further on: many orders may have changed in one second.
    if (page !== null && clock.now() - started > AT_ONCE_MS && overlap(changedUntil) > changedAfter) return true;
  }
  return false;
}

function overlap(changedUntil: Instant): Instant {
  return instant(millis(changedUntil) - OVERLAP_MS);
}

/** How far the reading is; asks for a new one where it is old. `ready`: there is a whole one to work with. */
export async function orderReading(
  deps: Deps,
): Promise<{ readonly ready: boolean; readonly reading: OrderReading | null }> {
  const reading = await deps.database.orderReading();
  const finished = reading?.finishedAt ?? null;
  if (finished === null || deps.clock.now() - millis(finished) > FRESH_MS) await deps.jobs.readOrders();
  return { ready: finished !== null, reading };
}
