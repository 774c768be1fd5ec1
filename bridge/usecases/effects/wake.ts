import { type Effect, MONEY_KINDS } from '../../domain/effect.ts';
import type { Instant } from '../../domain/time.ts';
import type { Transaction } from '../../ports/database.ts';

/** Saves the effect as due at that time, and writes its wake-up. */
export async function wakeAt(tx: Transaction, effect: Effect, dueAt: Instant): Promise<void> {
  await tx.saveEffect({ ...effect, dueAt });
  await tx.wakeEffect(effect.id, dueAt);
}

/** The way is free for other money effects of the order, which waited for this one to end. */
export async function wakeWaiting(tx: Transaction, ended: Effect, now: Instant): Promise<void> {
  if (!MONEY_KINDS.includes(ended.plan.kind)) return;
  for (const { id, plan, state } of await tx.effectsOfOrder(ended.orderId)) {
    if (id === ended.id || state !== 'pending' || !MONEY_KINDS.includes(plan.kind)) continue;
    // Read again under its lock: a worker may have taken it.
    const waiting = await tx.lockEffect(id);
    if (waiting?.state === 'pending') await wakeAt(tx, waiting, now);
  }
}
