import type { Order } from '../domain/order.ts';
import type { Policy } from '../domain/policy.ts';
import { instant, millis } from '../domain/time.ts';
import type { Deps } from './deps.ts';

/** A carrier is asked no more often for one parcel. */
const ASK_AGAIN_MS = 6 * 3_600_000;

/**
 * The order with the day on which its parcel came, where the order itself does not say and the policy counts from it. Only what is remembered: the carrier
 * is asked in the background, for the next time.
 */
export async function withDelivery(
  deps: Pick<Deps, 'database' | 'jobs' | 'carriers' | 'clock'>,
  order: Order,
  policy: Pick<Policy, 'window' | 'withdrawal'>,
): Promise<Order> {
  const { database, jobs, clock } = deps;
  const { deliveredAt, outboundParcel: parcel } = order;
  const counts = policy.window.from === 'delivery' || policy.withdrawal.enabled;
  if (deliveredAt !== null || parcel === null || !counts) return order;
  const asked = { orderId: order.id, placedAt: order.placedAt, ...parcel };
  const known = await database.deliveryOf(asked);
  if (known?.deliveredAt) return { ...order, deliveredAt: known.deliveredAt };
  const now = clock.now();
  if (known && now - millis(known.askedAt) < ASK_AGAIN_MS) return order;
  if ((await deps.carriers(database.storeId)) === null) return order;
  await jobs.followDelivery(asked);
  // Whoever looks meanwhile need not ask, too.
  await database.saveDelivery(asked, { deliveredAt: null, askedAt: instant(now) });
  return order;
}
