import type { Return } from '../../domain/return.ts';
import type { Instant } from '../../domain/time.ts';
import type { Transaction } from '../../ports/database.ts';
import { wakeAt } from './wake.ts';

/** Brings forward the e-mails that wait for the label. True when one went out without it: then another must follow. */
export async function mailedWithout(tx: Transaction, entry: Return, now: Instant): Promise<boolean> {
  const awaiting = (await tx.effectsOfReturn(entry.id)).filter(
    (one) => one.plan.kind === 'email' && one.plan.awaitsLabel,
  );
  let waiting = 0;
  for (const { id } of awaiting) {
    // Read again under its lock: a worker may be taking it at this moment.
    const mail = await tx.lockEffect(id);
    if (mail?.state !== 'pending') continue;
    await wakeAt(tx, mail, now);
    waiting += 1;
  }
  return awaiting.length > 0 && waiting === 0;
}
