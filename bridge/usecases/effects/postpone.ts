import type { Effect } from '../../domain/effect.ts';
import { addMs, instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { PEER_OF } from '../peers.ts';
import { wakeAt } from './wake.ts';

/** Those that wait for the same peer do not come back in the same moment: up to a fifth of the pause later. */
const SPREAD = 0.2;

/**
 * The peer is left alone for a while: the effect goes back to what it was, and neither counts as a try. One whose answer was lost stays in flight, to be
 * looked for then.
 */
export async function postpone(
  deps: Deps,
  { before, effect }: { readonly before: Effect; readonly effect: Effect },
  restMs: number,
): Promise<void> {
  const now = instant(deps.clock.now());
  const dueAt = addMs(now, Math.ceil(restMs * (1 + SPREAD * deps.random())));
  const trouble = effect.trouble ?? { code: 'peer_away', message: MESSAGES[PEER_OF[effect.plan.kind]], at: now };
  await deps.database.transaction(async (tx) => {
    const row = await tx.lockEffect(effect.id);
    if (!row || row.state !== 'in_flight' || row.leaseUntil !== effect.leaseUntil) return;
    const inFlight = before.state === 'in_flight';
    await wakeAt(
      tx,
      { ...row, state: inFlight ? 'in_flight' : 'pending', leaseUntil: inFlight ? dueAt : null, trouble },
      dueAt,
    );
  });
}

const MESSAGES = {
  store: 'WooCommerce does not answer.',
  shippo: 'Shippo does not answer.',
  webhook: 'The receiver does not answer.',
} as const;
