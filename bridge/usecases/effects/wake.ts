import type { Effect } from '../../domain/effect.ts';
import type { Instant } from '../../domain/time.ts';
import type { Transaction } from '../../ports/database.ts';

/** Saves the effect as due at that time, and writes its wake-up. */
export async function wakeAt(tx: Transaction, effect: Effect, dueAt: Instant): Promise<void> {
  await tx.saveEffect({ ...effect, dueAt });
  await tx.wakeEffect(effect.id, dueAt);
}
