import type { Instant } from '../domain/time.ts';
import { addDays, instant, millis } from '../domain/time.ts';
import type { OrderReading } from '../ports/set-aside.ts';
import type { Deps } from './deps.ts';
import { followUsedCredits } from './follow-credit.ts';
import { followChangedOrders } from './outside.ts';
import { retrySetAside } from './set-aside.ts';

/** The report looks back two years, the replay one; an order is read from its last change on. */
const BACK_DAYS = 760;
/** A reading that is older is done again before it is shown. */
const FRESH_MS = 10 * 60_000;
/** WooCommerce's dates have whole seconds. */
const OVERLAP_MS = 2_000;

/** A job that runs longer would be taken for dead and run twice. */
const AT_ONCE_MS = 60_000;

/**
 * Reads the orders that have changed since the last reading, so that replay and report need not ask the store. It asks anew from the last change that it has seen, not
 * page after page: an order that changes meanwhile moves to the end, and the next page would begin one too late. Broken off, it goes on from
 * there. True: there are more, ask again at once. Throws StoreUnavailable: the job is then tried again.
 */
export async function readOrders(deps: Deps): Promise<boolean> {
  const { database, store, clock } = deps;
  const rules = await database.currentPolicy();
  const before = await database.orderReading();
  const began = clock.now();
  const kept = before?.finishedAt === null ? before.read : 0;
  const seen = new Set<string>();
  let changedUntil = before?.changedUntil ?? addDays(instant(began), -BACK_DAYS);
  let total: number | null = null;
  for (let page = 1; ;) {
    const readAtMs = clock.now();
    const listed = await store.listOrders({ changedAfter: overlap(changedUntil), page, rules });
    const { orders, unreadable, total: rest, next } = listed;
    total ??= rest;
    const fresh = orders.filter(({ order, changedAt }) => !seen.has(`${order.id} ${changedAt}`));
    await database.saveOrders(fresh);
    await database.setAside(unreadable.map((one) => ({ ...one, triedAt: instant(readAtMs) })));
    await followChangedOrders(
      deps,
      fresh.map(({ order }) => order),
      readAtMs,
    );
    await followUsedCredits(
      deps,
      fresh.map(({ order }) => order),
    );
    for (const { order, changedAt } of fresh) seen.add(`${order.id} ${changedAt}`);
    // One that can't be read is read, too: the next reading must not begin before it for ever.
    for (const { orderId, changedAt } of unreadable) seen.add(`${orderId} ${changedAt}`);
    const last = [...orders, ...unreadable].reduce(
      (to, { changedAt }) => (changedAt > to ? changedAt : to),
      changedUntil,
    );
    const done = next === null;
    const read = kept + seen.size;
    const until = last > changedUntil ? last : changedUntil;
    // Whoever waits for the first reading sees how far it is; a later one is finished while it goes on.
    const finishedAt = done ? instant(clock.now()) : (before?.finishedAt ?? null);
    await database.setOrderReading({ changedUntil: until, read, total: Math.max(read, kept + total), finishedAt });
    if (done) {
      await retrySetAside(deps, rules);
      return false;
    }
    if (clock.now() - began > AT_ONCE_MS && until > changedUntil) return true;
    // More orders than a page changed within the same seconds: only then the next page.
    page = overlap(until) > overlap(changedUntil) ? 1 : page + 1;
    changedUntil = until;
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
