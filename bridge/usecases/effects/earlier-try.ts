import { amountData, event, nothingMore } from '../../domain/decisions/decision.ts';
import type { Return } from '../../domain/return.ts';
import type { StoreRefund } from '../../ports/store.ts';
import { decideOn } from '../decide-on.ts';
import type { Deps } from '../deps.ts';
import type { EffectOf, Outcome, Sending } from './outcome.ts';

/** In a refund's progress: a person has said that its earlier try was not paid. */
export const NOT_PAID = 'notPaid';

/** In a refund's progress: the record that is taken out of WooCommerce. */
const REMOVING = 'removing';

interface Removed {
  readonly refundId: number;
  /** Minor units. */
  readonly amount: number;
}

/**
 * Takes out of WooCommerce what an earlier try left there, once a person has said that it was not paid: else the order would have too little left for the new one,
 * and its books would show it twice. It may be asked for again: what is gone is gone. null: nothing is left of it.
 */
export async function earlierTry(
  deps: Deps,
  effect: EffectOf<'refund'>,
  entry: Return,
  sending: Sending,
  unpaid: readonly StoreRefund[],
): Promise<Outcome | null> {
  if (effect.progress[NOT_PAID] !== true) return null;
  // It was taken out, and the bridge was stopped or got no answer before it could tell.
  const begun = effect.progress[REMOVING] as Removed | undefined;
  if (begun && unpaid.every(({ id }) => id !== begun.refundId)) await tell(deps, entry, begun);
  for (const { id: refundId, amount } of unpaid) {
    await sending.note({ [REMOVING]: { refundId, amount } });
    const write = await deps.store.removeRefund({ orderId: effect.plan.orderId, refundId });
    if (write.type === 'refused') {
      const message = `WooCommerce keeps refund ${refundId}, which was not paid: ${write.message}`;
      return { type: 'failed', code: 'refund_record_stays', message };
    }
    if (write.type !== 'done') return { type: 'again', code: write.code, message: write.message, afterMs: null };
    await tell(deps, entry, { refundId, amount });
  }
  return null;
}

/** Once for each record. */
async function tell(deps: Deps, entry: Return, { refundId, amount }: Removed): Promise<void> {
  await decideOn(deps, entry, async (rma, circumstances, tx) => {
    const events = await tx.eventsOf(rma.id);
    const isTold = events.some(({ type, data }) => type === 'refund_record_removed' && data['refundId'] === refundId);
    if (isTold) return null;
    const told = event('refund_record_removed', circumstances, { refundId, ...amountData(rma, amount) });
    return { ...nothingMore(rma), events: [told] };
  });
}
