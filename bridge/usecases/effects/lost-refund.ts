import { MONEY_KINDS, type Effect } from '../../domain/effect.ts';
import type { Return } from '../../domain/return.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from './outcome.ts';
import { orderOf } from './what-is-left.ts';

/**
 * A database that came from a backup knows nothing of what was decided after it: people decide the same again, under new ids. So no money goes out on an order that
 * has a refund of a Boomerang effect which this database never had, until a person has said so. Throws StoreUnavailable.
 */
export async function lostRefund(deps: Deps, effect: Effect, entry: Return): Promise<Outcome | null> {
  if (effect.attempt > 1 || !MONEY_KINDS.includes(effect.plan.kind)) return null;
  if ((await deps.database.lastRestore()) === null) return null;
  const order = await orderOf(deps, entry);
  if (!order) return null;
  const ours = await deps.database.transaction((tx) => tx.effectsOfOrder(order.id));
  const lost = order.refunds.find(({ effectId }) => effectId !== null && ours.every(({ id }) => id !== effectId));
  if (!lost) return null;
  const message = `WooCommerce has refund ${lost.id} on this order, which Boomerang made after the backup was taken that this database comes from.`;
  return { type: 'in_doubt', code: 'restored', message };
}
