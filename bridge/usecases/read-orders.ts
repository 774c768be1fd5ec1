import type { Instant } from '../domain/time.ts';
import { addDays, instant, millis } from '../domain/time.ts';
import type { OrderReading } from '../ports/database.ts';
import type { Deps } from './deps.ts';

/** The replay and the report look back a year; an order is read from its last change on. */
const BACK_DAYS = 400;
/** A reading that is older is done again before it is shown. */
const FRESH_MS = 10 * 60_000;
/** WooCommerce's dates have whole seconds. */
const OVERLAP_MS = 2_000;

/**
 * Reads the orders that have changed since the last reading, page by page, so that replay and report need not ask the store. Broken off, it goes on from the last
 * change that it has kept. Throws StoreUnavailable: the job is then tried again.
 */
export async function readOrders(deps: Deps): Promise<void> {
  const { database, store, clock } = deps;
  const rules = await database.currentPolicy();
  const before = await database.orderReading();
  const changedAfter = before ? overlap(before.changedUntil) : addDays(instant(clock.now()), -BACK_DAYS);
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
    await database.setOrderReading({ changedUntil, read, total, finishedAt });
  }
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
