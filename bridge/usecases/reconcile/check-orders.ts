import { compareOrder } from '../../domain/reconcile/compare-order.ts';
import type { Difference } from '../../domain/reconcile/difference.ts';
import type { Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { followOrder } from '../outside.ts';
import { ourOrder } from './our-order.ts';
import { theirOrder } from './their-order.ts';

const PAGE = 50;

/** Compares order after order with WooCommerce, and tells after each one. Throws StoreUnavailable. */
export async function checkOrders(
  deps: Deps,
  { since, after }: { readonly since: Instant; readonly after: number },
  checked: (orderId: number, differences: readonly Difference[]) => Promise<void>,
): Promise<void> {
  for (let last = after; ;) {
    const page = await deps.database.ordersToReconcile({ since, after: last, limit: PAGE });
    for (const orderId of page) {
      const differences = await differencesOf(deps, orderId);
      await checked(orderId, differences);
      // What people did in WooCommerce is told tonight, and taken up: it differs no more tomorrow.
      if (differences.length > 0) await followOrder(deps, orderId);
    }
    const end = page.at(-1);
    if (end === undefined) return;
    last = end;
  }
}

/** Between the two readings something may have been done: only what differs in a second look differs. */
async function differencesOf(deps: Deps, orderId: number): Promise<readonly Difference[]> {
  const first = await compareNow(deps, orderId);
  if (first.length === 0) return first;
  const again = new Set((await compareNow(deps, orderId)).map((one) => JSON.stringify(one)));
  return first.filter((one) => again.has(JSON.stringify(one)));
}

async function compareNow(deps: Deps, orderId: number): Promise<readonly Difference[]> {
  const ours = await ourOrder(deps, orderId);
  return ours === null ? [] : compareOrder(ours, await theirOrder(deps, ours));
}
