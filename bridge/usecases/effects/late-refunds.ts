import { instant } from '../../domain/time.ts';
import type { Return } from '../../domain/return.ts';
import type { Deps } from '../deps.ts';
import { decided, withLockedReturn } from '../with-locked-return.ts';
import { isOf } from './refund.ts';
import { wakeAt } from './wake.ts';

/**
 * A gateway may answer long after the bridge has given up: a refund that is in doubt and that WooCommerce calls paid by now is looked at again, and ends as if the
 * answer had come. One that is not stays with the person who was asked. Throws StoreUnavailable.
 */
export async function followLateRefunds(deps: Deps, entry: Return): Promise<void> {
  const doubted = (await deps.database.effectsOf(entry.id)).filter(
    ({ plan, state }) => plan.kind === 'refund' && state === 'in_doubt',
  );
  if (doubted.length === 0) return;
  const refunds = await deps.store.listRefunds(entry.orderId, entry.currency);
  const paid = doubted.filter(({ id }) => refunds.some((refund) => refund.paid && isOf(refund, id)));
  for (const { id } of paid) {
    await withLockedReturn(deps, entry, { type: 'boomerang' }, async (_rma, { tx }) => {
      const effect = await tx.lockEffect(id);
      const now = instant(deps.clock.now());
      if (effect?.state === 'in_doubt') await wakeAt(tx, { ...effect, state: 'in_flight', leaseUntil: now }, now);
      return decided(null);
    });
  }
}
